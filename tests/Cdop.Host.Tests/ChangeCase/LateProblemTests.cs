using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Cdop.Host.Tests;

/// <summary>Two people at one case, of whom the slower makes a mistake first, over HTTP.</summary>
public sealed class LateProblemTests : IAsyncDisposable
{
    private static readonly (string, string)[] NoSuchDay = [("Form.On.Day", "31"), ("Form.On.Month", "2"), ("Form.On.Year", "2026")];

    private readonly HostUnderTest host = new() { Settings = { ["Limits:PublicPostsPerMinute"] = "200" } };

    [Fact]
    public async Task A_form_with_a_problem_comes_back_beside_the_version_first_seen_and_the_next_post_is_shown_both()
    {
        using var visitor = host.Open();
        using var desk = await host.SignIn("manager.quayle");
        var told = Told.Of(Instant.FromDateTimeOffset(host.Clock.GetUtcNow()).DateIn()) with { ProfessionalsAgency = "A surgery", ProfessionalsName = "Dr Field" };
        var reviewed = await desk.Accept(await visitor.Notify(told));
        var people = await desk.Get($"/cases/{reviewed}?tab=people");
        var person = people.Document.QuerySelectorAll<IHtmlAnchorElement>("a[href*='/people/']").Select(a => a.GetAttribute("href")!.Split('/')[4]).First(p => Guid.TryParse(p, out _));
        var documents = await desk.AttachTo(reviewed, "A letter", "letter.txt", "Dear colleague"u8.ToArray());
        var document = documents.Document.QuerySelectorAll<IHtmlAnchorElement>("a[href*='/documents/']").Select(a => a.GetAttribute("href")!.Split('/')[4]).First(d => Guid.TryParse(d, out _));
        (string Address, string Button, (string, string)[] Wrong)[] forms =
        [
            ("settle/ncmd", "Save", NoSuchDay),
            ("settle/leaflet", "Save", NoSuchDay),
            ("stage", "Save", NoSuchDay),
            ("pause", "Pause", NoSuchDay),
            ("owner", "Save", [("Form.Owner", "a-stranger")]),
            ($"people/{person}", "Save", [("Form.Agency", "")]),
            ($"people/{person}/off", "Take off the list", [("Form.Because", "")]),
            ($"documents/{document}", "Save", [("Form.Title", "")]),
            ($"documents/{document}/withdraw", "Withdraw", [("Form.Because", "")]),
        ];
        var slow = new List<PageSeen>();
        foreach (var form in forms)
        {
            slow.Add(await desk.Get($"/cases/{reviewed}/{form.Address}"));
        }

        await desk.Press(slow[0], "Save", ("Form.Outcome", "Done"), ("Form.Because", "By the quicker of two"));
        var now = VersionOf(await desk.Get($"/cases/{reviewed}/stage"));
        foreach (var ((_, button, wrong), seen) in forms.Zip(slow))
        {
            var back = await desk.Press(seen, button, wrong);
            Assert.True(Office.Complaints(back).Length > $"{back.Address} {back.Heading}: ".Length && !back.Text.Contains("while you were writing", StringComparison.Ordinal), Office.Complaints(back));
            Assert.Equal(VersionOf(seen), VersionOf(back));
            Assert.NotEqual(now, VersionOf(back));
        }

        var both = await desk.Press(
            await desk.Press(slow[0], "Save", NoSuchDay),
            "Save",
            ("Form.Outcome", "NotDone"),
            ("Form.On.Day", ""),
            ("Form.On.Month", ""),
            ("Form.On.Year", ""),
            ("Form.Because", "By the slower of two"));
        Assert.Contains("while you were writing", both.Text, StringComparison.Ordinal);
        Assert.Contains("By the quicker of two", both.Text, StringComparison.Ordinal);
        Assert.Equal(now, VersionOf(both));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static string VersionOf(PageSeen page) => page.Document.QuerySelector<IHtmlInputElement>("input[name='Form.Version']")!.Value;
}
