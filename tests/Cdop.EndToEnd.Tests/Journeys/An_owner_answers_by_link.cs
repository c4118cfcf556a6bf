using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Cdop.EndToEnd.Tests;

/// <summary>What a meeting agreed and who is to act answers: the program runs with the clock of the test, so that the meeting is later on the same day.</summary>
public sealed partial class An_owner_answers_by_link(Site site) : IAsyncDisposable
{
    private const string Evidence = "Sent to all 48 midwives on 3 June. The list is on page 3 of the minutes of the ward meeting.";

    private readonly HostUnderTest host = new() { Settings = { ["Limits:PublicPostsPerMinute"] = "10000" } };

    private LocalDate Today => Instant.FromDateTimeOffset(host.Clock.GetUtcNow()).DateIn();

    [Theory]
    [InlineData(1280, "999 006 0002")]
    [InlineData(375, "999 006 0010")]
    public async Task What_the_panel_agreed_reaches_who_is_to_act_comes_back_with_evidence_and_is_closed(int width, string number)
    {
        var email = $"head.midwife.{width}@trust.example";
        var label = await Ratified(number, width);

        await using var office = await site.Begin(width, at: host.Address);
        await office.SignIn("Priya Marsh", "/actions");
        Assert.Contains("Send the leaflet to every midwife", await office.Text(), StringComparison.Ordinal);
        await office.Step(() => office.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = label }).GetByRole(AriaRole.Link).First.ClickAsync());
        var action = office.Page.Url;
        await office.Follow("Name who is written to");
        await office.Press("Write to them");
        Assert.Equal(["Choose somebody, or enter name and work email"], await office.Problems());
        await office.Fill("Name", "Jo Midgley");
        await office.Fill("Work email", email);
        await office.Press("Write to them");
        await office.Pick("I have checked this address with them");
        await office.Press("Write to them");

        await office.Go("/development/mail");
        var mail = await office.Page.Locator("article").Filter(new() { HasText = $"To {email}" }).First.InnerTextAsync();
        Assert.DoesNotContain("leaflet", mail, StringComparison.Ordinal);
        Assert.DoesNotContain(label, mail, StringComparison.Ordinal);

        // Whoever is to act has no account: one step to the action, one to answer it.
        await using var owner = await site.Begin(width, at: host.Address);
        await owner.Go(Link().Match(mail).Value);
        Assert.DoesNotMatch(@"\bP-", await owner.Text());
        owner.CountFromHere();
        await owner.Step(() => owner.Page.GetByRole(AriaRole.Link).Filter(new() { HasText = "Action A-" }).First.ClickAsync());
        await owner.Pick("It is done");
        await owner.Press("Send my answer");
        Assert.Equal(["Enter the evidence: what was done, when, and where it can be seen"], await owner.Problems());
        await owner.Page.Locator("[name='Form.Words']").FillAsync(Evidence);
        await owner.Press("Send my answer");
        Assert.Equal(3, owner.Steps);
        Assert.Contains("The panel looks at it and tells you", await owner.Text(), StringComparison.Ordinal);

        await office.Go("/actions?show=Answered");
        await office.Step(() => office.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = label }).GetByRole(AriaRole.Link).First.ClickAsync());
        await office.Follow("Accept it or ask them something");
        await office.Pick("Send it back with a question");
        await office.Page.Locator("[name='Form.Question']").FillAsync("Do the bank midwives have it too?");
        await office.Press("Save");
        await owner.Page.ReloadAsync();
        Assert.Contains("Do the bank midwives have it too?", await owner.Text(), StringComparison.Ordinal);
        await owner.Look();
        await owner.Pick("It is done");
        await owner.Page.Locator("[name='Form.Words']").FillAsync($"{Evidence} The bank midwives had it on 4 June.");
        await owner.Page.GetByLabel("A file that shows it").SetInputFilesAsync(new FilePayload { Name = "list.exe", MimeType = "text/plain", Buffer = "MZ"u8.ToArray() });
        await owner.Press("Send my answer");
        Assert.StartsWith("The file must be PDF", Assert.Single(await owner.Problems()), StringComparison.Ordinal);
        await owner.Look();
        await owner.Page.GetByLabel("A file that shows it").SetInputFilesAsync(new FilePayload { Name = "list.txt", MimeType = "text/plain", Buffer = "All 48 midwives"u8.ToArray() });
        await owner.Press("Send my answer");
        Assert.Contains("list.txt, 1 KB", await owner.Text(), StringComparison.Ordinal);
        await owner.Look();

        await office.Go($"{action}/answer");
        await office.Look();
        await office.Follow("list.txt");
        Assert.Contains("No virus scanner is set up", await office.Text(), StringComparison.Ordinal);
        await office.Go($"{action}/answer");
        await office.Press("Save");
        Assert.Contains("Closed with evidence", await office.Text(), StringComparison.Ordinal);
        await owner.Page.ReloadAsync();
        Assert.Contains("This action is closed", await owner.Text(), StringComparison.Ordinal);
        await owner.Look();

        // The recommendation of the same finding goes out as a letter under the Act.
        await office.Go("/recommendations");
        await office.Step(() => office.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = label }).GetByRole(AriaRole.Link).First.ClickAsync());
        await office.Follow("Write a letter");
        await office.Page.Locator("[name='Form.Address']").FillAsync("The chief nurse\n1 The Road\nLiverpool");
        await office.Press("Record it and show the letter");
        var letter = await office.Text();
        Assert.Contains("section 16M(5)", letter, StringComparison.Ordinal);
        Assert.Contains("Review the safer sleep leaflet", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("Agreedchild", letter, StringComparison.Ordinal);
        Assert.DoesNotContain(label, letter, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    // A panel of five reviews a case today and agrees an action; the panel reference of the case.
    private async Task<string> Ratified(string nhsNumber, int width)
    {
        var death = new Told { Born = Today.PlusDays(-900 - width), Died = Today.PlusDays(-6), Circumstances = "Found at home.", GivenName = "Noa", FamilyName = $"Agreedchild{(width < 500 ? "narrow" : "wide")}", NhsNumber = nhsNumber };
        using var office = await host.SignIn("admin.marsh");
        using var chair = await host.SignIn("chair.lowe");
        using var notifier = host.Open();
        var reviewed = await office.Accept(await notifier.Notify(death), ("Form.Same", "apart"));
        await Done(
            office, "/meetings/plan", "Plan it and invite the members",
            [
                ("Form.Panel", "general"), ("Form.On.Day", $"{Today.Day}"), ("Form.On.Month", $"{Today.Month}"), ("Form.On.Year", $"{Today.Year}"), ("Form.Starts", "16:00"), ("Form.Minutes", "15"),
                .. Today.IsWorkingDay() ? Array.Empty<(string, string)>() : [("Form.AllowsHoliday", "true")],
            ]);
        var number = (await office.Get("/hold")).Document.QuerySelector("a[href^='/hold/']")!.TextContent;
        foreach (var member in new[] { "chair.lowe", "member.osei", "kit.bellamy", "casey.rudd", "alex.dunmore" })
        {
            await Done(office, await office.InvitationOf($"{member}@cdop.example", number), "Send my answer", ("Form.Reply", "Coming"));
        }

        // The case is the one that was not among those that wait before.
        var before = Waiting(await office.Get($"/meetings/{number}/cases?all=true"));
        await Done(office, $"/cases/{reviewed}/stage", "Save", ("Form.Stage", "ReadyForPanel"), ("Form.Because", "All is there."));
        var list = await office.Get($"/meetings/{number}/cases?all=true");
        var label = Waiting(list).Except(before).Single();
        Seen(await office.Press(list, "List the ticked cases", ("Form.Cases", label)));
        var papers = await office.Get($"/meetings/{number}/cases/{label}/papers");
        var names = papers.Document.QuerySelectorAll("select[name$='.Choice']").Where(one => one.QuerySelector("option[value=Replace]") is not null).Select(one => (one.GetAttribute("name")!, "Replace"));
        Seen(await office.Press(papers, "Save and go on", [.. names]));
        await Done(office, $"/meetings/{number}/cases/{label}/papers/certify", "Certify the papers", ("Form.HasRead", "true"));
        await Done(office, $"/meetings/{number}/pack", "Issue the pack", ("Form.Nevertheless", "true"));
        var held = $"/hold/{number}/{label}";
        await Done(chair, $"/meetings/{number}/attendance", "Save who is there");
        await Done(chair, held, "Open the discussion", ("Form.HasBegun", "true"));
        await Done(chair, $"{held}/record", "Write for this meeting");
        var due = Today.PlusDays(60);
        foreach (var (section, typed) in new (string, (string, string)[])[]
        {
            ("case", [("q:case.summary", "In short.")]),
            ("category", [("q:category.ticked", "10")]),
            ("modifiability", [("q:modifiability.judgement", "none")]),
            ("recommendations", [("q:recommendations.recommendation.what@0", "Review the safer sleep leaflet with parents, and say in it what to do on holiday and in hot weather."), ("q:recommendations.recommendation.to@0", "Example Women’s Hospital")]),
            ("actions", [("q:actions.action.what@0", "Send the leaflet to every midwife"), ("q:actions.action.owner@0", "Example Women’s Hospital"), ("q:actions.action.due@0:day", $"{due.Day}"), ("q:actions.action.due@0:month", $"{due.Month}"), ("q:actions.action.due@0:year", $"{due.Year}")]),
        })
        {
            await Done(chair, $"{held}/form/{section}", "Save and go to the case", typed);
        }

        await Done(chair, $"{held}/ratify", "Ratify this finding");
        return label;
    }

    private static List<string> Waiting(PageSeen list) => [.. list.Document.QuerySelectorAll("input[name='Form.Cases']").Select(box => box.GetAttribute("value")!)];

    private static async Task Done(Browser browser, string address, string button, params (string Name, string Value)[] typed) => Seen(await browser.Press(await browser.Get(address), button, typed));

    private static void Seen(PageSeen page) => Assert.True(page.Document.QuerySelector(".nhsuk-error-summary") is null, page.Document.QuerySelector(".nhsuk-error-summary")?.TextContent);

    [GeneratedRegex(@"/my-actions/[A-Za-z0-9_-]{22}")]
    private static partial Regex Link();
}
