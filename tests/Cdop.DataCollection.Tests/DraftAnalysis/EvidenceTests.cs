using Cdop.Forms;

namespace Cdop.DataCollection.Tests;

public sealed class EvidenceTests : IAsyncDisposable
{
    private readonly RequestsUnderTest requests = new();
    private readonly RecordsUnderTest records;

    public EvidenceTests() => records = new(requests.Cases);

    private static CancellationToken Ct => CasesUnderTest.Ct;

    [Fact]
    public async Task The_analysis_begins_with_the_facts_of_the_case_and_nothing_is_judged()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);

        var begun = await records.Open(Records.Analysis);

        Assert.Equal(
            [("head.age-months", "1"), ("head.age-years", "6"), ("head.case-number", "KNO-2026-011"), ("head.died-on", "1 March 2026"), ("head.joint-response", "No"), ("head.sex", "Female")],
            begun.Answers.Walk().Where(place => begun.Answers.Of(new Place(place.Item.LinkId, place.At)).Count > 0).Select(place => (place.Item.LinkId, Shown(begun.Answers, place.Item.LinkId))).Order());
        Assert.All(begun.Known.Values, known => Assert.NotEmpty(known.From));
        Assert.False(begun.IsBegun);
    }

    [Theory]
    [InlineData("2020-02-29", "2021-02-28", 0, 11)] // the first birthday of one born on 29 February is 1 March
    [InlineData("2020-02-29", "2021-03-01", 1, 0)]
    [InlineData("2026-01-31", "2026-02-28", 0, 0)]
    [InlineData("2008-03-01", "2026-02-28", 17, 11)]
    public async Task Age_is_counted_as_the_law_counts_it(string born, string died, int years, int months)
    {
        var iso = NodaTime.Text.LocalDatePattern.Iso;
        requests.Cases.Clock.Reset(Instant.FromUtc(2026, 3, 2, 10, 0));
        await requests.Cases.Accept(CasesUnderTest.Ann with { DateOfBirth = iso.Parse(born).Value, DateOfDeath = iso.Parse(died).Value });

        var answers = (await records.Open(Records.Analysis)).Answers;

        Assert.Equal(($"{years}", $"{months}"), (Shown(answers, "head.age-years"), Shown(answers, "head.age-months")));
    }

    [Fact]
    public async Task What_the_review_meeting_found_is_taken_over_where_the_questions_are_the_same()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var form = (await records.State(Records.ReviewMeeting)).Form;
        await records.Put(
            Records.ReviewMeeting,
            ("meeting.on", new Answer.Day(new(2026, 3, 2))),
            ("discussion.cause", new Answer.Words("An infection of the chest")),
            ("outcome.learning.what", new Answer.Words("Recognise sepsis sooner")),
            ("outcome.learning.domain", RecordsUnderTest.Option(form, "outcome.learning.domain", "service")),
            ("parents.asked", RecordsUnderTest.Option(form, "parents.asked", "yes")),
            ("parents.question.what", new Answer.Words("Would an ambulance have helped?")));
        Assert.True((await records.Complete(Records.ReviewMeeting)).Succeeded);

        var begun = await records.Open(Records.Analysis);

        Assert.Equal(("2 March 2026", "An infection of the chest", "Yes"), (Shown(begun.Answers, "head.review-meeting-on"), Shown(begun.Answers, "case.cause.in-words"), Shown(begun.Answers, "quality.meeting-held")));
        Assert.Equal("Recognise sepsis sooner", begun.Answers.Of(new Place("learning.point.what", "0")).Single().Shown);
        Assert.IsType<Answer.Chosen>(begun.Answers.Of(new Place("learning.point.domain", "0")).Single());
        Assert.Equal(("Yes", "Would an ambulance have helped?"), (Shown(begun.Answers, "quality.parents-invited"), Shown(begun.Answers, "follow-up.questions")));
        Assert.Equal("the record of the review meeting", begun.Known[new("case.cause.in-words")].From);
        Assert.DoesNotContain(begun.Answers.Walk(), place => (place.Item.LinkId.EndsWith(".grade", StringComparison.Ordinal) || place.Item.LinkId.EndsWith(".present", StringComparison.Ordinal)) && begun.Answers.Of(new Place(place.Item.LinkId, place.At)).Count > 0);
    }

    [Fact]
    public async Task Whether_there_was_a_joint_response_is_not_answered_by_that_one_was_needed()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann, joint: true);

        Assert.Empty((await records.Open(Records.Analysis)).Answers.Of("head.joint-response"));
    }

    [Fact]
    public async Task What_the_review_meeting_recorded_as_good_begins_what_the_analysis_says_of_it()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        await records.Put(Records.ReviewMeeting, ("meeting.on", new Answer.Day(new(2026, 3, 2))), ("discussion.good-practice", new Answer.Words("The ambulance came in four minutes")));
        Assert.True((await records.Complete(Records.ReviewMeeting)).Succeeded);

        var begun = await records.Open(Records.Analysis);

        Assert.Equal(("The ambulance came in four minutes", "the record of the review meeting"), (Shown(begun.Answers, "service.positive"), begun.Known[new("service.positive")].From));
    }

    [Fact]
    public async Task What_the_review_meeting_recorded_of_a_domain_and_who_was_there_stand_beside_the_analysis_with_their_source()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        Assert.Null((await Evidence("social")).Meeting);
        var form = (await records.State(Records.ReviewMeeting)).Form;
        await records.Put(
            Records.ReviewMeeting,
            ("meeting.on", new Answer.Day(new(2026, 3, 2))),
            ("discussion.social", new Answer.Words("The family had moved three times")),
            ("discussion.service", new Answer.Words("The letter came late")),
            ("discussion.good-practice", new Answer.Words("The ambulance came in four minutes")),
            ("attendance.person.name", new Answer.Words("Mina Gill")),
            ("attendance.person.role", new Answer.Words("Named nurse")),
            ("attendance.person.agency", RecordsUnderTest.Option(form, "attendance.person.agency", "acute-hospital")),
            ("attendance.person.present", RecordsUnderTest.Option(form, "attendance.person.present", "remote")));
        Assert.True((await records.Complete(Records.ReviewMeeting)).Succeeded);

        var social = (await Evidence("social")).Meeting!;
        Assert.Equal(["The family had moved three times"], social.All.Select(said => said.Words));
        Assert.StartsWith("Record of the review meeting, version 1: ", social.Source, StringComparison.Ordinal);
        Assert.Equal(["The letter came late", "The ambulance came in four minutes"], (await Evidence("service")).Meeting!.All.Select(said => said.Words));
        Assert.Null((await Evidence("physical")).Meeting);
        Assert.Equal([("Hospital", "Named nurse")], (await Evidence("agencies")).Meeting!.All);
    }

    [Fact]
    public async Task Beside_a_factor_stands_what_the_returns_say_with_dissent_and_source()
    {
        await Two();

        var said = (await Evidence("child")).Factors["child.low-birth-weight"];

        Assert.Equal([("2400", true), ("3400", true)], said.Select(one => (one.Words, one.Differs)).Order());
        Assert.Equal("Named of midwifery, Agency for midwifery, 3 March 2026", said.Single(one => one.Words == "2400").Sources);
        Assert.Empty((await Evidence("head")).Factors);
        Assert.DoesNotContain("physical.damp", (await Evidence("physical")).Factors.Keys);
        Assert.Contains((await Evidence("child")).Rest, one => one.LinkId == "child.birth.parity"); // of the domain, and of no one factor
    }

    [Fact]
    public async Task What_is_ticked_is_written_once_with_its_source_and_without_a_name_and_grades_stay_as_they_are()
    {
        await Two();
        var evidence = await Evidence("child");
        var said = evidence.Factors["child.low-birth-weight"].Single(one => one.Words == "2400");
        string[] ticked = [$"child.low-birth-weight~{said.Key}", "child.low-birth-weight~never", "child.asthma~" + said.Key];

        var answers = (await records.Open(Records.Analysis)).Answers;
        evidence.Take(answers, ticked);
        evidence.Take(answers, ticked);

        Assert.Equal("Birth weight in grams 2400 (midwifery, reporting form, 3 March 2026; others say otherwise)", Shown(answers, "child.low-birth-weight.narrative"));
        Assert.Empty(answers.Of("child.low-birth-weight.grade"));
        Assert.Empty(answers.Of("child.low-birth-weight.present"));
        Assert.Empty(answers.Of("child.asthma.narrative"));
    }

    [Fact]
    public async Task What_is_said_of_a_sibling_is_not_said_of_a_parent()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var asked = await requests.Ask("social-care");
        await requests.Answer(asked[0], answers =>
        {
            foreach (var (at, who) in new[] { ("0", "mother"), ("1", "brother-or-sister") })
            {
                answers.Set(new("family.person.relationship", at), answers.Form.Find("family.person.relationship")!.Options.Single(option => option.Code == who).Answer);
                answers.Set(new("family.person.smokes", at), answers.Form.Find("family.person.smokes")!.Options[0].Answer);
            }
        });

        var said = (await Evidence("social")).Factors.Values.SelectMany(all => all).Where(one => one.LinkId == "family.person.smokes").Select(one => one.Question).Distinct().Order();
        Assert.Equal(["Person in the family or household 1: mother. Do they smoke?", "Person in the family or household 2: brother or sister. Do they smoke?"], said);
    }

    [Fact]
    public async Task Nobody_ticked_and_nothing_is_written()
    {
        await Two();
        var evidence = await Evidence("child");
        var answers = (await records.Open(Records.Analysis)).Answers;

        evidence.Take(answers, []);

        Assert.DoesNotContain(answers.Walk(), place => place.Item.LinkId.EndsWith(".narrative", StringComparison.Ordinal) && answers.Of(new Place(place.Item.LinkId, place.At)).Count > 0);
    }

    [Fact]
    public void Every_question_that_the_rules_name_is_asked_and_rules_that_name_another_are_refused()
    {
        var (rules, forms) = (RulesAsData.Evidence(), new FormLibrary().All);

        Assert.Empty(rules.Faults(forms));
        Assert.Equal(2, (rules with { Factors = [new() { Factor = "child.never", From = ["reporting:never"] }] }).Faults(forms).Count());
        Assert.NotEmpty((RulesAsData.JointSteps() with { Steps = [new() { Name = "", At = "never", Source = "" }] }).Faults(forms));
    }

    public ValueTask DisposeAsync() => requests.DisposeAsync();

    private static string Shown(FormAnswers answers, string linkId) => string.Join(", ", answers.Of(linkId).Select(answer => answer.Shown));

    private async Task Two()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var asked = await requests.Ask("gp", "midwifery");
        await requests.Answer(asked[0], ("child.birth.weight", 3400));
        await requests.Answer(asked[1], ("child.birth.weight", 2400), ("child.birth.parity", 1));
    }

    private async Task<SectionEvidence> Evidence(string section)
    {
        var reviewed = await requests.Cases.Find();
        var form = (await records.State(Records.Analysis)).Form;
        return await records.Use((EvidenceBook book) => book.Of(reviewed, form.Find(section)!, Ct));
    }
}
