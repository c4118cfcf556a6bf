using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

public sealed class ListActionsTests : IAsyncDisposable
{
    private static readonly LocalDate Due = new(2026, 6, 1);

    private readonly Panels panels = new();
    private readonly Register register;

    public ListActionsTests() => register = new(panels);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task The_register_is_narrowed_by_its_address_and_counts_what_it_shows()
    {
        var references = await register.Agreed(Due, "A", "B", "C", "D");
        await register.Name(references[0]);
        Register.Done((await register.Answer(await register.LinkOf(), references[0], OwnerSays.Done, "Sent"))!);
        Register.Done(await register.Change(references[1], (CloseActionHandler handler, Guid version) => handler.Handle(references[1], new() { By = ClosedBy.Evidence, Words = "Sent", Version = version }, Ct)));
        Register.Done(await register.Change(references[2], (CloseActionHandler handler, Guid version) => handler.Handle(references[2], new() { By = ClosedBy.Reason, Words = "Not now", Version = version }, Ct)));
        panels.Modules.Clock.Reset((Due.PlusDays(3) + new LocalTime(12, 0)).InLondon());

        Assert.Equal([references[0], references[3]], await Shown(page => page.Show = ActionsShown.Open));
        Assert.Equal([references[0], references[3]], await Shown(page => page.Show = ActionsShown.Overdue));
        Assert.Equal([references[0]], await Shown(page => page.Show = ActionsShown.Answered));
        Assert.Equal([references[3]], await Shown(page => page.Show = ActionsShown.Unnamed));
        Assert.Equal([references[1], references[2]], await Shown(page => page.Show = ActionsShown.Settled));
        Assert.Equal(4, (await Shown(page => page.Show = ActionsShown.All)).Count);
        Assert.Equal(4, (await Shown(page => (page.Show, page.Owner, page.Area, page.Panel) = (ActionsShown.All, "trust", Examples.Liverpool, "general"))).Count);
        Assert.Empty(await Shown(page => (page.Show, page.Owner) = (ActionsShown.All, "Nobody")));
        Assert.Empty(await Shown(page => (page.Show, page.Area) = (ActionsShown.All, Examples.Wirral)));
        Assert.Empty(await Shown(page => (page.Show, page.Panel) = (ActionsShown.All, "neonatal")));
        Assert.Equal(new(2, 2, 1, 1), (await Page(_ => { })).Counts);
        Assert.Equal("/actions?show=All&owner=the%20trust&area=E08000012&panel=general&after=A-2", (await Page(page => (page.Owner, page.Area, page.Panel) = ("the trust", Examples.Liverpool, "general"))).Address(ActionsShown.All, "after=A-2"));
    }

    [Fact]
    public async Task Who_may_not_see_the_case_sees_neither_its_actions_nor_its_recommendations_anywhere()
    {
        var reference = Assert.Single(await register.Agreed(Due, "A"));
        var subject = (await register.Of(reference)).Subject;
        var recommendation = await panels.Modules.Use((PanelReviewDb db) => db.Recommendations.Select(one => one.Reference).SingleAsync(Ct));
        Assert.Single(await Shown(_ => { }));

        panels.Modules.Person.Areas = [Examples.Wirral];
        await IsNotThere();
        panels.Modules.Person.Areas = Examples.Merseyside;
        await panels.Keep(new(subject), isRestricted: true, [], Ct);
        await IsNotThere();
        await panels.Keep(new(subject), isRestricted: false, [new() { Subject = subject, Person = new("office"), Kind = AccessKind.Excluded }], Ct);
        await IsNotThere();
        await panels.Keep(new(subject), isRestricted: false, [], Ct);
        Assert.Single(await Shown(_ => { }));

        async Task IsNotThere()
        {
            Assert.Empty(await Shown(_ => { }));
            Assert.Equal(new(0, 0, 0, 0), (await Page(_ => { })).Counts);
            Assert.Null(await panels.Modules.Use((PanelReviewDb db) => db.ActionsWithCase(reference).SingleOrDefaultAsync(Ct)));
            Assert.Null(await panels.Modules.Use((NoteActionHandler handler) => handler.Handle(reference, new() { Words = "A note" }, Ct)));
            Assert.Null(await panels.Modules.Use((WriteActionLetterHandler handler) => handler.Handle(recommendation, new() { To = "A trust", On = Due, AnswerBy = Due.PlusDays(30) }, Ct)));
            Assert.Empty((await panels.Look<ListRecommendationsPage>(page => page.OnGetAsync(null, null, false, Ct))).Rows);
            Assert.Empty(await panels.Modules.Use((PanelReviewDb db) => db.Actions.SelectMany(one => one.Entries).ToListAsync(Ct)));
        }
    }

    [Fact]
    public async Task A_recused_member_who_follows_actions_does_not_see_those_of_the_case()
    {
        var reference = Assert.Single(await register.Agreed(Due, "A"));
        var reviewed = new CaseId((await register.Of(reference)).Subject);
        panels.Modules.Clock.Reset(Instant.FromUtc(2026, 5, 13, 8, 0));
        await panels.Modules.Use(async (PanelReviewDb db) =>
        {
            var chair = await db.Members.SingleAsync(member => member.Seat == "chair", Ct);
            db.Add(Recusal.Declare(reviewed.Value, chair, new("office"), panels.Modules.Clock.GetCurrentInstant()));
            await db.SaveChangesAsync(Ct);
        });

        panels.As("chair");

        Assert.Empty(await Shown(_ => { }));
    }

    [Fact]
    public async Task Who_chairs_and_plans_no_meetings_sees_what_came_of_the_meetings_to_which_they_are_invited()
    {
        await register.Agreed(Due, "A");
        panels.Modules.Person.Lacks.Add(Permission.PlanPanels);

        panels.As("chair");
        Assert.Single(await Shown(_ => { }));
        Assert.Single((await panels.Look<ListRecommendationsPage>(page => page.OnGetAsync(null, null, false, Ct))).Rows);
        panels.As("another-chair");
        Assert.Empty(await Shown(_ => { }));
        Assert.Empty((await panels.Look<ListRecommendationsPage>(page => page.OnGetAsync(null, null, false, Ct))).Rows);
    }

    [Fact]
    public async Task Recommendations_are_paged_forwards_and_backwards_like_the_other_lists()
    {
        var sitting = new Sitting(panels);
        await (await sitting.Open()).FillIn();
        await sitting.Recommend([.. Enumerable.Range(1, 30).Select(at => ($"Review leaflet {at}", "Example Trust"))]);
        Register.Done(await sitting.Ratify());
        panels.As("office");

        var first = await Page(null, null, last: false);
        var second = await Page(first.Rows[^1].Reference, null, last: false);
        var ends = await Page(null, null, last: true);
        var back = await Page(null, second.Rows[0].Reference, last: false);

        Assert.Equal((25, true, false), (first.Rows.Count, first.HasNext, first.HasPrevious));
        Assert.Equal((5, false, true), (second.Rows.Count, second.HasNext, second.HasPrevious));
        Assert.Equal((25, false, true), (ends.Rows.Count, ends.HasNext, ends.HasPrevious));
        Assert.Equal(second.Rows, ends.Rows.TakeLast(5));
        Assert.Equal(first.Rows, back.Rows);
        Assert.Equal((true, false), (back.HasNext, back.HasPrevious));

        Task<ListRecommendationsPage> Page(string? after, string? before, bool last) => panels.Look<ListRecommendationsPage>(page => page.OnGetAsync(after, before, last, Ct));
    }

    [Fact]
    public async Task The_register_is_paged_by_25_forwards_and_backwards()
    {
        const int Many = 300;
        await register.Agreed(Due, "First of all");
        var first = (await register.All()).Single();
        await Fill(first, Many);

        var page = await Page(_ => { });
        var next = await Page(_ => { }, after: page.Rows[^1].Reference);
        var back = await Page(_ => { }, before: next.Rows[0].Reference);
        var end = await Page(_ => { }, last: true);
        var overdue = await Page(one => (one.Show, one.Owner) = (ActionsShown.Overdue, "Trust 7"));

        Assert.Equal(25, page.Rows.Count);
        Assert.True(page.Rows.Zip(page.Rows.Skip(1)).All(two => two.First.DueOn <= two.Second.DueOn));
        Assert.Equal((true, false), (page.HasNext, page.HasPrevious));
        Assert.Empty(page.Rows.Select(row => row.Reference).Intersect(next.Rows.Select(row => row.Reference)));
        Assert.Equal(page.Rows, back.Rows);
        Assert.False(end.HasNext);
        Assert.NotEmpty(overdue.Rows);
        Assert.All(overdue.Rows, row => Assert.StartsWith("Trust 7", row.Owner, StringComparison.Ordinal));
        Assert.Equal(Many + 1, page.Counts.Open + page.Counts.Evidenced + page.Counts.Reasoned);
    }

    // Copies of one action by the database itself: half of them open, each due on another day.
    private Task Fill(AgreedAction first, int many) => panels.Modules.Use(async (PanelReviewDb db) =>
    {
        var columns = (await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM pragma_table_info('panel_agreed_action')").ToListAsync(Ct)).ConvertAll(column => column switch
        {
            "Id" => "upper(printf('%08x-0000-7000-8000-%012x', n, n))",
            "Reference" => "printf('A-%09d', n)",
            "Owner" => "'Trust ' || (n % 50)",
            "DueOn" => "date('2026-01-01', '+' || (n % 1000) || ' days')",
            "State" => "CASE n % 4 WHEN 0 THEN 'Done' WHEN 1 THEN 'Dropped' ELSE 'Open' END",
            "SettledAt" => "CASE WHEN n % 4 < 2 THEN '2026-05-13 09:00:00' END",
            var other => $"\"{other}\"",
        });
        var copies =
            $"WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < {many}) INSERT INTO panel_agreed_action SELECT {string.Join(", ", columns)} FROM counted, panel_agreed_action WHERE Reference = '{first.Reference}'";
        await db.Database.ExecuteSqlRawAsync(copies, Ct);
    });

    private async Task<IReadOnlyList<string>> Shown(Action<ListActionsPage> narrow) => [.. (await Page(narrow)).Rows.OrderBy(row => row.What).Select(row => row.Reference)];

    private Task<ListActionsPage> Page(Action<ListActionsPage> narrow, string? after = null, string? before = null, bool last = false) => panels.Look<ListActionsPage>(page =>
    {
        narrow(page);
        return page.OnGetAsync(after, before, last, Ct);
    });
}
