using Microsoft.Playwright;

namespace Cdop.EndToEnd.Tests;

public sealed class A_new_starter_begins(Site site)
{
    [Fact]
    public async Task The_manager_gives_a_role_and_takes_it_back_and_each_holds_within_a_minute()
    {
        await using var starter = await site.Begin();
        await starter.SignIn("New Starter", "/account");
        Assert.Contains("You have no role yet", await starter.Text(), StringComparison.Ordinal);
        var (issuer, subject) = (await Fact(starter, "Signed in by"), await Fact(starter, "Known there as"));
        await starter.Go("/cases");
        Assert.True(await starter.IsMissing());

        await using var manager = await site.Begin();
        await manager.SignIn("Jo Quayle", "/people");
        manager.CountFromHere();
        await manager.Follow("Add a person");
        await manager.Fill("Issuer of their account", issuer);
        await manager.Fill("Subject of their account", subject);
        await manager.Fill("Name", "Nell Starter");
        await manager.Fill("Work email (for notices only)", "nell.starter@cdop.example");
        await manager.Pick("CDOP administrator");
        await manager.Pick("Sefton");
        await manager.Press("Add the person");
        Assert.Equal(2, manager.Steps);

        await Within(TimeSpan.FromMinutes(1), starter, "Caseload");
        await starter.Look();
        await starter.Go("/account");
        Assert.Contains("Sefton", await starter.Text(), StringComparison.Ordinal);

        manager.CountFromHere();
        await manager.Step(() => manager.Page.GetByRole(AriaRole.Link, new() { Name = "Take back" }).First.ClickAsync());
        await manager.Fill("Why?", "Began a week too early.");
        await manager.Press("Take the role back");
        Assert.Equal(2, manager.Steps);
        await Within(TimeSpan.FromMinutes(1), starter, "Page not found");
    }

    private static async Task<string> Fact(Journey journey, string name) =>
        (await journey.Page.Locator(".nhsuk-summary-list__row").Filter(new() { HasText = name }).Locator("dd").InnerTextAsync()).Trim();

    private static async Task Within(TimeSpan limit, Journey journey, string heading)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(limit);
        using var often = new PeriodicTimer(TimeSpan.FromSeconds(1));
        do
        {
            await journey.Page.GotoAsync("/cases");
        }
        while (!await journey.Page.GetByRole(AriaRole.Heading, new() { Name = heading }).IsVisibleAsync() && await often.WaitForNextTickAsync(patience.Token));
    }
}
