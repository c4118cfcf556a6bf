using Cdop.DataCollection.Contracts;
using Cdop.DataCollection.Domain;
using Cdop.Forms;

namespace Cdop.DataCollection.Tests;

public sealed class TakeReviewTests : IAsyncDisposable
{
    private readonly CasesUnderTest cases = new();
    private readonly RecordsUnderTest records;

    public TakeReviewTests() => records = new(cases);

    public ValueTask DisposeAsync() => cases.DisposeAsync();

    [Fact]
    public async Task A_case_whose_finding_is_ratified_is_reviewed_and_its_panel_clock_is_done_once()
    {
        var accepted = await cases.Accept(CasesUnderTest.Ann);
        await records.Use(async (MoveCaseHandler handler) => await handler.Handle(accepted.Reference, new() { Stage = CaseStage.ReadyForPanel, On = cases.Clock.GetCurrentInstant().DateIn(), Because = "All is there", Version = (await cases.Find()).Version }, CasesUnderTest.Ct));
        var reviewed = new CaseReviewed { Case = accepted.Case, On = new(2026, 3, 3), By = new("chair"), OccurredAt = cases.Clock.GetCurrentInstant() };

        await cases.Tell(reviewed);
        await cases.Tell(reviewed with { EventId = Guid.CreateVersion7() });

        var stands = await cases.Find();
        Assert.Equal(CaseStage.Reviewed, stands.Stage);
        Assert.Equal((Outcome.Done, new LocalDate(2026, 3, 3)), stands.Clocks.Single(clock => clock.Code == Case.PanelClock) is var clock ? (clock.Outcome, clock.DoneOn) : default);
        Assert.Single(stands.Entries, entry => entry.Text == "Reviewed by the panel on 3 March 2026");
    }

    [Fact]
    public async Task A_case_that_the_office_moved_on_before_keeps_its_stage_and_its_panel_clock_is_done()
    {
        var accepted = await cases.Accept(CasesUnderTest.Ann);
        await records.Use(async (MoveCaseHandler handler) => await handler.Handle(accepted.Reference, new() { Stage = CaseStage.Reviewed, On = cases.Clock.GetCurrentInstant().DateIn(), Because = "Met already", Version = (await cases.Find()).Version }, CasesUnderTest.Ct));

        await cases.Tell(new CaseReviewed { Case = accepted.Case, On = new(2026, 3, 3), By = new("chair"), OccurredAt = cases.Clock.GetCurrentInstant() });

        var stands = await cases.Find();
        Assert.Equal((CaseStage.Reviewed, Outcome.Done), (stands.Stage, stands.Clocks.Single(clock => clock.Code == Case.PanelClock).Outcome));
        Assert.Single(stands.Steps, step => step.Stage == CaseStage.Reviewed);
    }

    [Fact]
    public async Task A_stage_dated_before_the_one_that_it_follows_asks_why()
    {
        var accepted = await cases.Accept(CasesUnderTest.Ann);
        cases.Clock.AdvanceDays(5);
        Assert.True((await Move(CaseStage.Gathering, new(2026, 3, 4)))!.Succeeded);

        var moved = await Move(CaseStage.ReviewMeeting, new(2026, 3, 3));

        Task<Result<string>?> Move(CaseStage stage, LocalDate on) =>
            records.Use(async (MoveCaseHandler handler) => await handler.Handle(accepted.Reference, new() { Stage = stage, On = on, Because = "", Version = (await cases.Find()).Version }, CasesUnderTest.Ct));
        Assert.StartsWith("Enter why it is dated before", Assert.Single(moved!.Problems, problem => problem.Field == "Because").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_panel_begins_with_what_the_review_meeting_completed_without_what_it_is_not_to_see()
    {
        var accepted = await cases.Accept(CasesUnderTest.Ann);
        Assert.Null(await Drafted(accepted.Case));
        var form = (await records.State(Records.Analysis)).Form;
        await records.Put(Records.Analysis, ("category.ticked", RecordsUnderTest.Option(form, "category.ticked", "9")), ("modifiability.judgement", RecordsUnderTest.Option(form, "modifiability.judgement", "none")));
        await records.Put(Records.Analysis, ("case.summary", new Answer.Words("Found at home")), ("head.case-number", new Answer.Words("KNO-2026-011")), ("follow-up.feedback-by", new Answer.Words("Dr Field")));
        Assert.Null(await Drafted(accepted.Case));
        Assert.True((await records.Complete(Records.Analysis)).Succeeded);

        var drafted = await Drafted(accepted.Case);

        Assert.Contains("Found at home", drafted!.Response, StringComparison.Ordinal);
        Assert.DoesNotContain("KNO-2026-011", drafted.Response, StringComparison.Ordinal);
        Assert.DoesNotContain("Dr Field", drafted.Response, StringComparison.Ordinal);
    }

    private Task<DraftOfAnalysis?> Drafted(CaseId reviewed) => records.Use((ICaseDirectory directory) => directory.Analysis(reviewed, CasesUnderTest.Ct));
}
