using System.Text.Json;
using System.Text.Json.Nodes;
using Cdop.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.PanelReview;

public sealed class GiveScoreTests : IAsyncDisposable
{
    private static readonly Instant Day = Instant.FromUtc(2026, 5, 13, 8, 45);
    private static readonly string[] Coming = ["chair", "designated-doctor", "social-care", "police", "lay"];
    private static readonly GiveScore Said = new() { Categories = ["8", "10"], Modifiability = Modifiability.Identified, Grades = ["", "social.gang=1", "physical.unsafe-sleep=2"] };

    private readonly NewVersions published = new();
    private readonly Panels panels;

    public GiveScoreTests() => panels = new(more: services => services.AddSingleton<IPublishedForms>(published));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task A_score_is_changed_until_the_discussion_opens_and_then_refused()
    {
        var (number, label) = await Papered(Coming);

        Assert.True((await Give("lay", number, label, Said))!.Succeeded);
        Assert.True((await Give("lay", number, label, Said with { Categories = ["3"], Key = Guid.NewGuid() }))!.Succeeded);
        await Open(number, label);
        panels.Modules.Clock.AdvanceMinutes(1);
        var late = await Give("lay", number, label, Said with { Key = Guid.NewGuid() });

        Assert.Contains("so its scores are closed", Assert.Single(late!.Problems).Message, StringComparison.Ordinal);
        Assert.Contains("so its scores are closed", Assert.Single((await Give("police", number, label, Said))!.Problems).Message, StringComparison.Ordinal);
        var kept = Assert.Single(await Scores());
        Assert.Equal((3, "3", "social.gang=1 physical.unsafe-sleep=2"), (kept.Primary!.Value, kept.Categories, kept.Grades));
    }

    [Fact]
    public async Task Who_does_not_come_or_takes_no_part_has_no_case_to_score()
    {
        var (number, label) = await Papered("chair", "lay");

        Assert.Null(await Give("police", number, label, Said));
        Assert.Null(await Give("office", number, label, Said));
        Assert.NotNull(await Give("lay", number, label, Said));

        var subject = (await Scores()).Single().Subject;
        await panels.Modules.Use((PanelReviewDb db) =>
        {
            db.Access.Add(new() { Subject = subject, Person = new("lay"), Kind = AccessKind.Excluded });
            return db.SaveChangesAsync(Ct);
        });
        Assert.Null(await Give("lay", number, label, Said with { Key = Guid.NewGuid() }));
        Assert.Empty(await panels.As("lay").Modules.Use((CasesToScore cases) => cases.All(Ct)));
    }

    [Fact]
    public async Task A_meeting_that_asks_for_no_scores_takes_none()
    {
        var (number, label) = await Papered(Coming);
        await panels.Modules.Use(async (AskScoresHandler handler) => await handler.Handle(number, new() { Asks = false, Version = (await panels.Meeting(number, Ct)).Version }, Ct));

        Assert.Null(await Give("lay", number, label, Said));
    }

    [Fact]
    public async Task Members_who_come_are_asked_once_by_mail_that_names_no_case()
    {
        var (number, label) = await Papered("lay", "police");

        var asked = (await panels.Mail(Ct)).Where(mail => mail.Subject.StartsWith("Please score", StringComparison.Ordinal)).ToList();

        Assert.Equal(["lay@panel.example", "police@panel.example"], asked.Select(mail => mail.To).Order());
        Assert.All(asked, mail => Assert.DoesNotContain(label, mail.Body, StringComparison.Ordinal));
        Assert.All(asked, mail => Assert.Contains(number, mail.Subject, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_audit_keeps_that_a_score_was_given_and_never_what_it_says()
    {
        var (number, label) = await Papered(Coming);
        await Give("lay", number, label, Said);

        var lines = await panels.Modules.Audit<PanelReviewDb>(Ct);

        Assert.Contains(lines, line => line.Line is { Action: "Scored", Actor.Value: "lay" });
        Assert.All(lines, line => Assert.DoesNotContain("social.gang", JsonSerializer.Serialize(line), StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Line.What.Contains(nameof(BlindScore), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "Identified", "", "Categories")]
    [InlineData("11", "Identified", "", "Categories")]
    [InlineData("8", null, "", "Modifiability")]
    [InlineData("8", "None", "social.gang=3", "Grades")]
    [InlineData("8", "None", "nothing=1", "Grades")]
    [InlineData("8", "None", "=", "Grades")]
    public async Task What_is_missing_or_not_of_the_form_is_said_at_its_field(string categories, string? judged, string grade, string field)
    {
        var (number, label) = await Papered(Coming);

        var given = await Give("lay", number, label, new()
        {
            Categories = categories.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Modifiability = judged is null ? null : Enum.Parse<Modifiability>(judged),
            Grades = [grade],
        });

        Assert.Equal(field, Assert.Single(given!.Problems).Field);
        Assert.Empty(await Scores());
    }

    [Fact]
    public async Task Many_scores_at_once_are_all_kept_and_sent_twice_one_is_one()
    {
        var (number, label) = await Papered(Coming);

        foreach (var seat in Coming)
        {
            panels.As(seat);
            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => panels.Modules.Use((GiveScoreHandler handler) => handler.Handle(number, label, Said, Ct))));
        }

        Assert.Equal(5, (await Scores()).Count);
    }

    [Fact]
    public async Task The_chair_alone_opens_a_discussion_and_on_the_day()
    {
        var (number, label) = await Papered(Coming);
        Assert.Contains("on that day", Assert.Single((await OpenAs("chair", number, label)).Problems).Message, StringComparison.Ordinal);
        panels.Modules.Clock.Reset(Day);

        Assert.Contains("Only the chair", Assert.Single((await OpenAs("office", number, label)).Problems).Message, StringComparison.Ordinal);
        Assert.Contains("Only the chair", Assert.Single((await OpenAs("police", number, label)).Problems).Message, StringComparison.Ordinal);
        Assert.True((await OpenAs("chair", number, label)).Succeeded);
        Assert.True((await OpenAs("chair", number, label)).Succeeded);
        Assert.Equal("chair", (await panels.Modules.Use((PanelReviewDb db) => db.Discussions.SingleAsync(Ct))).OpenedBy.Value);
    }

    [Fact]
    public async Task Before_the_pack_with_its_papers_is_issued_and_once_they_can_be_read_no_more_there_is_no_case_to_score()
    {
        var (number, label) = await panels.Held(Ct, Coming);
        Assert.Null(await Give("lay", number, label, Said));
        Assert.Empty(await panels.As("lay").Modules.Use((CasesToScore cases) => cases.All(Ct)));

        await Issue(number);
        Assert.NotNull(await Give("lay", number, label, Said with { Key = Guid.NewGuid() }));

        panels.Modules.Clock.Reset((await panels.Meeting(number, Ct)).Ends + Pack.ReadableFor);
        Assert.Empty(await panels.As("lay").Modules.Use((CasesToScore cases) => cases.All(Ct)));
    }

    [Fact]
    public async Task Scores_that_were_closed_stay_closed_where_the_clock_jumps_back_or_forward()
    {
        var (number, label) = await Papered(Coming);
        Assert.True((await Give("lay", number, label, Said))!.Succeeded);
        await Open(number, label);
        var opened = panels.Modules.Clock.GetCurrentInstant();
        foreach (var hours in new[] { -24, 24, -1, 1 })
        {
            panels.Modules.Clock.Reset(opened + Duration.FromHours(hours));
            Assert.Contains("so its scores are closed", Assert.Single((await Give("lay", number, label, Said with { Categories = ["3"], Key = Guid.NewGuid() }))!.Problems).Message, StringComparison.Ordinal);
        }

        Assert.Equal(string.Join(' ', Said.Categories), Assert.Single(await Scores()).Categories);
    }

    [Fact]
    public async Task A_score_is_read_by_the_version_of_the_form_it_was_given_in()
    {
        var (number, label) = await Papered(Coming);
        var said = new GiveScore { Categories = ["4"], Modifiability = Modifiability.None, Grades = ["social.gang=1"] };
        foreach (var seat in new[] { "lay", "police", "social-care" })
        {
            Assert.True((await Give(seat, number, label, said with { Key = Guid.NewGuid() }))!.Succeeded);
        }

        Publish();

        // Who scored already goes on in what they were asked; who has not is asked the new one.
        Assert.True((await Give("lay", number, label, said with { Modifiability = Modifiability.Identified, Key = Guid.NewGuid() }))!.Succeeded);
        Assert.Equal((true, true), await Offered("lay", number, label));
        Assert.Equal((false, false), await Offered("chair", number, label));
        Assert.Equal("Tick categories of the list", (await Give("chair", number, label, said with { Grades = [], Key = Guid.NewGuid() }))!.Problems.Single().Message);
        Assert.True((await Give("chair", number, label, said with { Categories = ["3"], Grades = ["physical.unsafe-sleep=2"], Key = Guid.NewGuid() }))!.Succeeded);
        await Open(number, label);

        var spread = (await panels.Look<DiscussCasePage>(async page =>
        {
            (page.At, page.Label) = (number, label);
            await page.OnGetAsync(Ct);
        })).Spread!;
        Assert.Equal(["3. Injury", "4. Malignancy"], spread.Primary.Select(one => one.What));
        Assert.Equal([1, 3], spread.Primary.Select(one => one.Times));
        Assert.Equal([new("B", "Gangs or knife crime", 0, 3, 0), new("C", "Unsafe sleep", 0, 0, 1)], spread.Factors);
    }

    // The form of May knows no category 4 and no line on gangs, and calls category 3 by another name.
    private void Publish()
    {
        using var stream = typeof(FormLibrary).Assembly.GetManifestResourceStream("definitions/analysis-2022-04.json")!;
        var form = JsonNode.Parse(stream)!;
        form["version"] = "2026-03";
        var social = Item(form, "social");
        social.AsArray().Remove(social.AsArray().Single(item => (string?)item!["linkId"] == "social.gang"));
        var offered = Item(form, "category").AsArray().Single(item => (string?)item!["linkId"] == "category.ticked")!["answerOption"]!.AsArray();
        offered.Remove(offered.Single(option => (string?)option!["valueCoding"]!["code"] == "4"));
        offered.Single(option => (string?)option!["valueCoding"]!["code"] == "3")!["valueCoding"]!["display"] = "3. Injury";
        published.All.Add(new(Guid.NewGuid(), "analysis", "2026-03", panels.Modules.Clock.GetCurrentInstant().DateIn(), form.ToJsonString()));
        panels.Modules.Services.GetRequiredService<FormLibrary>().LookAgain();
        Assert.NotNull(panels.Modules.Services.GetRequiredService<FormLibrary>().Find("analysis", "2026-03"));

        static JsonNode Item(JsonNode form, string section) => form["item"]!.AsArray().Single(item => (string?)item!["linkId"] == section)!["item"]!;
    }

    // Whether the page of a member offers category 4 and the line on gangs.
    private async Task<(bool Category, bool Line)> Offered(string seat, string number, string label)
    {
        var page = await panels.As(seat).Look<GiveScorePage>(async page =>
        {
            (page.At, page.Label) = (number, label);
            await page.OnGetAsync(Ct);
        });
        return (page.Categories.Any(one => one.Value == "4"), page.Domains.SelectMany(lines => lines).Any(line => line.LinkId == "social.gang"));
    }

    private async Task<(string Number, string Label)> Papered(params string[] coming)
    {
        var held = await panels.Held(Ct, coming);
        await Issue(held.Number);
        return held;
    }

    private async Task Issue(string number)
    {
        await panels.As("office").Certify(number, new((await panels.Agenda(number, Ct)).Single().Subject), Ct);
        Assert.True((await panels.Issue(number, Ct)).Succeeded);
    }

    private async Task Open(string number, string label)
    {
        panels.Modules.Clock.Reset(Day);
        Assert.True((await OpenAs("chair", number, label)).Succeeded);
    }

    private async Task<Result<string>> OpenAs(string seat, string number, string label) =>
        (await panels.As(seat).Modules.Use((OpenDiscussionHandler handler) => handler.Handle(number, label, new(), Ct)))!;

    private Task<Result<string>?> Give(string seat, string number, string label, GiveScore said) =>
        panels.As(seat).Modules.Use((GiveScoreHandler handler) => handler.Handle(number, label, said, Ct));

    private Task<List<BlindScore>> Scores() => panels.As("office").Modules.Use((PanelReviewDb db) => db.Scores.AsNoTracking().ToListAsync(Ct));

    private sealed class NewVersions : IPublishedForms
    {
        public List<PublishedForm> All { get; } = [];

        public IReadOnlyList<PublishedForm> Beside(IReadOnlyCollection<Guid> known) => [.. All.Where(one => !known.Contains(one.Id))];
    }
}
