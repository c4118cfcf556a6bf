using Cdop.DataCollection.Domain;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection.Tests;

public sealed class PauseCaseTests : IAsyncDisposable
{
    private static readonly CaseReference Kno = CaseReference.Parse("KNO-2026-011");

    private readonly CasesUnderTest cases = new();

    private Instant Now => cases.Clock.GetCurrentInstant();

    [Fact]
    public async Task A_paused_case_is_not_late_for_the_clocks_that_wait_and_comes_back_when_the_pause_is_to_be_looked_at()
    {
        await Gathered();
        await Pause(Inquest(reviewOn: new(2026, 11, 3)) with { Words = "Hearing listed for October" });
        cases.Clock.AdvanceDays(210); // past the review meeting and the panel

        var paused = await cases.Find();
        Assert.Equal((new LocalDate(2026, 3, 3), "coroner", Case.PauseCode), (paused.PausedOn, paused.PausedFor, paused.WaitingCode));
        Assert.True(paused.NextDue > Now);
        Assert.Equal(("Paused 210 days", ChipLook.Pause), (Chip(paused, "panel").HowLong, Chip(paused, "panel").Look));
        Assert.Equal("Hearing listed for October", paused.Entries.Single(e => e.Kind == EntryKind.Pause).Because);

        cases.Clock.AdvanceDays(40);
        Assert.True((await cases.Find()).NextDue <= Now);
    }

    [Fact]
    public async Task What_waited_ends_as_many_days_later_and_what_never_waits_ends_when_it_did()
    {
        await Gathered();
        await Pause(Inquest(reviewOn: new(2026, 6, 3)));
        cases.Clock.AdvanceDays(41);
        await Resume(new() { On = new(2026, 4, 13), Because = "The inquest has ended", Version = (await cases.Find()).Version });

        var now = await cases.Find();
        Assert.Null(now.PausedOn);
        Assert.Equal(new LocalDate(2026, 6, 1).PlusDays(41), Due(now, "review-meeting"));
        Assert.Equal(new LocalDate(2026, 9, 1).PlusDays(41), Due(now, "panel"));
        Assert.Equal(new LocalDate(2027, 3, 1), Due(now, "completion"));
        Assert.Equal("review-meeting", now.WaitingCode);
        Assert.Contains(now.Entries, e => e.Text == "No longer paused from 13 April 2026, after 41 days" && e.Because == "The inquest has ended");

        // And stays so when the day of the death is put right.
        Assert.True(now.Amend(CasesUnderTest.Ann with { DateOfDeath = new(2026, 2, 28) }, ClockRuleTests.Rules, "Typed wrongly", cases.Person.Id, Now));
        Assert.Equal(new LocalDate(2026, 5, 28).PlusDays(41), Due(now, "review-meeting"));
    }

    [Fact]
    public async Task A_clock_that_does_not_wait_still_makes_a_paused_case_late()
    {
        await cases.Accept(CasesUnderTest.Ann);
        await Pause(Inquest(reviewOn: new(2026, 6, 3)));
        cases.Clock.AdvanceDays(10);

        var paused = await cases.Find();
        Assert.Equal("ncmd", paused.WaitingCode);
        Assert.True(paused.NextDue <= Now);
    }

    [Fact]
    public async Task Past_its_twelve_months_a_paused_case_is_late_only_when_the_pause_is_to_be_looked_at()
    {
        await Gathered();
        await Pause(Inquest(reviewOn: new(2026, 11, 3)));
        cases.Clock.AdvanceDays(240);
        await Pause(Inquest(reviewOn: new(2027, 10, 1)));
        cases.Clock.AdvanceDays(200); // 17 May 2027: past the completion

        var paused = await cases.Find();
        Assert.Equal(ChipLook.Late, Chip(paused, "completion").Look);
        Assert.Equal((Case.PauseCode, new LocalDate(2027, 10, 1).EndInLondon()), (paused.WaitingCode, paused.NextDue));

        cases.Clock.AdvanceDays(140);
        Assert.True(paused.NextDue <= Now);
        await Resume(new() { On = new(2027, 10, 1) });
        Assert.Equal("completion", (await cases.Find()).WaitingCode);
    }

    [Fact]
    public async Task Where_something_of_a_paused_case_is_late_already_the_day_to_look_at_the_pause_is_seen_beside_it()
    {
        await cases.Accept(CasesUnderTest.Ann);
        await Pause(Inquest(reviewOn: new(2026, 6, 3)));
        cases.Clock.AdvanceDays(60);
        Assert.Null((await Listed("")).Look(Now));
        cases.Clock.AdvanceDays(27);

        var soon = await Listed("");
        cases.Clock.AdvanceDays(30);
        var late = await Listed("?waiting=pause");

        Assert.Equal(("NCMD", ChipLook.Late, ChipLook.Soon), (soon.NextClock, soon.Chip(Now)!.Look, soon.Look(Now - Duration.FromDays(30))!.Look));
        Assert.Equal(("look at the pause", ChipLook.Late), (late.Look(Now)!.Which, late.Look(Now)!.Look));

        async Task<CaseloadRow> Listed(string address) =>
            Assert.Single((await cases.Modules.Use((DataCollectionDb db) => CaseloadTests.View(address).Page(db, cases.Person.Id, Now, CasesUnderTest.Ct))).Rows);
    }

    [Fact]
    public async Task The_same_forms_sent_twice_are_one_pause_and_one_going_on()
    {
        await Gathered();
        var pause = Inquest(reviewOn: new(2026, 6, 3)) with { Version = (await cases.Find()).Version };
        await Pause(pause);
        await Pause(pause);
        var resume = new ResumeCase { On = new(2026, 3, 3), Version = (await cases.Find()).Version };
        await Resume(resume);
        await Resume(resume);

        var now = await cases.Find();
        Assert.NotNull(Assert.Single(now.Pauses).ResumedOn);
        Assert.Equal(2, now.Entries.Count(e => e.Kind == EntryKind.Pause));
    }

    [Fact]
    public async Task Kept_paused_it_is_the_same_pause_with_another_day_to_look_again()
    {
        await Gathered();
        await Pause(Inquest(reviewOn: new(2026, 6, 3)));
        await Pause(Inquest(reviewOn: new(2026, 9, 3)));

        var pause = Assert.Single((await cases.Find()).Pauses);
        Assert.Equal((new LocalDate(2026, 3, 3), new LocalDate(2026, 9, 3)), (pause.On, pause.ReviewOn));
    }

    [Fact]
    public async Task Of_two_editors_the_later_one_is_told()
    {
        await Gathered();
        var seen = (await cases.Find()).Version;
        await Pause(Inquest(reviewOn: new(2026, 6, 3)) with { Version = seen });

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Pause(Inquest(reviewOn: new(2026, 7, 3)) with { Version = seen }));
    }

    [Theory]
    [InlineData("inquest", "", "2026-03-03", "2026-06-03", "Select what it waits for")]
    [InlineData("other", "", "2026-03-03", "2026-06-03", "Enter what it waits for")]
    [InlineData("coroner", "", "2026-03-04", "2026-06-03", "The day it was paused must be today or earlier")]
    [InlineData("coroner", "", "2026-02-28", "2026-06-03", "The day it was paused must not be before the child died, on 1 March 2026")]
    [InlineData("coroner", "", "2026-03-03", "2026-03-03", "The day to look again must be after today")]
    [InlineData("coroner", "", "2026-03-03", "2027-03-04", "The day to look again must be within 12 months, so that the case is not forgotten")]
    public async Task What_cannot_be_right_is_refused_with_a_sentence(string reason, string words, string on, string reviewOn, string sentence)
    {
        await Gathered();

        var refused = await Pause(new() { Reason = reason, Words = words, On = Day(on), ReviewOn = Day(reviewOn) });

        Assert.Equal(sentence, Assert.Single(refused!.Problems).Message);
        Assert.Null((await cases.Find()).PausedOn);
    }

    [Fact]
    public async Task Two_pauses_do_not_share_a_day_and_a_case_that_is_not_paused_does_not_go_on()
    {
        await Gathered();
        await Pause(Inquest(reviewOn: new(2026, 6, 3)));
        cases.Clock.AdvanceDays(10);
        await Resume(new() { On = new(2026, 3, 13) });

        Assert.Equal("The case is not paused", Assert.Single((await Resume(new() { On = new(2026, 3, 13) }))!.Problems).Message);
        Assert.Equal("The day it was paused must not be before it last went on, on 13 March 2026", Assert.Single((await Pause(Inquest(reviewOn: new(2026, 6, 3))))!.Problems).Message);
    }

    [Fact]
    public async Task Closing_a_case_ends_its_pause()
    {
        await Gathered();
        await Pause(Inquest(reviewOn: new(2026, 6, 3)));
        await Close(on: new(2026, 3, 3));

        var closed = await cases.Find();
        Assert.Equal((false, null, ""), (closed.IsOpen, closed.PausedOn, closed.PausedFor));
        Assert.NotNull(closed.Pauses.Single().ResumedOn);
    }

    [Fact]
    public async Task What_is_done_in_a_pause_has_waited_since_the_pause_began()
    {
        await Gathered();
        await Pause(Inquest(reviewOn: new(2026, 11, 3)));
        cases.Clock.AdvanceDays(120); // 1 July: past the review meeting's 1 June
        await Settle("review-meeting", on: new(2026, 6, 28));

        var now = await cases.Find();
        Assert.Equal((ChipLook.Done, new LocalDate(2026, 6, 1).PlusDays(117)), (Chip(now, "review-meeting").Look, Due(now, "review-meeting")));

        // Put right, and the pause put right after it: neither counts twice.
        await Settle("review-meeting", on: new(2026, 6, 29));
        await Pause(Inquest(reviewOn: new(2026, 11, 3)) with { On = new(2026, 3, 2) });
        cases.Clock.AdvanceDays(10);
        await Resume(new() { On = new(2026, 7, 11) });

        now = await cases.Find();
        Assert.Equal((ChipLook.Done, new LocalDate(2026, 6, 1).PlusDays(119)), (Chip(now, "review-meeting").Look, Due(now, "review-meeting")));
        Assert.Equal(new LocalDate(2026, 9, 1).PlusDays(131), Due(now, "panel"));
    }

    [Fact]
    public async Task What_was_late_before_a_pause_stays_as_late_as_it_was()
    {
        await Gathered();
        cases.Clock.AdvanceDays(100); // 11 June: ten days past the review meeting's 1 June
        await Pause(Inquest(reviewOn: new(2026, 11, 3)) with { On = new(2026, 6, 11) });
        cases.Clock.AdvanceDays(30);
        await Settle("review-meeting", on: new(2026, 7, 1));

        Assert.Equal("Done 10 days late", Chip(await cases.Find(), "review-meeting").HowLong);
    }

    [Fact]
    public async Task What_closing_stops_in_a_pause_has_waited_too()
    {
        await Gathered();
        await Pause(Inquest(reviewOn: new(2026, 11, 3)));
        cases.Clock.AdvanceDays(120);
        await Close(on: new(2026, 6, 30));

        var closed = await cases.Find();
        Assert.Equal(new LocalDate(2026, 6, 1).PlusDays(119), Due(closed, "review-meeting"));
        Assert.Equal(new LocalDate(2026, 9, 1).PlusDays(119), Due(closed, "panel"));
        Assert.Equal(119, closed.Clocks.Single(c => c.Code == "panel").DaysPaused);
        Assert.Equal(new LocalDate(2027, 3, 1), Due(closed, "completion"));
    }

    [Fact]
    public async Task What_one_may_not_see_is_not_paused()
    {
        await Gathered();
        cases.Person.Areas = [Examples.Wirral];

        Assert.Null(await Pause(Inquest(reviewOn: new(2026, 6, 3))));
        Assert.Null(await Resume(new() { On = new(2026, 3, 3) }));
    }

    public ValueTask DisposeAsync() => cases.DisposeAsync();

    private static LocalDate Day(string day) => NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;

    private static LocalDate? Due(Case of, string code) => of.Clocks.Single(c => c.Code == code).DueDay;

    private static PauseCase Inquest(LocalDate reviewOn) => new() { Reason = "coroner", On = new(2026, 3, 3), ReviewOn = reviewOn };

    private ClockChip Chip(Case of, string code) => ClockChip.Of(of.Clocks.Single(c => c.Code == code), of.PausedOn, Now);

    // A case whose early clocks are done: only what waits in a pause, and completion, still runs.
    private async Task Gathered()
    {
        await cases.Accept(CasesUnderTest.Ann);
        foreach (var code in new[] { "ncmd", "forms-sent", "returns" })
        {
            await Settle(code, on: new(2026, 3, 3));
        }
    }

    private async Task Settle(string code, LocalDate on)
    {
        var form = new SettleClockOrTask { Outcome = Outcome.Done, On = on, Version = (await cases.Find()).Version };
        Assert.True((await cases.Modules.Use((SettleClockOrTaskHandler handler) => handler.Handle(Kno, code, form, CasesUnderTest.Ct)))!.Succeeded);
    }

    private async Task Close(LocalDate on)
    {
        var form = new MoveCase { Stage = CaseStage.Closed, On = on, Because = "Transferred", Version = (await cases.Find()).Version };
        Assert.True((await cases.Modules.Use((MoveCaseHandler handler) => handler.Handle(Kno, form, CasesUnderTest.Ct)))!.Succeeded);
    }

    // Beside the version there is now, where the form names none.
    private async Task<Result<string>?> Pause(PauseCase form)
    {
        var filled = form.Version != default ? form : form with { Version = (await cases.Read())?.Version ?? default };
        return await cases.Modules.Use((PauseCaseHandler handler) => handler.Handle(Kno, filled, CasesUnderTest.Ct));
    }

    private async Task<Result<string>?> Resume(ResumeCase form)
    {
        var filled = form.Version != default ? form : form with { Version = (await cases.Read())?.Version ?? default };
        return await cases.Modules.Use((ResumeCaseHandler handler) => handler.Handle(Kno, filled, CasesUnderTest.Ct));
    }
}
