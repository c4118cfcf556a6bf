using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

public sealed class LearningTests : IAsyncDisposable
{
    private readonly PanelThatMet met = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => met.DisposeAsync();

    [Fact]
    public async Task What_a_ratified_finding_teaches_is_in_the_library_and_names_nobody()
    {
        await met.Meet(Ct);
        Assert.Empty((await Listed("office")).Rows);

        await met.Ratify(0, Ct);

        var rows = (await Listed("office")).Rows;
        Assert.Equal(
            [
                ("Safer sleep was not talked about with the mother", LearningDomain.Physical, LearningKind.Negative, LearningLevel.National),
                ("The ambulance came at once", LearningDomain.Service, LearningKind.Positive, LearningLevel.Local),
            ],
            rows.OrderBy(row => row.What).Select(row => (row.What, row.Domain!.Value, row.Kind!.Value, row.Level!.Value)));
        Assert.All(rows, row => Assert.Equal("", row.Theme));
    }

    [Fact]
    public async Task Told_twice_it_stands_there_once_and_a_new_version_of_the_finding_takes_its_place_with_its_theme()
    {
        await met.Meet(Ct);
        await met.Ratify(0, Ct);
        await met.Modules.Use((IHandle<DataCollection.Contracts.CaseReviewed> handler) => handler.Handle(new() { Case = met.Cases[0], On = new(2026, 5, 13), By = new("chair"), OccurredAt = default }, Ct));
        Assert.Equal(2, (await Listed("office")).Rows.Count);
        var first = (await Listed("office")).Rows.Single(row => row.Kind == LearningKind.Positive);
        Assert.True((await Describe(first.Id, "emergency-care", "Ambulances were quick")).Succeeded);

        var label = await met.Label(0, Ct);
        Assert.True((await met.As("chair").Modules.Use((TakeUpAgainHandler handler) => handler.Handle(met.Number, label, new() { Because = "Another cause" }, Ct)))!.Succeeded);
        await met.RatifyAgain(0, Ct);

        var rows = (await Listed("office")).Rows;
        Assert.Equal(2, rows.Count);
        Assert.DoesNotContain(rows, row => row.Id == first.Id);
        Assert.Equal("emergency-care", rows.Single(row => row.Kind == LearningKind.Positive).Theme);
    }

    [Fact]
    public async Task It_is_filtered_by_what_stands_in_the_address_and_what_is_no_filter_is_not_asked_for()
    {
        await met.Meet(Ct);
        await met.Ratify(0, Ct);
        var positive = (await Listed("office")).Rows.Single(row => row.Kind == LearningKind.Positive);
        await Describe(positive.Id, "emergency-care", "");

        Assert.Equal([positive.Id], await Of(theme: "emergency-care"));
        Assert.Equal([positive.Id], await Of(kind: "Positive"));
        Assert.Equal([positive.Id], await Of(level: "local", domain: "Service"));
        Assert.DoesNotContain(positive.Id, await Of(theme: ListLearningPage.NoTheme));
        Assert.Empty(await Of(level: "Regional"));
        Assert.Equal(2, (await Of(theme: "never-was", kind: "7", level: "x", domain: "")).Count);

        async Task<List<Guid>> Of(string? theme = null, string? domain = null, string? kind = null, string? level = null) =>
            [.. (await met.As("office").Panels.Look<ListLearningPage>(page => page.OnGetAsync(theme, domain, kind, level, null, null, false, Ct))).Rows.Select(row => row.Id)];
    }

    [Fact]
    public async Task Each_page_goes_on_where_the_one_before_ended()
    {
        var drafted = PanelThatMet.Drafted;
        for (var at = 2; at < 60; at++)
        {
            drafted.Set(new("learning.point.what", $"{at}"), new Answer.Words($"Point {at}"));
        }

        await met.Meet(Ct, drafted: drafted);
        await met.Ratify(0, Ct);
        var seen = new List<Guid>();
        Guid? after = null;
        do
        {
            var page = await met.As("office").Panels.Look<ListLearningPage>(page => page.OnGetAsync(null, null, null, null, after, null, false, Ct));
            seen.AddRange(page.Rows.Select(row => row.Id));
            after = page.HasNext ? page.Rows[^1].Id : null;
        }
        while (after is not null);

        Assert.Equal((60, 60), (seen.Count, seen.Distinct().Count()));

        var ends = await Page(before: null, last: true);
        Assert.Equal(seen.TakeLast(25), ends.Rows.Select(row => row.Id));
        Assert.Equal((false, true), (ends.HasNext, ends.HasPrevious));
        var between = await Page(before: ends.Rows[0].Id, last: false);
        Assert.Equal(seen.Skip(10).Take(25), between.Rows.Select(row => row.Id));
        Assert.Equal((true, true), (between.HasNext, between.HasPrevious));
        Assert.Equal($"/learning?before={ends.Rows[0].Id}", ends.Address($"before={ends.Rows[0].Id}"));

        Task<ListLearningPage> Page(Guid? before, bool last) => met.As("office").Panels.Look<ListLearningPage>(page => page.OnGetAsync(null, null, null, null, null, before, last, Ct));
    }

    [Fact]
    public async Task It_is_found_by_words_that_stand_in_it_in_any_order_as_they_are_typed()
    {
        await met.Meet(Ct);
        await met.Ratify(0, Ct);

        Assert.Equal(["Safer sleep was not talked about with the mother"], await Found("MOTHER  safer"));
        Assert.Equal(["The ambulance came at once"], await Found("ambulance"));
        Assert.Equal(2, (await Found(" ")).Count);
        Assert.Empty(await Found("safer ambulance"));
        Assert.Empty(await Found("saf_r"));
        Assert.Empty(await Found("%"));
        Assert.Equal("/learning?words=safer%20sleep%20%26&kind=Negative&last=true", (await Page("safer sleep &", "negative")).Address("last=true"));

        async Task<IReadOnlyList<string>> Found(string words) => [.. (await Page(words, null)).Rows.Select(row => row.What)];

        Task<ListLearningPage> Page(string words, string? kind) => met.As("office").Panels.Look<ListLearningPage>(page =>
        {
            page.Words = words;
            return page.OnGetAsync(null, null, kind, null, null, null, false, Ct);
        });
    }

    [Fact]
    public async Task The_panel_reference_is_for_those_alone_who_hold_meetings_over_the_case()
    {
        await met.Meet(Ct);
        await met.Ratify(0, Ct);
        Assert.All((await Listed("office")).Rows, row => Assert.NotNull(row.Label));

        met.Modules.Person.Areas = [Examples.Sefton];
        Assert.Equal(2, (await Listed("office")).Rows.Count); // anybody of the panel may learn from it
        Assert.All((await Listed("office")).Rows, row => Assert.Null(row.Label));

        met.Modules.Person.Areas = Examples.Merseyside;
        met.Modules.Person.Lacks.Add(Permission.HoldMeetings);
        Assert.All((await Listed("police")).Rows, row => Assert.Null(row.Label));
    }

    [Fact]
    public async Task For_who_is_shut_out_takes_no_part_or_is_not_on_the_closed_list_it_is_not_there()
    {
        await met.Meet(Ct, cases: 1);
        await met.Ratify(0, Ct);
        var reviewed = met.Cases[0];
        await met.Panels.Keep(reviewed, isRestricted: false, [new() { Subject = reviewed.Value, Person = new("shut-out"), Kind = AccessKind.Excluded }], Ct);
        Assert.Empty((await Listed("shut-out")).Rows);
        Assert.Equal(2, (await Listed("office")).Rows.Count);

        await met.Panels.Keep(reviewed, isRestricted: true, [new() { Subject = reviewed.Value, Person = new("listed"), Kind = AccessKind.Listed }], Ct);
        Assert.Empty((await Listed("office")).Rows);
        Assert.Equal(2, (await Listed("listed")).Rows.Count);

        await met.Panels.Keep(reviewed, isRestricted: false, [], Ct);
        await met.As("office").Modules.Use(async (PanelReviewDb db) =>
        {
            db.Add(Recusal.Declare(reviewed.Value, await db.Members.SingleAsync(member => member.Seat == "lay", Ct), new("lay"), met.Modules.Clock.GetCurrentInstant()));
            await db.SaveChangesAsync(Ct);
        });
        Assert.Empty((await Listed("lay")).Rows);
        Assert.Equal(2, (await Listed("police")).Rows.Count);

        // Whose account it was is shut out, whatever becomes of the member.
        await met.As("office").Modules.Use(async (PanelReviewDb db) =>
        {
            var member = await db.Members.SingleAsync(one => one.Seat == "lay", Ct);
            member.Describe(DescribeMember.Of(member) with { Person = null }, PanelRulesAsData.Read());
            await db.SaveChangesAsync(Ct);
        });
        Assert.Empty((await Listed("lay")).Rows);
    }

    [Fact]
    public async Task A_theme_is_one_of_the_list_and_takes_a_reason_to_change()
    {
        await met.Meet(Ct);
        await met.Ratify(0, Ct);
        var id = (await Listed("office")).Rows[0].Id;

        Assert.Equal("Theme", Assert.Single((await Describe(id, "never-was", "")).Problems).Field);
        Assert.Equal("Theme", Assert.Single((await Describe(id, "", "Words")).Problems).Field);
        Assert.Contains("is known of this case", Assert.Single((await Describe(id, "safer-sleep", $"{PanelThatMet.Child} slept")).Problems).Message, StringComparison.Ordinal);
        Assert.True((await Describe(id, "safer-sleep", "Talk about safer sleep")).Succeeded);
        Assert.Equal("Because", Assert.Single((await Describe(id, "pregnancy", "Talk about safer sleep")).Problems).Field);
        Assert.True((await Describe(id, "pregnancy", "Talk about safer sleep", "It fits better")).Succeeded);

        Assert.Contains(await met.Modules.Audit<PanelReviewDb>(Ct), one => one.Line.Subject == met.Cases[0].Value && one.Sealed.Because == "It fits better");
    }

    [Fact]
    public async Task Who_may_not_see_the_case_gives_no_theme()
    {
        await met.Meet(Ct);
        await met.Ratify(0, Ct);
        var id = (await Listed("office")).Rows[0].Id;

        met.Modules.Person.Areas = [Examples.Sefton];

        Assert.Null(await met.Modules.Use((DescribeLearningHandler handler) => handler.Handle(id, new() { Theme = "safer-sleep" }, Ct)));
        IActionResult? answer = null;
        await met.Panels.Look<DescribeLearningPage>(async page =>
        {
            page.Id = id;
            answer = await page.OnGetAsync(Ct);
        });
        Assert.IsType<NotFoundResult>(answer);
    }

    private Task<ListLearningPage> Listed(string seat) => met.As(seat).Panels.Look<ListLearningPage>(page => page.OnGetAsync(null, null, null, null, null, null, false, Ct));

    private async Task<Result<string>> Describe(Guid id, string theme, string words, string because = "")
    {
        var version = await met.As("office").Modules.Use((PanelReviewDb db) => db.Library.Where(point => point.Id == id).Select(point => point.Version).SingleAsync(Ct));
        return (await met.Modules.Use((DescribeLearningHandler handler) => handler.Handle(id, new() { Theme = theme, PublishedWords = words, Because = because, Version = version }, Ct)))!;
    }
}
