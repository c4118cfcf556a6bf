using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

public sealed class ActionRegisterTests : IAsyncDisposable
{
    private static readonly LocalDate Due = new(2026, 8, 1);

    private readonly Panels panels = new();
    private readonly Sitting sitting;

    public ActionRegisterTests() => sitting = new(panels);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task What_is_ratified_becomes_recommendations_and_actions_that_know_the_case_by_its_panel_reference_alone()
    {
        await (await sitting.Open()).FillIn();
        await sitting.Recommend(("Review the safer sleep leaflet", "Example Trust"));
        await sitting.Agree(("Send the leaflet to every midwife", "Example Trust", Due));

        Assert.True((await sitting.Ratify()).Succeeded);

        var recommendation = Assert.Single(await Recommendations());
        Assert.Equal(("Review the safer sleep leaflet", "Example Trust", "Locally", sitting.Label, "general", true), (recommendation.What, recommendation.To, recommendation.Level, recommendation.Label, recommendation.Panel, recommendation.Stands));
        var action = Assert.Single(await Actions());
        Assert.Equal(("Send the leaflet to every midwife", "Example Trust", Due, sitting.Label, ActionState.Open), (action.What, action.Owner, action.DueOn, action.Label, action.State));
        Assert.Matches("^A-[2-9A-Z]{4}-[2-9A-Z]{4}$", action.Reference);
        Assert.Null(action.Contact);
        Assert.Equal(Due.PlusDays(-14), action.NextStepOn);
    }

    [Fact]
    public async Task An_action_that_nobody_is_to_do_or_that_is_due_on_no_day_is_not_ratified()
    {
        await (await sitting.Open()).FillIn();
        await sitting.Agree(("Send the leaflet", "", Due), ("Train the staff", "Example Trust", null));

        Assert.Equal(["Say who will do it: “Send the leaflet”", "Say by when it will be done: “Train the staff”"], (await sitting.Ratify()).Problems.Select(problem => problem.Message));
        Assert.Empty(await Actions());
    }

    [Theory]
    [InlineData("Ask Sarah Thorne’s midwife for the notes", "Sarah Thorne")]
    [InlineData("Visit 14 Meadow Close again", "14 Meadow Close")]
    [InlineData("Look into NHS number 999 000 0018", "999 000 0018")]
    [InlineData("Say what happened on 8 January 2026", "on 8 January 2026")]
    [InlineData("Close LIV-2026-017 in the register of the trust", "LIV-2026-017")]
    public async Task What_is_known_of_the_case_is_not_said_to_others(string what, string found)
    {
        await (await sitting.Open()).FillIn();
        await sitting.Agree((what, "Example Trust", Due));

        var problem = Assert.Single((await sitting.Ratify()).Problems).Message;

        Assert.StartsWith($"“{found}”", problem, StringComparison.Ordinal);
        Assert.EndsWith("is known of this case: say it without, since others than the panel read it", problem, StringComparison.Ordinal);
        Assert.Empty(await Actions());
        await sitting.Agree(("Ask the midwife for the notes", "Example Trust", Due));
        Assert.True((await sitting.Ratify()).Succeeded);
    }

    [Theory]
    [InlineData("learning.point.what", "Sarah Thorne was not asked", "Sarah Thorne")]
    [InlineData("learning.point.what", "Sarah Th- orne was not asked", "Sarah Th- orne")]
    [InlineData("learning.point.what", "Jo Blundell should have come sooner", "Jo Blundell")]
    [InlineData("learning.point.what", "It was too late on 8 January 2026", "on 8 January 2026")]
    [InlineData("learning.point.what", "As in LIV–2026–017", "LIV–2026–017")]
    [InlineData("learning.not-modifiable", "Nobody asked Sarah Thorne", "Sarah Thorne")]
    public async Task Learning_is_looked_through_before_it_is_ratified(string question, string words, string found)
    {
        await (await sitting.Open()).FillIn();
        await sitting.Type("learning", ($"q:{question}{(question.EndsWith("what", StringComparison.Ordinal) ? "@0" : "")}", words), ("q:learning.point.domain@0", "physical"), ("q:learning.point.kind@0", "negative"), ("q:learning.point.level@0", "local"));

        var problem = Assert.Single((await sitting.Ratify()).Problems).Message;

        Assert.StartsWith($"“{found}”", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hospital_may_be_told_what_to_do_and_words_that_may_tell_something_are_pointed_to()
    {
        await (await sitting.Open()).FillIn();
        await sitting.Recommend(("Review the handover at Whiston Hospital after each rose garden visit", "Whiston Hospital"));
        await sitting.Agree(("Report to the panel by 30 September 2026", "Whiston Hospital", Due));

        var tells = (await panels.Look<RatifyFindingPage>(page =>
        {
            (page.At, page.Label) = (sitting.Number, sitting.Label);
            return page.OnGetAsync(Ct);
        })).Stands.Tells;

        Assert.Equal([("Whiston Hospital", false), ("rose", false)], tells.Select(one => (one.Words, one.IsSure)));
        Assert.True((await sitting.Ratify()).Succeeded);
    }

    [Fact]
    public async Task A_new_version_keeps_how_far_it_is_adds_what_is_new_and_withdraws_what_it_does_not_say_any_more()
    {
        await (await sitting.Open()).FillIn();
        await sitting.Recommend(("Review the leaflet", "Example Trust"), ("Share the learning", "Every hospital"));
        await sitting.Agree(("Stays", "Example Trust", Due), ("Goes", "Example Trust", Due), ("Done before", "Example Trust", Due));
        Assert.True((await sitting.Ratify()).Succeeded);
        var before = await Actions();
        Assert.True((await Close(before[0].Reference, "The leaflet is out")).Succeeded);
        Assert.True((await ChangeDay(before[2].Reference, Due.PlusDays(30))).Succeeded);

        Assert.True((await sitting.TakeUp("The coroner has found another cause")).Succeeded);
        await sitting.Recommend(("Review  the leaflet", "Example Trust"), ("Ask the region", "The region"));
        await sitting.Agree(("Stays", "Example Trust", Due), ("New", "Example Trust", Due));
        Assert.True((await sitting.Ratify()).Succeeded);

        var after = await Actions();
        Assert.Equal(
            [("Done before", ActionState.Done, Due), ("Goes", ActionState.Withdrawn, Due), ("New", ActionState.Open, Due), ("Stays", ActionState.Open, Due.PlusDays(30))],
            after.Select(one => (one.What, one.State, one.DueOn)));
        Assert.Equal(before[2].Reference, after[3].Reference);
        Assert.Equal("The coroner has found another cause", after[1].SettledBecause);
        Assert.Null(after[1].NextStepOn);
        Assert.Equal([("Ask the region", true, ""), ("Review the leaflet", true, ""), ("Share the learning", false, "The coroner has found another cause")], (await Recommendations()).Select(one => (one.What, one.Stands, one.WithdrawnBecause)));
        var last = await panels.Modules.Use((PanelReviewDb db) => db.Findings.Where(one => one.Number == 2).Select(one => one.Id).SingleAsync(Ct));
        Assert.Equal([before[0].Finding, before[1].Finding, last, last], after.Select(one => one.Finding));
    }

    [Fact]
    public async Task Another_day_that_the_new_version_says_is_taken_over_with_its_reason()
    {
        await (await sitting.Open()).FillIn();
        await sitting.Agree(("Stays", "Example Trust", Due));
        Assert.True((await sitting.Ratify()).Succeeded);
        Assert.True((await sitting.TakeUp("The trust asked for time")).Succeeded);
        await sitting.Agree(("Stays", "Example Trust", Due.PlusDays(60)));
        Assert.True((await sitting.Ratify()).Succeeded);

        var action = Assert.Single(await Actions());
        Assert.Equal(Due.PlusDays(60), action.DueOn);
        Assert.Contains(action.Entries, entry => entry is { Step: ActionStep.Day, Because: "The trust asked for time" });
    }

    [Fact]
    public async Task Where_the_papers_are_not_there_nobody_can_look_for_names_and_nothing_is_ratified()
    {
        await (await sitting.Open()).FillIn();
        await sitting.Agree(("Ask Sarah Thorne’s midwife", "Example Trust", Due));
        panels.Papers.Told.Clear();

        Assert.Equal(PaperDesk.NotThere.Message, Assert.Single((await sitting.Ratify()).Problems).Message);

        Assert.Empty(await Actions());
    }

    [Fact]
    public async Task Where_ratifying_is_refused_or_fails_nothing_goes_on_the_register()
    {
        await (await sitting.Open(hasPack: false)).FillIn();
        await sitting.Agree(("Send the leaflet", "Example Trust", Due));

        Assert.False((await sitting.Ratify()).Succeeded);

        Assert.Empty(await Actions());
    }

    private Task<Result<string>> Close(string reference, string words) => Act((CloseActionHandler handler, Guid version) => handler.Handle(reference, new() { By = ClosedBy.Evidence, Words = words, Version = version }, Ct), reference);

    private Task<Result<string>> ChangeDay(string reference, LocalDate due) => Act((ChangeActionDayHandler handler, Guid version) => handler.Handle(reference, new() { Due = due, Because = "They asked", Version = version }, Ct), reference);

    private async Task<Result<string>> Act<THandler>(Func<THandler, Guid, Task<Result<string>?>> act, string reference)
        where THandler : notnull
    {
        var version = (await Actions()).Single(one => one.Reference == reference).Version;
        return (await panels.As("office").Modules.Use((THandler handler) => act(handler, version)))!;
    }

    private Task<List<AgreedAction>> Actions() => panels.Modules.Use((PanelReviewDb db) => db.Actions.AsNoTracking().Include(one => one.Entries).OrderBy(one => one.What).ToListAsync(Ct));

    private Task<List<Recommendation>> Recommendations() => panels.Modules.Use((PanelReviewDb db) => db.Recommendations.AsNoTracking().OrderBy(one => one.What).ToListAsync(Ct));
}
