using System.Globalization;

namespace Cdop.Host.Tests;

/// <summary>Four weeks of chasing on the whole program with a clock that the test moves: what goes out by itself, and what the pages say of it.</summary>
public sealed class ChaseRequestsTests : IAsyncDisposable
{
    private readonly HostUnderTest host = new() { Settings = { ["Limits:PublicPostsPerMinute"] = "10000" } };

    [Fact]
    public async Task Nobody_chases_by_hand_the_case_and_the_mail_page_show_what_went_out_and_a_return_stops_it()
    {
        var (late, prompt) = ("late@surgery.example", "prompt@surgery.example");
        var (caseOfLate, _) = await Asked(late, "Qvlate", 1);
        var (caseOfPrompt, link) = await Asked(prompt, "Qvprompt", 2);

        foreach (var (days, words) in new[] { (7, "Reminded after 7 days"), (14, "Reminded after 14 days"), (21, "Reminded after 21 days"), (28, "days late") })
        {
            await host.Advance(TimeSpan.FromDays(7));
            await Shows(late, words, caseOfLate);
            if (days == 7)
            {
                await Shows(prompt, words, caseOfPrompt);
                using var agency = host.Open();
                await agency.Enter(host, link, prompt);
                await agency.Press(await agency.Get($"{link}/nothing"), "Send: nothing to add");
            }
        }

        using var office = await host.SignIn("admin.marsh");
        var told = (await office.Get($"/cases/{caseOfPrompt}?tab=timeline")).Document.QuerySelectorAll("main li, main tr").Select(line => line.TextContent).Where(line => line.Contains("Dr Field", StringComparison.Ordinal)).ToList();
        Assert.Contains(told, line => line.Contains("Nothing to add", StringComparison.Ordinal));
        Assert.DoesNotContain(told, line => line.Contains("Reminded after 14 days", StringComparison.Ordinal) || line.Contains("days late", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_of_a_request_and_the_mail_say_the_same_last_day_of_a_link()
    {
        var (reviewed, _) = await Asked("late@surgery.example", "Qvlate", 1);
        var last = Instant.FromDateTimeOffset(host.Clock.GetUtcNow()).DateIn().PlusDays(41);
        using var office = await host.SignIn("admin.marsh");
        var request = (await office.Get($"/cases/{reviewed}?tab=requests")).Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).First(href => href.Contains("/requests/", StringComparison.Ordinal));

        var page = await office.Press(
            await office.Get($"{request}/more-time"), "Give more time", ("Form.DueOn.Day", $"{last.Day}"), ("Form.DueOn.Month", $"{last.Month}"), ("Form.DueOn.Year", $"{last.Year}"), ("Form.Because", "On leave"));

        var said = $"works until {last.ToString("d MMMM uuuu", CultureInfo.InvariantCulture)}";
        Assert.Contains(said, page.Document.QuerySelector("aside")!.TextContent, StringComparison.Ordinal);
        Assert.Contains((await office.Get("/development/mail")).Document.QuerySelectorAll("article"), mail => mail.TextContent.Contains(said, StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    // The job runs as the clock is moved on: the case says what it did, and a mail of that day is there.
    private async Task Shows(string email, string words, string reviewed)
    {
        using var office = await host.SignIn("admin.marsh");
        for (var looked = 0; looked < 20; looked++)
        {
            await host.Advance(TimeSpan.FromMinutes(1));
            var timeline = await office.Get($"/cases/{reviewed}?tab=timeline");
            if (timeline.Document.QuerySelectorAll("main li, main tr").Any(line => line.TextContent.Contains(words, StringComparison.Ordinal) && line.TextContent.Contains("Dr Field", StringComparison.Ordinal)))
            {
                var today = Instant.FromDateTimeOffset(host.Clock.GetUtcNow()).DateIn().ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
                var mails = (await office.Get("/development/mail")).Document.QuerySelectorAll("article").Select(mail => (Subject: mail.QuerySelector("h2")!.TextContent, To: mail.QuerySelector(".nhsuk-hint")!.TextContent));
                Assert.Contains(mails, mail => mail.Subject.StartsWith("Reminder: request", StringComparison.Ordinal) && mail.To.Contains($"To {email}, {today}", StringComparison.Ordinal));
                return;
            }
        }

        Assert.Fail($"The case of {email} never said “{words}”.");
    }

    private async Task<(string Case, string Link)> Asked(string email, string familyName, int number)
    {
        var told = Told.Of(Instant.FromDateTimeOffset(host.Clock.GetUtcNow()).DateIn()) with { GivenName = $"Ann{number}", FamilyName = familyName, NhsNumber = "", ProfessionalsName = "Dr Field", ProfessionalsAgency = "GP", ProfessionalsEmail = email };
        using var desk = await host.SignIn("admin.marsh");
        using var visitor = host.Open();
        var reviewed = await desk.Accept(await visitor.Notify(told with { Born = told.Born.PlusDays(-60 * number) }, ("Form.Child.NoNhsNumber", "NotAvailable")), ("Form.Same", "apart"));
        await desk.Ask(reviewed);
        return (reviewed, await visitor.LinkTo(email));
    }
}
