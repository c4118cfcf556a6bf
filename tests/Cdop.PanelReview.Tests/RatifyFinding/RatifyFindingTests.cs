using Cdop.DataCollection.Contracts;
using Cdop.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Cdop.PanelReview;

public sealed class RatifyFindingTests : IAsyncDisposable
{
    private static readonly FormDefinition Analysis = new FormLibrary().Latest("analysis")!;
    private static readonly string[] Coming = ["chair", "designated-doctor", "social-care", "police", "lay"];

    private static readonly string[] TakePackCanaries = ["Rose", "Thorne", "Sarah", "Blundell", "Whiston", "Meadow", "Huyton", "999", "LIV-2026-017", "January 2026"];

    private readonly OfficeSettings settings = new();

    private readonly Panels panels;

    public RatifyFindingTests() => panels = new(more: services => services.AddSingleton<IConfiguration>(settings));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task The_form_begins_with_what_the_review_meeting_drafted_and_what_the_meeting_knows()
    {
        var drafted = new FormAnswers(Analysis);
        drafted.Set(new("case.summary"), new Answer.Words("Found at home"));
        panels.Drafted = new("2022-04", drafted.ToResponse());
        var (number, label) = await Opened(Coming);

        var answers = await Open(number, label);

        Assert.Equal("Found at home", answers.Of("case.summary").Single().Shown);
        Assert.Equal("General", answers.Of("head.panel-type").Single().Shown, ignoreCase: true);
        Assert.Equal(new Answer.Day(new(2026, 5, 13)), answers.Of(new Place("head.sitting.on", "0")).Single());
        Assert.Equal(new Answer.YesNo(true), answers.Of("agencies.seen.police").Single());
        Assert.Empty(answers.Of("agencies.seen.ambulance"));
    }

    [Fact]
    public async Task What_the_review_meeting_drafted_comes_to_the_panels_screen_only_as_the_redaction_lets_it_through()
    {
        const string Drafted = "Rose Thorne, of 14 Meadow Close, was seen by Jo Blundell at Whiston Hospital on 6 January 2026 (999 000 0018, LIV-2026-017). Rose had been well, said Sarah. He played for Mossfield Juniors.";
        var drafted = new FormAnswers(Analysis);
        drafted.Set(new("case.summary"), new Answer.Words(Drafted));
        drafted.Set(new("case.cause.line-1a"), new Answer.Words("Sepsis, as Jo Blundell told Sarah Thorne"));
        drafted.Set(new Place("child.other.what", "0"), new Answer.Words("Rose Thorne’s asthma"));
        panels.Drafted = new("2022-04", drafted.ToResponse());
        var (number, label) = await Prepared(hasPack: false, Coming);
        var reviewed = new CaseId((await panels.As("office").Agenda(number, Ct)).Single().Subject);
        var version = (await panels.Redaction(reviewed, Ct))?.Version ?? default;
        Assert.True((await panels.Modules.Use((RedactPapersHandler handler) => handler.Handle(number, label, new() { AddWords = "Mossfield Juniors", AddInstead = "a football team", Version = version }, Ct)))!.Succeeded);
        await panels.Certify(number, reviewed, Ct);
        panels.Drafted = null; // what is certified is what the panel begins with

        var answers = await Open(number, label);

        var told = answers.ToResponse();
        Assert.All([.. TakePackCanaries, "Mossfield"], canary => Assert.DoesNotContain(canary, told, StringComparison.OrdinalIgnoreCase));
        Assert.StartsWith("The child, of the home address, was seen by Health visitor 1 at Hospital A 2 days before the death", answers.Of("case.summary").Single().Shown, StringComparison.Ordinal);
        Assert.EndsWith("The child had been well, said the mother. He played for a football team.", answers.Of("case.summary").Single().Shown, StringComparison.Ordinal);
        Assert.Equal("Sepsis, as Health visitor 1 told the mother", answers.Of("case.cause.line-1a").Single().Shown);
    }

    [Fact]
    public async Task What_is_typed_is_kept_and_another_section_at_the_same_moment_too()
    {
        var (number, label) = await Opened(Coming);

        await Task.WhenAll(
            Type(number, label, "case", ("q:case.summary", "Found at home")),
            Type(number, label, "learning", ("q:learning.not-modifiable", "Nothing")));

        var answers = await Open(number, label);
        Assert.Equal("Found at home", answers.Of("case.summary").Single().Shown);
        Assert.Equal("Nothing", answers.Of("learning.not-modifiable").Single().Shown);
    }

    [Fact]
    public async Task A_page_that_has_not_seen_what_another_wrote_does_not_write_over_it()
    {
        var (number, label) = await Opened(Coming);
        var before = SectionSeen.Stamp(await Open(number, label), Analysis.Find("case"));
        await Type(number, label, "case", ("q:case.summary", "First"));

        var kept = await Keep(number, label, "case", before, ("q:case.summary", "Second"));

        Assert.NotNull(kept!.Meanwhile);
        Assert.Equal("First", (await Open(number, label)).Of("case.summary").Single().Shown);
    }

    [Fact]
    public async Task A_text_too_long_to_be_kept_is_said_at_its_field_and_its_page_writes_over_nothing_later()
    {
        var (number, label) = await Opened(Coming);
        var before = SectionSeen.Of(await Open(number, label), Analysis.Find("case")!);
        await Type(number, label, "case", ("q:case.summary", "First"));

        var kept = await Keep(number, label, "case", before, ("q:case.summary", new string('x', FormChecks.LongestKept + 1)));

        Assert.Equal(("case.summary", null, before), (Assert.Single(kept!.TooLong).Place.LinkId, kept.Meanwhile, kept.Stamp));
        Assert.Equal("First", (await Open(number, label)).Of("case.summary").Single().Shown);
    }

    [Fact]
    public async Task Two_who_write_in_one_section_at_once_keep_what_each_changed()
    {
        var (number, label) = await Opened(Coming);
        await Type(number, label, "case", ("q:case.documents", "All papers"));
        var before = SectionSeen.Of(await Open(number, label), Analysis.Find("case")!);
        await Type(number, label, "case", ("q:case.documents", "All papers"), ("q:case.summary", "Found at home"));

        var kept = await Keep(number, label, "case", before, ("q:case.documents", "All papers and the letter"), ("q:case.summary", ""));

        Assert.Null(kept!.Meanwhile);
        var answers = await Open(number, label);
        Assert.Equal(("All papers and the letter", "Found at home"), (answers.Of("case.documents").Single().Shown, answers.Of("case.summary").Single().Shown));
    }

    [Fact]
    public async Task The_chair_ratifies_in_one_step_with_who_was_there_and_the_case_is_told_of()
    {
        var (number, label) = await Opened(Coming);
        await FillIn(number, label);

        var ratified = await Ratify("chair", number, label);

        Assert.True(ratified.Succeeded, string.Join("; ", ratified.Problems));
        var finding = Assert.Single(await Findings());
        Assert.Equal((1, 10, "10", Modifiability.Identified), (finding.Number, finding.Primary, finding.Categories, finding.Modifiability));
        Assert.Equal(Coming.Order(), finding.Present.Select(one => one.Seat).Order());
        Assert.Equal([("C", "Unsafe sleep", 2, true)], finding.Factors.Select(one => (one.Domain, one.Name, one.Grade, one.IsModifiable)));
        Assert.Contains("quality.signed-off-on", finding.Response, StringComparison.Ordinal);
        Assert.Equal(AgendaOutcome.Reviewed, (await panels.Agenda(number, Ct)).Single().Outcome);
        var told = await panels.Modules.Use((PanelReviewDb db) => db.Outbox.AsNoTracking().Where(message => message.Type.EndsWith(nameof(CaseReviewed))).ToListAsync(Ct));
        Assert.Single(told);
        Assert.Empty(await panels.Modules.Use((PanelReviewDb db) => db.FindingDrafts.AsNoTracking().ToListAsync(Ct)));
        Assert.Contains("taken this case already", Assert.Single((await Ratify("chair", number, label)).Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_ratified_without_a_quorum_or_by_anybody_but_the_chair_or_with_an_ungraded_factor()
    {
        var (number, label) = await Opened("chair", "designated-doctor", "social-care", "lay");
        await FillIn(number, label);

        Assert.Equal(["The meeting is not quorate for this case: the police missing"], (await Ratify("chair", number, label)).Problems.Select(problem => problem.Message));
        await panels.Answer(await panels.LinkOf("police@panel.example", Ct), Reply.Coming, Ct);
        await panels.As("office").Tick(number, Ct);
        Assert.Contains("Only the chair", Assert.Single((await Ratify("police", number, label)).Problems).Message, StringComparison.Ordinal);
        await Type(number, label, "social", ("q:social.neglect.present", "yes"));
        Assert.Equal(["Grade “Neglect of the child”: 0 if the information is not available, 1 or 2"], (await Ratify("chair", number, label)).Problems.Select(problem => problem.Message));
        await Type(number, label, "social", ("q:social.neglect.present", "yes"), ("q:social.neglect.grade", "0"));
        Assert.True((await Ratify("chair", number, label)).Succeeded);
    }

    [Fact]
    public async Task For_a_chair_who_takes_no_part_the_case_is_not_there_and_the_quorum_lacks_them()
    {
        var (number, label) = await Opened(Coming);
        await FillIn(number, label);
        var chair = await panels.Modules.Use((PanelReviewDb db) => db.Members.AsNoTracking().SingleAsync(member => member.Seat == "chair", Ct));
        Assert.True((await panels.As("office").Modules.Use((RecuseMemberHandler handler) => handler.Handle(number, label, new() { Member = chair.Id, Because = "Knows the family" }, Ct)))!.Succeeded);

        Assert.Null(await panels.As("chair").Modules.Use((RatifyFindingHandler handler) => handler.Handle(number, label, new(), Ct)));
        Assert.Null(await panels.As("chair").Modules.Use((HeldCases held) => held.Of(number, label, Ct)));
        var missing = (await panels.As("office").Modules.Use((HeldCases held) => held.Of(number, label, Ct)))!.Part.Missing(PanelRulesAsData.Read().Type("general")!);
        Assert.Equal(["the chair or the deputy chair"], missing);
    }

    [Fact]
    public async Task The_deputy_chair_ratifies_in_the_place_of_a_chair_who_takes_no_part()
    {
        await panels.Modules.Use((AddMemberHandler handler) => handler.Handle(new() { Name = "The deputy", Email = "deputy-chair@panel.example", Seat = "deputy-chair", Employer = "Example Trust", Panels = ["general"] }, Ct));
        var (number, label) = await Opened([.. Coming, "deputy-chair"]);
        await FillIn(number, label);
        Assert.Contains("The chair is here and takes this case", (await Ratify("deputy-chair", number, label)).Problems.Select(problem => problem.Message));
        var reviewed = new CaseId((await panels.As("office").Agenda(number, Ct)).Single().Subject);
        Assert.True((await panels.Recuse(number, reviewed, "chair", Ct))!.Succeeded);

        panels.As("deputy-chair");
        Assert.True((await Ratify("deputy-chair", number, label)).Succeeded);

        var finding = Assert.Single(await Findings());
        Assert.Equal("deputy-chair", finding.RatifiedBy.Value);
        Assert.Equal(["deputy-chair", "designated-doctor", "lay", "police", "social-care"], finding.Present.Select(one => one.Seat).Order(StringComparer.Ordinal));
        Assert.Null(await panels.As("chair").Modules.Use((HeldCases held) => held.Of(number, label, Ct)));
    }

    [Fact]
    public async Task What_is_ratified_stays_ratified_where_the_clock_jumps_back_or_forward()
    {
        var (number, label) = await Opened(Coming);
        await FillIn(number, label);
        Assert.True((await Ratify("chair", number, label)).Succeeded);
        var ratified = panels.Modules.Clock.GetCurrentInstant();
        foreach (var hours in new[] { -24, 24, -1 })
        {
            panels.Modules.Clock.Reset(ratified + Duration.FromHours(hours));
            Assert.False((await Ratify("chair", number, label)).Succeeded);
            Assert.Equal(AgendaOutcome.Reviewed, (await panels.As("office").Agenda(number, Ct)).Single().Outcome);
        }

        Assert.Equal((1, ratified), Assert.Single(await Findings()) is var finding ? (finding.Number, finding.RatifiedAt) : default);
    }

    [Fact]
    public async Task Without_certified_papers_in_a_pack_of_the_meeting_nothing_is_ratified()
    {
        var (number, label) = await Opened(hasPack: false, Coming);
        await FillIn(number, label);

        Assert.Contains("No pack of this meeting", Assert.Single((await Ratify("chair", number, label)).Problems).Message, StringComparison.Ordinal);
        Assert.Empty(await Findings());
    }

    [Fact]
    public async Task What_was_written_since_the_page_was_opened_is_not_ratified_unseen()
    {
        var (number, label) = await Opened(Coming);
        await FillIn(number, label);
        var seen = SectionSeen.Stamp(await Open(number, label));
        await Type(number, label, "case", ("q:case.summary", "Other words"));

        var ratified = await panels.As("chair").Modules.Use((RatifyFindingHandler handler) => handler.Handle(number, label, new() { Seen = seen }, Ct));

        Assert.Equal(RatifyFindingHandler.Changed, Assert.Single(ratified!.Problems).Message);
        Assert.Empty(await Findings());
    }

    [Fact]
    public async Task A_warning_does_not_stop_the_chair_and_stays_with_its_reason()
    {
        var (number, label) = await Opened(Coming);
        await FillIn(number, label);
        await Type(number, label, "category", ("q:category.ticked", "10"), ("q:category.check.sudep", "yes"), ("q:category.reason", "The neurologist doubts it"));

        Assert.True((await Ratify("chair", number, label)).Succeeded);

        var doubts = (await Findings()).Single().Doubts;
        Assert.Equal(2, doubts.Count);
        Assert.All(doubts, doubt => Assert.Contains("clarification of the National Child Mortality Database", doubt.Sentence, StringComparison.Ordinal));
        Assert.All(doubts, doubt => Assert.Equal("The neurologist doubts it", doubt.Because));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_warning_stops_nobody_and_stays_with_the_finding_with_the_reason_or_without(bool isFastTrack)
    {
        var (number, label) = isFastTrack ? await Prepared() : await Opened(Coming);
        if (isFastTrack)
        {
            var item = (await panels.Agenda(number, Ct)).Single();
            Assert.True((await panels.As("office").Modules.Use((FastTrackCaseHandler handler) => handler.Handle(number, label, new() { IsFastTrack = true, Because = "Expected", Version = item.Version }, Ct)))!.Succeeded);
        }

        await FillIn(number, label);
        await Type(number, label, "physical", ("q:physical.unsafe-sleep.present", "yes"), ("q:physical.unsafe-sleep.grade", "1"));

        if (!isFastTrack)
        {
            await Type(number, label, "modifiability", ("q:modifiability.judgement", "identified"), ("q:modifiability.reason", "The room was cold, which the form has no line for"));
        }

        Assert.True((await Ratify("chair", number, label)).Succeeded);
        Assert.Equal(isFastTrack ? "" : "The room was cold, which the form has no line for", (await Findings()).Single().Doubts.Single().Because);
    }

    [Fact]
    public async Task The_sentence_of_a_warning_without_a_reason_stands_at_its_field()
    {
        var (number, label) = await Opened(Coming);
        await FillIn(number, label);
        await Type(number, label, "category", ("q:category.ticked", "10"), ("q:category.check.sudep", "yes"));

        var page = await panels.As("chair").Look<FillAnalysisPage>(page =>
        {
            (page.At, page.Label, page.SectionKey) = (number, label, "category");
            return page.OnGetAsync(check: true, Ct);
        });

        Assert.StartsWith("Say why the panel decides against this warning", page.View.Field(Analysis.Find(Judgement.CategoryReason)!, "").Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_typed_live_is_said_on_the_page_of_the_section_and_of_the_case_before_anybody_ratifies()
    {
        var (number, label) = await Opened(Coming);
        await FillIn(number, label);
        await Type(number, label, "case", ("q:case.summary", "Rose Thorne was found at home"));
        panels.As("chair");

        var section = await panels.Look<FillAnalysisPage>(page =>
        {
            (page.At, page.Label, page.SectionKey) = (number, label, "case");
            return page.OnGetAsync(check: false, Ct);
        });
        var reviewed = await panels.Look<DiscussCasePage>(page =>
        {
            (page.At, page.Label) = (number, label);
            return page.OnGetAsync(Ct);
        });

        Assert.StartsWith("“Rose Thorne” in “Rose Thorne was found at home” is known of this case", Assert.Single(section.Stands.Tells).Sentence, StringComparison.Ordinal);
        Assert.Equal(section.Stands.Tells, reviewed.Stands!.Tells);
        Assert.Equal((1, "Still in the way of ratifying it: 1 thing."), (reviewed.Stands.InTheWay, reviewed.Stands.Left));

        // So are the days of birth and death; other days are what the panel talks about.
        await Type(number, label, "case", ("q:case.summary", "A girl, born 03/11/2025, seen on 5 January 2026, died 8 January 2026"));
        section = await panels.As("chair").Look<FillAnalysisPage>(page =>
        {
            (page.At, page.Label, page.SectionKey) = (number, label, "case");
            return page.OnGetAsync(check: false, Ct);
        });
        Assert.Equal(["03/11/2025", "8 January 2026"], section.Stands.Tells.Select(telling => telling.Words));
    }

    [Fact]
    public async Task The_screen_says_how_far_each_section_is_filled_in_and_draws_each_factor_as_a_line()
    {
        var (number, label) = await Opened(Coming);
        await FillIn(number, label);
        await Type(number, label, "physical", ("q:physical.unsafe-sleep.present", "yes"), ("q:physical.unsafe-sleep.grade", "2"));

        var page = await panels.As("chair").Look<FillAnalysisPage>(page =>
        {
            (page.At, page.Label, page.SectionKey) = (number, label, "physical");
            return page.OnGetAsync(check: false, Ct);
        });

        Assert.Equal(("1 factor", ", highest grade 2"), page.Stands.HowFar(Analysis.Find("physical")!));
        Assert.Equal(("None", " yet"), page.Stands.HowFar(Analysis.Find("child")!));
        Assert.Equal("1 of 7", page.Stands.HowFar(Analysis.Find("case")!).Short);
        Assert.Contains("physical.unsafe-sleep", page.View.DrawnBy.Keys);
        Assert.Equal(["0", "1", "2"], page.Grades.Select(grade => grade[..1]));
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task A_case_that_is_put_off_says_what_is_asked_of_whom_and_waits_again()
    {
        var (number, label) = await Opened(Coming);
        Assert.Equal(nameof(DeferCase.By), Assert.Single((await Defer(new() { Of = "Coroner", What = "The conclusion", By = new(2026, 5, 13) })).Problems).Field);
        Assert.Contains("could be told", Assert.Single((await Defer(new() { Of = "Coroner", What = "Why Rose Thorne fell", By = new(2026, 7, 1) })).Problems).Message, StringComparison.Ordinal);

        Assert.True((await Defer(new() { Of = "Coroner", What = "The conclusion", By = new(2026, 7, 1) })).Succeeded);

        var discussion = await panels.Modules.Use((PanelReviewDb db) => db.Discussions.AsNoTracking().SingleAsync(Ct));
        Assert.Equal(("Coroner", "The conclusion", new LocalDate(2026, 7, 1)), (discussion.AskedOf, discussion.Asked, discussion.AskedBy));
        Assert.Equal(AgendaOutcome.Deferred, (await panels.Agenda(number, Ct)).Single().Outcome);
        Assert.Single(await panels.Modules.Use((PanelReviewDb db) => db.Cases.Waiting(db.Agenda).ToListAsync(Ct)));
        Assert.Single(await panels.Mail(Ct), mail => mail.Subject.StartsWith("The panel asks for something", StringComparison.Ordinal) && !mail.Body.Contains(label, StringComparison.Ordinal));
        Assert.Contains("taken this case already", Assert.Single((await Ratify("chair", number, label)).Problems).Message, StringComparison.Ordinal);

        async Task<Result<string>> Defer(DeferCase asked) => (await panels.As("chair").Modules.Use((DeferCaseHandler handler) => handler.Handle(number, label, asked, Ct)))!;
    }

    [Fact]
    public async Task Once_the_day_for_what_was_asked_has_passed_the_office_is_asked_once_unless_the_case_is_listed()
    {
        var (number, label) = await Opened(Coming);
        Assert.True((await panels.As("chair").Modules.Use((DeferCaseHandler handler) => handler.Handle(number, label, new() { Of = "Coroner", What = "The conclusion", By = new(2026, 7, 1) }, Ct)))!.Succeeded);

        await SweepOn(1);
        Assert.Empty(await Asked());
        settings.FailsOnce = true;
        await SweepOn(2); // killed half-way
        Assert.Empty(await Asked());
        await SweepOn(2);
        await SweepOn(3);
        Assert.Single(await Asked());

        async Task SweepOn(int day)
        {
            panels.Modules.Clock.Reset(Instant.FromUtc(2026, 7, day, 12, 0));
            await panels.Modules.Use((ChaseDeferred job) => job.Sweep(Ct));
        }

        async Task<IReadOnlyList<OutgoingMail>> Asked() => (await panels.Mail(Ct)).FindAll(mail => mail.Subject.StartsWith("Is it there?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_case_that_was_put_off_can_be_listed_for_the_same_meeting_and_taken_after_all()
    {
        var (number, label) = await Opened(Coming);
        await FillIn(number, label);
        Assert.True((await panels.As("chair").Modules.Use((DeferCaseHandler handler) => handler.Handle(number, label, new() { Of = "Coroner", What = "The conclusion", By = new(2026, 7, 1) }, Ct)))!.Succeeded);

        Assert.True((await panels.As("office").Modules.Use((ListForMeetingHandler handler) => handler.Handle(number, new() { Cases = [label] }, Ct)))!.Succeeded);

        Assert.Null((await panels.Modules.Use((PanelReviewDb db) => db.Discussions.AsNoTracking().SingleAsync(Ct))).AskedBy);
        Assert.True((await Ratify("chair", number, label)).Succeeded);
    }

    [Fact]
    public async Task A_case_whose_discussion_has_opened_is_not_taken_off()
    {
        var (number, label) = await Opened(Coming);
        var item = (await panels.Agenda(number, Ct)).Single();

        var off = (await panels.As("office").Modules.Use((TakeOffMeetingHandler handler) => handler.Handle(number, label, new() { Version = item.Version }, Ct)))!;

        Assert.Contains("discussion has opened", Assert.Single(off.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_day_of_the_meeting_a_finding_is_taken_up_by_another_meeting_alone()
    {
        var (number, label) = await Opened(Coming);
        await FillIn(number, label);
        Assert.True((await Ratify("chair", number, label)).Succeeded);
        panels.Modules.Clock.Reset(Instant.FromUtc(2026, 6, 20, 9, 0));
        var refused = (await panels.As("chair").Modules.Use((TakeUpAgainHandler handler) => handler.Handle(number, label, new() { Because = "The inquest" }, Ct)))!;
        Assert.Contains("waits for another meeting", Assert.Single(refused.Problems).Message, StringComparison.Ordinal);

        // The office moves the case back: it is reviewed no more, and ready again.
        var reviewed = new CaseId(await panels.As("office").Modules.Use((PanelReviewDb db) => db.Cases.Select(one => one.Subject).SingleAsync(Ct)));
        Assert.Empty(await Waiting());
        await panels.Ready(null, Ct, reviewed);
        await panels.Ready(ReadyCases.Of(), Ct, reviewed);
        Assert.Equal(label, Assert.Single(await Waiting()).Label);

        var next = await panels.Planned(Ct, Panels.Plan with { On = new(2026, 7, 8) });
        Assert.True((await panels.Modules.Use((ListForMeetingHandler handler) => handler.Handle(next, new() { Cases = [label] }, Ct)))!.Succeeded);
        var answers = await Open(next, label);
        Assert.Equal("In short", answers.Of("case.summary").Single().Shown);
        Assert.Equal(["13 May 2026", "8 July 2026"], Enumerable.Range(0, answers.Times(new("head.sitting"))).Select(row => answers.Of(new Place("head.sitting.on", $"{row}")).Single().Shown));

        Task<List<PanelCase>> Waiting() => panels.Modules.Use((PanelReviewDb db) => db.Cases.Waiting(db.Agenda).ToListAsync(Ct));
    }

    [Fact]
    public async Task A_finding_names_as_represented_whom_those_stand_for_who_were_there()
    {
        var (number, label) = await Opened(Coming);
        await FillIn(number, label);
        Assert.Equal("Yes", (await Open(number, label)).Of("agencies.seen.social-care").Single().Shown);

        var meeting = await panels.Meeting(number, Ct);
        var there = meeting.Invited.Where(one => one.Reply == Reply.Coming && one.Seat != "social-care").Select(one => one.Id).ToList();
        Assert.True((await panels.As("office").Modules.Use((RecordAttendanceHandler handler) => handler.Handle(number, new() { Present = there, Version = meeting.Version }, Ct)))!.Succeeded);

        Assert.Empty((await Open(number, label)).Of("agencies.seen.social-care"));
        Assert.Equal("Yes", (await Open(number, label)).Of("agencies.seen.police").Single().Shown);
    }

    [Fact]
    public async Task A_finding_that_is_taken_up_again_becomes_a_second_version_and_the_first_stays()
    {
        var (number, label) = await Opened(Coming);
        await FillIn(number, label);
        await Ratify("chair", number, label);

        Assert.Equal("Because", Assert.Single((await TakeUp("")).Problems).Field);
        Assert.True((await TakeUp("The coroner has found another cause")).Succeeded);
        Assert.Equal("In short", (await Open(number, label)).Of("case.summary").Single().Shown);
        await Type(number, label, "category", ("q:category.ticked", "5"));
        Assert.True((await Ratify("chair", number, label)).Succeeded);

        Assert.Equal([(1, 10), (2, 5)], (await Findings()).Select(finding => (finding.Number, finding.Primary)));

        async Task<Result<string>> TakeUp(string because) => (await panels.As("chair").Modules.Use((TakeUpAgainHandler handler) => handler.Handle(number, label, new() { Because = because }, Ct)))!;
    }

    [Fact]
    public async Task A_finding_that_was_taken_up_by_mistake_is_kept_as_it_was_ratified_and_another_time_begins_from_it()
    {
        var (number, label) = await Opened(Coming);
        await FillIn(number, label);
        Assert.Equal(Discussion.NotTakenUp, Assert.Single((await Keep("chair")).Problems).Message);
        Assert.True((await Ratify("chair", number, label)).Succeeded);
        Assert.Equal(Discussion.NotTakenUp, Assert.Single((await Keep("chair")).Problems).Message);
        await TakeUp();
        await Type(number, label, "case", ("q:case.summary", "Otherwise"));

        Assert.Single((await Keep("police")).Problems); // it is for who takes the chair
        Assert.True((await Keep("chair")).Succeeded);

        Assert.Equal([1], (await Findings()).Select(finding => finding.Number));
        Assert.NotEmpty((await Ratify("chair", number, label)).Problems);
        await TakeUp();
        Assert.Equal("In short", (await Open(number, label)).Of("case.summary").Single().Shown);

        async Task<Result<string>> Keep(string seat) => (await panels.As(seat).Modules.Use((KeepFindingHandler handler) => handler.Handle(number, label, new(), Ct)))!;

        async Task TakeUp() => Assert.True((await panels.As("chair").Modules.Use((TakeUpAgainHandler handler) => handler.Handle(number, label, new() { Because = "The inquest" }, Ct)))!.Succeeded);
    }

    [Fact]
    public async Task Each_version_of_a_finding_stays_to_be_read_whole_and_for_who_takes_no_part_there_is_none()
    {
        var (number, label) = await Opened(Coming);
        await FillIn(number, label);
        Assert.True((await Ratify("chair", number, label)).Succeeded);
        Assert.True((await panels.As("chair").Modules.Use((TakeUpAgainHandler handler) => handler.Handle(number, label, new() { Because = "The inquest" }, Ct)))!.Succeeded);
        await Type(number, label, "case", ("q:case.summary", "Otherwise"));
        Assert.True((await Ratify("chair", number, label)).Succeeded);

        Assert.Equal("In short", (await Read("office", 1))!.Answers.Of("case.summary").Single().Shown);
        Assert.Equal(("Otherwise", 2), ((await Read("chair", 2))!.Answers.Of("case.summary").Single().Shown, (await Read("chair", 2))!.Newest));
        Assert.Null(await Read("chair", 3));

        var reviewed = new CaseId(await panels.As("office").Modules.Use((PanelReviewDb db) => db.Cases.Select(one => one.Subject).SingleAsync(Ct)));
        Assert.True((await panels.Recuse(number, reviewed, "lay", Ct))!.Succeeded);
        Assert.Null(await Read("lay", 1));

        async Task<ReadFindingPage?> Read(string seat, int version)
        {
            Microsoft.AspNetCore.Mvc.IActionResult answer = null!;
            var page = await panels.As(seat).Look<ReadFindingPage>(async page =>
            {
                (page.Label, page.Version) = (label, version);
                answer = await page.OnGetAsync(Ct);
            });
            return answer is Microsoft.AspNetCore.Mvc.NotFoundResult ? null : page;
        }
    }

    [Fact]
    public async Task A_case_on_the_fast_track_is_signed_off_without_a_discussion_with_its_form_whole()
    {
        var (number, label) = await Prepared();
        Assert.Contains("Open the discussion", Assert.Single((await Ratify("chair", number, label)).Problems).Message, StringComparison.Ordinal);

        var item = (await panels.Agenda(number, Ct)).Single();
        Assert.True((await panels.As("office").Modules.Use((FastTrackCaseHandler handler) => handler.Handle(number, label, new() { IsFastTrack = true, Because = "Expected, and no factor", Version = item.Version }, Ct)))!.Succeeded);
        Assert.Null((await Shown()).Held.Discussion);
        Assert.NotNull((await Shown()).Stands?.Answers);
        Assert.Contains("Enter summary of the case", string.Join("; ", (await Ratify("chair", number, label)).Problems), StringComparison.Ordinal);
        await FillIn(number, label);

        Assert.True((await Ratify("chair", number, label)).Succeeded);

        Assert.Equal("chair", (await panels.Modules.Use((PanelReviewDb db) => db.Discussions.SingleAsync(Ct))).OpenedBy.Value);

        Task<DiscussCasePage> Shown() => panels.As("chair").Look<DiscussCasePage>(page =>
        {
            (page.At, page.Label) = (number, label);
            return page.OnGetAsync(Ct);
        });
    }

    [Fact]
    public async Task An_action_that_was_due_before_the_meeting_stands_in_the_way()
    {
        var (number, label) = await Opened(Coming);
        await FillIn(number, label);
        await Type(number, label, "actions", ("q:actions.action.what@0", "Write to all practices"), ("q:actions.action.owner@0", "Public health"), ("q:actions.action.due@0:day", "1"), ("q:actions.action.due@0:month", "1"), ("q:actions.action.due@0:year", "2020"));

        Assert.Contains("is due before the day of the meeting", string.Join("; ", (await Ratify("chair", number, label)).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_of_a_case_that_was_put_off_goes_on_at_the_next_meeting()
    {
        var (number, label) = await Opened(Coming);
        await Type(number, label, "case", ("q:case.summary", "Half of it"));
        Assert.True((await panels.As("chair").Modules.Use((DeferCaseHandler handler) => handler.Handle(number, label, new() { Of = "Coroner", What = "The conclusion", By = new(2026, 7, 1) }, Ct)))!.Succeeded);
        var reviewed = new CaseId(await panels.As("office").Modules.Use((PanelReviewDb db) => db.Cases.Select(one => one.Subject).SingleAsync(Ct)));
        var next = await panels.Planned(Ct, Panels.Plan with { On = new(2026, 6, 10) });
        Assert.True((await panels.List(next, Ct, reviewed))!.Succeeded);

        Assert.Equal("Half of it", (await Open(next, label)).Of("case.summary").Single().Shown);
        await Type(next, label, "learning", ("q:learning.not-modifiable", "Nothing"));

        Assert.Equal("Half of it", (await Open(next, label)).Of("case.summary").Single().Shown);
        Assert.Single(await panels.Modules.Use((PanelReviewDb db) => db.FindingDrafts.AsNoTracking().ToListAsync(Ct)));
    }

    [Fact]
    public async Task One_person_writes_at_a_time_and_another_takes_over()
    {
        var (number, _) = await Opened(Coming);
        await Write("office");
        Assert.Equal("office", (await panels.Meeting(number, Ct)).Recorder!.Value.Value);
        await Write("chair");
        Assert.Equal("chair", (await panels.Meeting(number, Ct)).Recorder!.Value.Value);

        async Task Write(string seat) => Assert.True((await panels.As(seat).Modules.Use((WriteForMeetingHandler handler) => handler.Handle(number, new(), Ct)))!.Succeeded);
    }

    [Fact]
    public async Task Where_words_pass_from_one_hand_to_another_the_audit_of_the_case_says_so_once()
    {
        var (number, label) = await Opened(Coming);
        await As("office", "First");
        await As("office", "First, and more");
        await As("chair", "Second");
        await As("chair", "Second, and more");

        var reviewed = await panels.As("office").Modules.Use((PanelReviewDb db) => db.Cases.Select(one => one.Subject).SingleAsync(Ct));
        var lines = (await panels.Modules.Audit<PanelReviewDb>(Ct)).Where(one => one.Line.What.StartsWith("FindingDraft", StringComparison.Ordinal)).ToList();
        Assert.Equal(["office", "chair"], lines.Select(one => one.Line.Actor.Value));
        Assert.All(lines, one => Assert.Equal(("Changed", reviewed), (one.Line.Action, one.Line.Subject)));
        Assert.All(lines, one => Assert.Contains("SHA-256", one.Sealed.Typed ?? "", StringComparison.Ordinal));

        Task As(string seat, string words)
        {
            panels.As(seat);
            return Type(number, label, "case", ("q:case.summary", words));
        }
    }

    private Task<(string Number, string Label)> Opened(params string[] coming) => Opened(hasPack: true, coming);

    private async Task<(string Number, string Label)> Opened(bool hasPack, params string[] coming)
    {
        var (number, label) = await Prepared(hasPack, coming);
        Assert.True((await panels.As("chair").Modules.Use((OpenDiscussionHandler handler) => handler.Handle(number, label, new(), Ct)))!.Succeeded);
        return (number, label);
    }

    private Task<(string Number, string Label)> Prepared() => Prepared(hasPack: true, Coming);

    private async Task<(string Number, string Label)> Prepared(bool hasPack, string[] coming)
    {
        var (number, label) = await panels.Held(Ct, coming);
        if (hasPack)
        {
            var reviewed = new CaseId(await panels.Modules.Use((PanelReviewDb db) => db.Cases.Select(one => one.Subject).SingleAsync(Ct)));
            panels.Papers.Told[reviewed] = PapersMade.Of("The mother, Sarah Thorne, came once.");
            await panels.Certify(number, reviewed, Ct);
            Assert.True((await panels.Issue(number, Ct)).Succeeded);
        }

        panels.Modules.Clock.Reset(Instant.FromUtc(2026, 5, 13, 8, 45));
        await panels.As("office").Tick(number, Ct);
        return (number, label);
    }

    // All that the form requires, and a factor.
    private async Task FillIn(string number, string label)
    {
        await Type(number, label, "case", ("q:case.summary", "In short"));
        await Type(number, label, "physical", ("q:physical.unsafe-sleep.present", "yes"), ("q:physical.unsafe-sleep.grade", "2"), ("q:physical.unsafe-sleep.modifiable", "true"));
        await Type(number, label, "category", ("q:category.ticked", "10"));
        await Type(number, label, "modifiability", ("q:modifiability.judgement", "identified"));
    }

    private async Task Type(string number, string label, string section, params (string Name, string Value)[] typed)
    {
        var kept = await Keep(number, label, section, SectionSeen.Stamp(await Open(number, label), Analysis.Find(section)), typed);
        Assert.Null(Assert.IsType<FindingKept>(kept).Meanwhile);
    }

    private async Task<FindingKept?> Keep(string number, string label, string section, string seen, params (string Name, string Value)[] typed)
    {
        await using var scope = panels.Modules.Scope();
        var held = (await Of<HeldCases>().Of(number, label, Ct))!;
        return await Of<FindingBook>().Keep(held, Analysis.Find(section)!, seen, new FormCollection(typed.ToDictionary(one => one.Name, one => new StringValues(one.Value))), Ct);

        T Of<T>()
            where T : notnull => (T)scope.ServiceProvider.GetService(typeof(T))!;
    }

    private async Task<FormAnswers> Open(string number, string label)
    {
        await using var scope = panels.Modules.Scope();
        var held = (await ((HeldCases)scope.ServiceProvider.GetService(typeof(HeldCases))!).Of(number, label, Ct))!;
        return await ((FindingBook)scope.ServiceProvider.GetService(typeof(FindingBook))!).Open(held, Ct);
    }

    private async Task<Result<string>> Ratify(string seat, string number, string label)
    {
        var seen = SectionSeen.Stamp(await Open(number, label));
        return (await panels.As(seat).Modules.Use((RatifyFindingHandler handler) => handler.Handle(number, label, new() { Seen = seen }, Ct)))!;
    }

    private Task<List<Finding>> Findings() => panels.Modules.Use((PanelReviewDb db) =>
        db.Findings.AsNoTracking().Include(f => f.Factors).Include(f => f.Doubts).Include(f => f.Present).OrderBy(f => f.Number).ToListAsync(Ct));
}
