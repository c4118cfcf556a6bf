namespace Cdop.Host.Tests;

/// <summary>What somebody is shown of other children beside a notification that waits.</summary>
public sealed class TriageNotificationTests : IAsyncDisposable
{
    private readonly HostUnderTest host = new();

    [Fact]
    public async Task The_audit_of_a_case_says_who_saw_it_beside_another_notification()
    {
        using var desk = await host.SignIn("manager.quayle");
        using var visitor = host.Open();
        var told = Told.Of(Instant.FromDateTimeOffset(host.Clock.GetUtcNow()).DateIn());
        var reviewed = await desk.Accept(await visitor.Notify(told));
        var second = await visitor.Notify(told with { Notifier = "Ben Ward", Email = "ben.ward@hospital.example" });

        Assert.Contains(reviewed, (await desk.Get($"/notifications/{second}")).Text, StringComparison.Ordinal);

        Assert.Contains("Beside notification", (await desk.Get($"/audit?Form.Reference={reviewed}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Late_is_said_where_it_is_late_whatever_the_hour_of_death_was()
    {
        using var desk = await host.SignIn("admin.marsh");
        using var visitor = host.Open();
        var told = Told.Of(Instant.FromDateTimeOffset(host.Clock.GetUtcNow()).DateIn());

        var late = await desk.Get($"/notifications/{await visitor.Notify(told with { Died = told.Died.PlusDays(-5) }, ("Form.Death.Time", ""))}");
        var unsure = await desk.Get($"/notifications/{await visitor.Notify(told with { Email = "other@hospital.example" }, ("Form.Death.Time", ""))}");

        Assert.Matches("Received more than [0-9]+ days after death limit 24 hours, time of death not known", late.Document.QuerySelector(".cdop-clock--late")!.TextContent);
        Assert.DoesNotContain("after death", unsure.Document.QuerySelector(".cdop-clocks")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_Accept_comes_what_was_decided_and_the_next_child_only_by_a_link()
    {
        using var desk = await host.SignIn("admin.marsh");
        using var visitor = host.Open();
        var told = Told.Of(Instant.FromDateTimeOffset(host.Clock.GetUtcNow()).DateIn());
        var first = await visitor.Notify(told);
        var next = await visitor.Notify(told with { GivenName = "Otto", FamilyName = "Vale", NhsNumber = "999 000 0026", Email = "next@hospital.example" });

        var after = await desk.Press(await desk.Get($"/notifications/{first}"), "Accept", ("Form.Same", "apart"), ("Form.NeedsJointResponse", "false"));

        Assert.Equal($"/notifications/{first}", after.Address.AbsolutePath);
        Assert.DoesNotContain("Accept", after.Document.QuerySelectorAll("button").Select(button => button.TextContent.Trim()));
        Assert.NotNull(after.Document.QuerySelector(".cdop-header__count")); // another waits
        Assert.Contains($"Next: {next}", after.Document.QuerySelectorAll(".cdop-undo a").Select(link => link.TextContent));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
