using Cdop.DataCollection.Domain;
using Cdop.Forms;
using Cdop.Notifications.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection.Tests;

public sealed class KeepRecordTests : IAsyncDisposable
{
    private readonly CasesUnderTest cases = new();
    private readonly RecordsUnderTest records;

    public KeepRecordTests() => records = new(cases);

    [Fact]
    public async Task A_record_is_kept_completed_and_opened_again_and_the_old_version_stays()
    {
        await cases.Accept(CasesUnderTest.Ann);
        await records.Keep(Records.ReviewMeeting, "meeting", null, ("q:meeting.on:day", "1"), ("q:meeting.on:month", "4"), ("q:meeting.on:year", "2026"), ("q:meeting.place", "Whiston"));
        cases.Clock.Reset(Instant.FromUtc(2026, 4, 2, 10, 0));

        Assert.True((await records.Complete(Records.ReviewMeeting)).Succeeded);
        var complete = await records.State(Records.ReviewMeeting);
        Assert.Equal(("Complete, version 1", null), (complete.Stands, complete.Sheet));

        Assert.True((await records.OpenAgain(Records.ReviewMeeting))!.Succeeded);
        Assert.Equal("Whiston", Shown((await records.Open(Records.ReviewMeeting)).Answers, "meeting.place"));
        await records.Put(Records.ReviewMeeting, ("meeting.place", new Answer.Words("St Helens")));
        Assert.True((await records.Complete(Records.ReviewMeeting)).Succeeded);

        var returns = await records.Returns();
        Assert.Equal([(1, ReturnKind.Recorded, "cdop"), (2, ReturnKind.Recorded, "cdop")], returns.Select(r => (r.Number, r.Kind, r.Source)));
        Assert.Contains("Whiston", returns[0].Response, StringComparison.Ordinal);
        Assert.Contains("St Helens", returns[1].Response, StringComparison.Ordinal);
        var reviewed = await cases.Find();
        Assert.Equal(new LocalDate(2026, 4, 1), reviewed.ReviewMeetingOn);
        Assert.Equal(3, reviewed.Entries.Count(entry => entry.Kind == EntryKind.Record));
    }

    [Fact]
    public async Task The_analysis_begins_with_what_was_notified_also_where_the_case_itself_does_not_keep_it()
    {
        var accepted = await cases.Accept(CasesUnderTest.Ann);
        cases.Neighbours.Said[accepted.Notification] = [new("child.ethnic-group", null, "pakistani"), new("child.sex", null, "female")];

        var begun = await records.Open(Records.Analysis);

        Assert.Equal("Asian or Asian British: Pakistani", Shown(begun.Answers, "head.ethnic-group"));
        Assert.Equal(Beginnings.Notified, begun.Known[new("head.ethnic-group")].From);
    }

    [Fact]
    public async Task A_new_version_that_nobody_wants_is_given_up_and_the_completed_one_stays()
    {
        await cases.Accept(CasesUnderTest.Ann);
        await records.Put(Records.ReviewMeeting, ("meeting.on", new Answer.Day(new(2026, 3, 1))), ("meeting.place", new Answer.Words("Whiston")));
        Assert.Contains("none to go back to", Assert.Single((await records.GiveUp(Records.ReviewMeeting))!.Problems).Message, StringComparison.Ordinal);
        Assert.True((await records.Complete(Records.ReviewMeeting)).Succeeded);
        await records.OpenAgain(Records.ReviewMeeting);
        await records.Put(Records.ReviewMeeting, ("meeting.place", new Answer.Words("Elsewhere")));

        Assert.True((await records.GiveUp(Records.ReviewMeeting))!.Succeeded);

        var state = await records.State(Records.ReviewMeeting);
        Assert.Equal(("Complete, version 1", null), (state.Stands, state.Sheet));
        await records.OpenAgain(Records.ReviewMeeting);
        Assert.Equal("Whiston", Shown((await records.Open(Records.ReviewMeeting)).Answers, "meeting.place"));
        Assert.Contains((await cases.Find()).Entries, entry => entry.Text.Contains("given up, version 1 stays", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_colleague_sends_once_a_record_is_complete_or_its_new_version_given_up_begins_no_version()
    {
        await cases.Accept(CasesUnderTest.Ann);
        await records.Put(Records.ReviewMeeting, ("meeting.on", new Answer.Day(new(2026, 3, 1))), ("meeting.place", new Answer.Words("Whiston")));
        var late = (await records.State(Records.ReviewMeeting)).Sheet!; // passed the check, and comes after it was completed
        Assert.True((await records.Complete(Records.ReviewMeeting)).Succeeded);

        Assert.True((await records.Keep(late, "papers", ("q:papers.missing", "The scan")))!.IsOver);

        Assert.Equal(("Complete, version 1", null), ((await records.State(Records.ReviewMeeting)).Stands, (await records.State(Records.ReviewMeeting)).Sheet));
        Assert.True((await records.OpenAgain(Records.ReviewMeeting))!.Succeeded);
        Assert.Equal("Whiston", Shown((await records.Open(Records.ReviewMeeting)).Answers, "meeting.place"));
        Assert.False((await records.Keep(late, "papers", ("q:papers.missing", "The scan")))!.IsOver);

        Assert.True((await records.GiveUp(Records.ReviewMeeting))!.Succeeded);
        Assert.True((await records.Keep(late, "papers", ("q:papers.missing", "The scan")))!.IsOver);
        Assert.Equal("Complete, version 1", (await records.State(Records.ReviewMeeting)).Stands);
    }

    [Fact]
    public async Task A_clock_is_settled_by_the_tick_of_a_person_and_by_nothing_else()
    {
        await cases.Accept(CasesUnderTest.Ann);
        cases.Clock.Reset(Instant.FromUtc(2026, 4, 2, 10, 0));
        await records.Put(Records.ReviewMeeting, ("meeting.on", new Answer.Day(new(2026, 4, 1))));

        Assert.True((await records.Complete(Records.ReviewMeeting)).Succeeded);
        Assert.True((await cases.Find()).Clocks.Single(clock => clock.Code == Case.ReviewMeetingClock).IsOpen);

        await records.OpenAgain(Records.ReviewMeeting);
        Assert.True((await records.Complete(Records.ReviewMeeting, Case.ReviewMeetingClock, "panel")).Succeeded);
        var reviewed = await cases.Find();
        Assert.Equal((Outcome.Done, (LocalDate?)new LocalDate(2026, 4, 1)), reviewed.Clocks.Where(clock => clock.Code == Case.ReviewMeetingClock).Select(clock => (clock.Outcome, clock.DoneOn)).Single());
        Assert.True(reviewed.Clocks.Single(clock => clock.Code == "panel").IsOpen); // no record says so
    }

    [Fact]
    public async Task Nothing_is_completed_that_was_not_seen_nor_twice()
    {
        await cases.Accept(CasesUnderTest.Ann);
        await records.Put(Records.ReviewMeeting, ("meeting.on", new Answer.Day(new(2026, 3, 1))));
        var seen = SectionSeen.Stamp((await records.Open(Records.ReviewMeeting)).Answers);
        await records.Put(Records.ReviewMeeting, ("meeting.place", new Answer.Words("Elsewhere")));

        Assert.Contains("Somebody else changed", Assert.Single((await records.CompleteBy(Records.ReviewMeeting, new CompleteRecord { Seen = seen })).Problems).Message, StringComparison.Ordinal);
        var command = new CompleteRecord { Seen = SectionSeen.Stamp((await records.Open(Records.ReviewMeeting)).Answers) };
        Assert.True((await records.CompleteBy(Records.ReviewMeeting, command)).Succeeded);
        Assert.True((await records.CompleteBy(Records.ReviewMeeting, command)).Succeeded); // the same form, sent twice
        Assert.Contains("completed meanwhile", Assert.Single((await records.CompleteBy(Records.ReviewMeeting, new CompleteRecord { Seen = command.Seen })).Problems).Message, StringComparison.Ordinal);
        Assert.Single(await records.Returns());
    }

    [Fact]
    public async Task Ten_people_on_one_record_lose_nothing_and_two_on_one_section_see_both_answers()
    {
        await cases.Accept(CasesUnderTest.Ann);
        var sections = (await records.State(Records.ReviewMeeting)).Form.Sections;
        var first = await records.Keep(Records.ReviewMeeting, "meeting", null, ("q:meeting.place", "Here"));
        var before = await records.Open(Records.ReviewMeeting);

        await Task.WhenAll(
            records.Keep(Records.ReviewMeeting, "meeting", first!.Stamp, ("q:meeting.place", "There")),
            records.Keep(Records.ReviewMeeting, "papers", SectionSeen.Stamp(before.Answers, sections.Single(s => s.LinkId == "papers")), ("q:papers.missing", "The scan")),
            records.Keep(Records.ReviewMeeting, "discussion", SectionSeen.Stamp(before.Answers, sections.Single(s => s.LinkId == "discussion")), ("q:discussion.cause", "Not known yet")));
        var clash = await records.Keep(Records.ReviewMeeting, "meeting", first.Stamp, ("q:meeting.place", "Nowhere"));

        var answers = (await records.Open(Records.ReviewMeeting)).Answers;
        Assert.Equal(("There", "The scan", "Not known yet"), (Shown(answers, "meeting.place"), Shown(answers, "papers.missing"), Shown(answers, "discussion.cause")));
        Assert.NotNull(clash!.Meanwhile);
    }

    [Fact]
    public async Task Two_who_answer_different_questions_of_one_section_both_stand_and_a_script_that_goes_on_saving_puts_nothing_back()
    {
        await cases.Accept(CasesUnderTest.Ann);
        var section = (await records.State(Records.ReviewMeeting)).Form.Find("meeting")!;
        await records.Keep(Records.ReviewMeeting, "meeting", null, ("q:meeting.place", "Here"), ("q:meeting.chair", "Dr Old"));
        var shown = SectionSeen.Of((await records.Open(Records.ReviewMeeting)).Answers, section);
        await records.Keep(Records.ReviewMeeting, "meeting", shown, ("q:meeting.place", "There"), ("q:meeting.chair", "Dr Old"));

        var mine = await records.Keep(Records.ReviewMeeting, "meeting", shown, ("q:meeting.place", "Here"), ("q:meeting.chair", "Dr New"));
        Assert.Null(mine!.Meanwhile);
        var again = await records.Keep(Records.ReviewMeeting, "meeting", mine.Stamp, ("q:meeting.place", "Here"), ("q:meeting.chair", "Dr Newer"));
        Assert.Null(again!.Meanwhile);
        var answers = (await records.Open(Records.ReviewMeeting)).Answers;
        Assert.Equal(("There", "Dr Newer"), (Shown(answers, "meeting.place"), Shown(answers, "meeting.chair")));

        var both = await records.Keep(Records.ReviewMeeting, "meeting", again.Stamp, ("q:meeting.place", "Nowhere"), ("q:meeting.chair", "Dr Newer"));
        Assert.Equal("meeting.place", Assert.Single(both!.Both!).LinkId);
        Assert.NotNull(both.By);
    }

    [Fact]
    public async Task A_review_meeting_that_is_still_to_be_held_is_not_recorded_as_held()
    {
        await cases.Accept(CasesUnderTest.Ann);
        cases.Clock.Reset(Instant.FromUtc(2026, 3, 31, 10, 0));
        await records.Put(Records.ReviewMeeting, ("meeting.on", new Answer.Day(new(2026, 4, 1))));

        var early = await records.Complete(Records.ReviewMeeting);
        Assert.Equal("The meeting is on 1 April 2026. Complete its record after that, or put the date right if it was held already", Assert.Single(early.Problems).Message);

        cases.Clock.Reset(Instant.FromUtc(2026, 4, 1, 10, 0));
        Assert.True((await records.Complete(Records.ReviewMeeting)).Succeeded);
    }

    [Fact]
    public async Task What_was_decided_on_a_joint_response_is_not_asked_again_in_its_record()
    {
        await cases.Accept(CasesUnderTest.Ann);
        var decide = new DataCollection.DecideJointResponse { IsNeeded = true, Criteria = [JointResponseCriteria.ExternalCause, JointResponseCriteria.MayNotBeNatural], Because = "An injury", Version = (await cases.Find()).Version };
        Assert.True((await records.Use((DecideJointResponseHandler handler) => handler.Handle(RequestsUnderTest.Kno, decide, CasesUnderTest.Ct)))!.Succeeded);

        var begun = await records.Open(Records.JointResponse);

        Assert.Equal(["external-cause", "may-not-be-natural"], begun.Answers.Of("decision.criteria").OfType<Answer.Chosen>().Select(chosen => chosen.Code));
        Assert.Equal($"Name of {cases.Person.Id}", Shown(begun.Answers, "decision.decided-by"));
        Assert.StartsWith("the decision of", begun.Known[new("decision.criteria")].From, StringComparison.Ordinal);
        Assert.Empty(begun.Answers.Of("decision.held")); // that one is needed does not say that it was held
    }

    [Fact]
    public async Task The_page_of_a_clock_proposes_what_a_complete_record_says()
    {
        await cases.Accept(CasesUnderTest.Ann);
        cases.Clock.Reset(Instant.FromUtc(2026, 4, 9, 10, 0));
        Assert.Equal((new LocalDate(2026, 4, 9), false), await Proposed());

        await records.Put(Records.ReviewMeeting, ("meeting.on", new Answer.Day(new(2026, 4, 1))));
        Assert.Equal((new LocalDate(2026, 4, 9), false), await Proposed()); // it may still be put right
        Assert.True((await records.Complete(Records.ReviewMeeting)).Succeeded);

        Assert.Equal((new LocalDate(2026, 4, 1), true), await Proposed());

        async Task<(LocalDate?, bool)> Proposed()
        {
            await using var scope = cases.Modules.Scope();
            var page = ActivatorUtilities.CreateInstance<SettleClockOrTaskPage>(scope.ServiceProvider);
            (page.At, page.Code) = (RequestsUnderTest.Kno.ToString(), Case.ReviewMeetingClock);
            await page.OnGetAsync(CasesUnderTest.Ct);
            return (page.Form.On, page.Says is not null);
        }
    }

    [Fact]
    public async Task Its_version_is_pinned_when_it_is_begun()
    {
        await cases.Accept(CasesUnderTest.Ann);
        await records.Keep(Records.Analysis, "case", null, ("q:case.summary", "A short summary."));

        Assert.Equal("2022-04", (await records.Use((DataCollectionDb db) => Task.FromResult(db.Set<AnswerDraft>().Single()))).Version);
    }

    [Fact]
    public async Task A_case_without_a_joint_response_has_no_record_of_one()
    {
        await cases.Accept(CasesUnderTest.Ann);

        Assert.Null(await records.OpenAgain(Records.JointResponse));
        Assert.Null(await records.OpenAgain("reporting"));
        Assert.NotNull(await records.OpenAgain(Records.ReviewMeeting));
    }

    [Fact]
    public async Task The_steps_of_a_joint_response_are_read_off_its_record_and_late_ones_are_said_so()
    {
        await cases.Accept(CasesUnderTest.Ann, joint: true); // died on Sunday, 1 March 2026, at 06:50
        var form = (await records.State(Records.JointResponse)).Form;
        await records.Put(
            Records.JointResponse,
            ("decision.held", RecordsUnderTest.Option(form, "decision.held", "yes")),
            ("first.examined.done", RecordsUnderTest.Option(form, "first.examined.done", "yes")),
            ("first.examined.at", new Answer.Moment(new(2026, 3, 1), new(10, 49))),
            ("first.samples.done", RecordsUnderTest.Option(form, "first.samples.done", "yes")),
            ("first.samples.at", new Answer.Moment(new(2026, 3, 1), new(10, 50))),
            ("first.history.done", RecordsUnderTest.Option(form, "first.history.done", "no")),
            ("first.history.why-not", new Answer.Words("The parents were not there")),
            ("scene.visit.done", RecordsUnderTest.Option(form, "scene.visit.done", "yes")),
            ("scene.visit.at", new Answer.Moment(new(2026, 3, 2), null)),
            ("meeting.at", new Answer.Moment(new(2026, 3, 4), new(9, 0))));

        var answers = (await records.Open(Records.JointResponse)).Answers;
        var reviewed = await cases.Find();
        var steps = RulesAsData.JointSteps().Of(reviewed, answers, Instant.FromUtc(2026, 3, 4, 12, 0)).ToDictionary(step => step.Name);

        Assert.Equal(JointStepState.Done, steps["Child examined"].State);
        Assert.Equal("By 1 March 2026 at 10:50", steps["Child examined"].Due);
        Assert.Equal(JointStepState.Late, steps["Immediate samples taken"].State);
        Assert.Equal((JointStepState.NotDone, "Not done: The parents were not there"), (steps["History taken by health and police together"].State, steps["History taken by health and police together"].Done));
        Assert.Equal(JointStepState.Done, steps["Joint visit to the home or scene"].State);
        Assert.Equal(JointStepState.Late, steps["Initial information-sharing and planning meeting"].State);
        Assert.Equal(JointStepState.Waiting, steps["Report to the coroner"].State);
        Assert.Equal(JointStepState.Late, steps["Discussion with the designated doctor"].State); // nobody has recorded it, and the day is over

        Assert.Equal(JointStepState.Waiting, steps["Coroner or coroner’s officer told"].State);

        cases.Clock.Reset(Instant.FromUtc(2026, 3, 4, 12, 0));
        var proposals = (await records.Use((CompleteRecordHandler handler) => Task.FromResult(handler.Proposals(reviewed, answers).ToList()))).ToDictionary(proposal => proposal.Clock.Code, proposal => proposal.Said);
        Assert.Equal(new Settlement(Outcome.Done, new(2026, 3, 4), new(9, 0)), proposals["joint-meeting"]);
        Assert.Equal(new Settlement(Outcome.Done, new(2026, 3, 2)), proposals["joint-visit"]);

        Assert.True((await records.Complete(Records.JointResponse, "joint-visit")).Succeeded);
        var after = await cases.Find();
        Assert.Equal((false, true), (after.Clocks.Single(clock => clock.Code == "joint-visit").IsOpen, after.Clocks.Single(clock => clock.Code == "joint-meeting").IsOpen));
    }

    [Fact]
    public async Task What_is_settled_on_the_case_is_no_step_missed_where_the_record_is_silent()
    {
        await cases.Accept(CasesUnderTest.Ann, joint: true);
        cases.Clock.Reset(Instant.FromUtc(2026, 3, 4, 12, 0));
        foreach (var code in new[] { "joint-visit", "coroner-police" })
        {
            var settled = new SettleClockOrTask { Outcome = Outcome.Done, On = new(2026, 3, 2), Version = (await cases.Find()).Version };
            Assert.True((await records.Use((SettleClockOrTaskHandler handler) => handler.Handle(RequestsUnderTest.Kno, code, settled, CasesUnderTest.Ct)))!.Succeeded);
        }

        var steps = RulesAsData.JointSteps().Of(await cases.Find(), (await records.Open(Records.JointResponse)).Answers, Instant.FromUtc(2026, 3, 4, 12, 0)).ToDictionary(step => step.Name);

        Assert.All(
            ["Joint visit to the home or scene", "Coroner or coroner’s officer told", "Children’s social care told"],
            name => Assert.Equal((JointStepState.Done, "Marked done on the case, 2 March 2026. This record does not say when"), (steps[name].State, steps[name].Done)));
        Assert.Equal(JointStepState.Late, steps["Child examined"].State);
    }

    [Fact]
    public async Task Where_the_child_was_near_death_the_steps_count_from_the_call()
    {
        await cases.Accept(CasesUnderTest.Ann, joint: true);
        await records.Put(
            Records.JointResponse,
            ("decision.near-death", new Answer.YesNo(true)),
            ("decision.referred-at", new Answer.Moment(new(2026, 2, 27), new(8, 0))));

        var steps = RulesAsData.JointSteps().Of(await cases.Find(), (await records.Open(Records.JointResponse)).Answers, Instant.FromUtc(2026, 3, 1, 12, 0));

        Assert.Equal("By 27 February 2026 at 12:00", steps.Single(step => step.Name == "Child examined").Due);
        Assert.Equal("By 1 March 2026 at 08:00", steps.Single(step => step.Name == "Initial information-sharing and planning meeting").Due); // not the clock of the case, which runs from the death
    }

    [Fact]
    public async Task Where_no_response_was_held_no_step_is_late_and_what_was_answered_before_counts_for_nothing()
    {
        await cases.Accept(CasesUnderTest.Ann, joint: true);
        var form = (await records.Open(Records.JointResponse)).Answers.Form;
        await records.Put(Records.JointResponse, ("decision.held", Option("decision.held", "yes")), ("scene.visit.done", Option("scene.visit.done", "no")));
        Assert.Contains(await Steps(), step => step.Done == "Not done, and no reason is given");
        await records.Put(Records.JointResponse, ("decision.held", Option("decision.held", "no")));
        Assert.All(await Steps(), step => Assert.Equal("No response was held, and no reason is given", step.Done));

        await records.Put(Records.JointResponse, ("decision.not-held-why", new Answer.Words("The cause was known")));
        Assert.All(await Steps(), step => Assert.Equal((JointStepState.NotNeeded, "No response was held: The cause was known"), (step.State, step.Done)));

        Answer Option(string linkId, string code) => form.Find(linkId)!.Options.Single(option => option.Code == code).Answer;

        async Task<IReadOnlyList<JointStepShown>> Steps() =>
            RulesAsData.JointSteps().Of(await cases.Find(), (await records.Open(Records.JointResponse)).Answers, Instant.FromUtc(2026, 6, 1, 12, 0));
    }

    public ValueTask DisposeAsync() => cases.DisposeAsync();

    private static string Shown(FormAnswers answers, string linkId) => string.Join(", ", answers.Of(linkId).Select(answer => answer.Shown));
}
