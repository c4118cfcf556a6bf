namespace Cdop.EndToEnd.Tests;

/// <summary>Four weeks go by: the program runs with the clock of the test, and a person only looks.</summary>
public sealed class The_clock_chases_late_answers(Site site) : IAsyncDisposable
{
    private const string Email = "late@surgery.example";

    private readonly HostUnderTest host = new() { Settings = { ["Limits:PublicPostsPerMinute"] = "10000" } };

    [Fact]
    public async Task After_7_14_and_21_days_and_on_day_28_the_case_and_the_mail_page_show_what_went_out_and_a_return_stops_it()
    {
        var (reviewed, link) = await Asked();
        foreach (var (words, width) in new[] { ("Reminded after 7 days", 1280), ("Reminded after 14 days", 375), ("Reminded after 21 days", 1280), ("days late", 375) })
        {
            await host.Advance(TimeSpan.FromDays(7));
            await Written(reviewed, words);

            await using var office = await site.Begin(width, at: host.Address);
            await office.SignIn("Priya Marsh", $"/cases/{reviewed}?tab=timeline");
            Assert.Contains(words, await office.Text(), StringComparison.Ordinal);
            await office.Go("/development/mail");
            Assert.True(await office.Page.Locator("article").Filter(new() { HasText = $"To {Email}, {Today}" }).Filter(new() { HasText = "Reminder: request" }).CountAsync() > 0, $"No reminder went out on {Today}.");
        }

        using var agency = host.Open();
        await agency.Enter(host, link, Email);
        await agency.Press(await agency.Get($"{link}/nothing"), "Send: nothing to add");

        await using var desk = await site.Begin(at: host.Address);
        await desk.SignIn("Priya Marsh", $"/cases/{reviewed}?tab=requests");
        await desk.Step(() => desk.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "GP", Exact = true }).First.ClickAsync());
        Assert.Contains("Nothing to add", await desk.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("unless answered", await desk.Text(), StringComparison.Ordinal); // nothing happens by itself any more
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private string Today => Instant.FromDateTimeOffset(host.Clock.GetUtcNow()).DateIn().ToString("d MMMM uuuu", System.Globalization.CultureInfo.InvariantCulture);

    // The job runs every quarter of an hour, as the clock is moved on.
    private async Task Written(string reviewed, string words)
    {
        using var office = await host.SignIn("admin.marsh");
        for (var looked = 0; looked < 20; looked++)
        {
            await host.Advance(TimeSpan.FromMinutes(1));
            if ((await office.Get($"/cases/{reviewed}?tab=timeline")).Document.QuerySelectorAll("main li, main tr").Any(line => line.TextContent.Contains(words, StringComparison.Ordinal) && line.TextContent.Contains("Dr Field", StringComparison.Ordinal)))
            {
                return;
            }
        }

        Assert.Fail($"The case never said “{words}”.");
    }

    private async Task<(string Case, string Link)> Asked()
    {
        var told = Told.Of(Instant.FromDateTimeOffset(host.Clock.GetUtcNow()).DateIn()) with { FamilyName = "Weeks", ProfessionalsName = "Dr Field", ProfessionalsAgency = "GP", ProfessionalsEmail = Email };
        using var office = await host.SignIn("admin.marsh");
        using var notifier = host.Open();
        var reviewed = await office.Accept(await notifier.Notify(told), ("Form.Same", "apart"));
        await office.Ask(reviewed);
        return (reviewed, await notifier.LinkTo(Email));
    }
}
