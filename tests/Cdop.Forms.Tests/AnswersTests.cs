using System.Text.Json.Nodes;
using static Cdop.Forms.Tests.Written;

namespace Cdop.Forms.Tests;

/// <summary>What is asked, what counts, what is kept aside, and what is said about it.</summary>
public sealed class AnswersTests
{
    private static readonly Answer Yes = new Answer.Chosen(AnswerCodes, "yes", "Yes");
    private static readonly Answer No = new Answer.Chosen(AnswerCodes, "no", "No");

    [Theory]
    [InlineData("exists", true, null, false)]
    [InlineData("exists", true, 5, true)]
    [InlineData("exists", false, null, true)]
    [InlineData("exists", false, 5, false)]
    [InlineData("=", 5, null, false)]
    [InlineData("=", 5, 5, true)]
    [InlineData("=", 5, 6, false)]
    [InlineData("!=", 5, null, true)]
    [InlineData("!=", 5, 5, false)]
    [InlineData("!=", 5, 6, true)]
    [InlineData(">", 5, 5, false)]
    [InlineData(">", 5, 6, true)]
    [InlineData(">", 5, null, false)]
    [InlineData("<", 5, 4, true)]
    [InlineData("<", 5, 5, false)]
    [InlineData(">=", 5, 5, true)]
    [InlineData(">=", 5, 4, false)]
    [InlineData("<=", 5, 5, true)]
    [InlineData("<=", 5, 6, false)]
    public void An_item_is_asked_if_its_condition_is_met(string comparison, object value, int? answer, bool asked)
    {
        var form = Form(Item("q", "integer"), Item("then").OnlyIf("q", comparison, value is bool ? "answerBoolean" : "answerInteger", JsonValue.Create(value)!)).Read();
        var answers = new FormAnswers(form);
        if (answer is { } whole)
        {
            answers.Set(new("q"), new Answer.Whole(whole));
        }

        Assert.Equal(asked, answers.IsShown(form.Find("then")!, ""));
    }

    [Theory]
    [InlineData("all", false, false, false)]
    [InlineData("all", true, false, false)]
    [InlineData("all", true, true, true)]
    [InlineData("any", false, false, false)]
    [InlineData("any", false, true, true)]
    public void Conditions_stand_together_or_one_is_enough(string behaviour, bool first, bool second, bool asked)
    {
        var form = Form(YesNo("one"), YesNo("two"), Item("then").OnlyIfYes("one").OnlyIfYes("two").With("enableBehavior", behaviour)).Read();
        var answers = new FormAnswers(form);
        answers.Set(new("one"), first ? Yes : No);
        answers.Set(new("two"), second ? Yes : No);

        Assert.Equal(asked, answers.IsShown(form.Find("then")!, ""));
    }

    [Fact]
    public void An_option_that_excludes_the_others_cannot_stand_beside_one()
    {
        var (none, ramp, rail) = (Coding("none"), Coding("ramp"), Coding("rail"));
        var form = Form(Choice("aids", "ramp", "rail", "none").With("repeats", true).Exclusive("none")).Read();
        var answers = new FormAnswers(form);
        foreach (var (given, isRight) in new (JsonObject[], bool)[] { ([ramp, rail], true), ([none], true), ([ramp, none], false), ([none, ramp, rail], false) })
        {
            answers.Set(new("aids"), [.. given.Select(coding => new Answer.Chosen(AnswerCodes, $"{coding["code"]}", ""))]);

            Assert.Equal(isRight ? [] : ["“None” cannot stand beside another answer to “The aids”"], answers.Problems().Select(problem => problem.Sentence));
        }
    }

    [Fact]
    public void A_report_of_a_day_to_come_is_refused_and_one_of_today_or_before_is_not()
    {
        var today = SystemClock.Instance.GetCurrentInstant().DateIn();
        foreach (var form in new FormLibrary().All.Where(form => form.Key == "reporting"))
        {
            var answers = new FormAnswers(form);
            foreach (var (day, isRight) in new[] { (today, true), (today.PlusDays(-30), true), (today.PlusDays(3), false), (new(2099, 12, 30), false) })
            {
                answers.Set(new("reporter.date"), new Answer.Day(day));

                Assert.Equal(isRight ? [] : ["The date of this report must not be in the future"], answers.Problems(form.Find("reporter")).Where(problem => problem.Place.LinkId == "reporter.date").Select(problem => problem.Sentence));
            }
        }
    }

    [Fact]
    public void What_opens_an_item_is_said_in_words_and_one_question_is_named_once()
    {
        var open = Item("any").OnlyIf("kind", "=", "answerCoding", Coding("pond")).OnlyIf("kind", "=", "answerCoding", Coding("bath")).OnlyIf("kind", "=", "answerCoding", Coding("sea")).OnlyIfYes("known").With("enableBehavior", "any");
        var form = Sections(Group("a", Choice("kind", "pond", "bath", "sea"), YesNo("known"), open, Item("all").OnlyIf("kind", "!=", "answerCoding", Coding("sea")).OnlyIfYes("known").With("enableBehavior", "all")), Group("b", Item("within")).OnlyIfYes("known")).Read();

        Assert.Equal("“The kind” is Pond, Bath or Sea, or “The known” is Yes", form.Find("any")!.OnlyIf);
        Assert.Equal("“The kind” is not Sea, and “The known” is Yes", form.Find("all")!.OnlyIf);
        Assert.Equal("b", new FormAnswers(form).ClosedBy(form.Find("within")!, "")!.LinkId);
        Assert.Null(new FormAnswers(form).ClosedBy(form.Find("known")!, ""));
    }

    [Fact]
    public void An_answer_kept_aside_counts_for_nothing_is_not_handed_on_and_comes_back()
    {
        var form = Form(YesNo("one"), YesNo("two").OnlyIfYes("one"), Item("three").OnlyIfYes("two")).Read();
        var answers = new FormAnswers(form);
        answers.Set(new("one"), Yes);
        answers.Set(new("two"), Yes);
        answers.Set(new("three"), new Answer.Words("said"));
        Assert.Contains("said", answers.ToResponse(), StringComparison.Ordinal);

        answers.Set(new("one"), No);
        Assert.False(answers.IsShown(form.Find("three")!, ""));
        Assert.DoesNotContain("said", answers.ToResponse(), StringComparison.Ordinal);

        var stored = Responses.Read(form, answers.ToDraft()).Value;
        stored.Set(new("one"), Yes);
        Assert.Contains("said", stored.ToResponse(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_that_is_not_asked_asks_nothing_within()
    {
        var form = Form(YesNo("one"), Group("g", YesNo("g.a"), Item("g.b").OnlyIfYes("g.a").With("required", true)).OnlyIfYes("one")).Read();
        var answers = new FormAnswers(form);
        answers.Set(new("g.a"), Yes);
        Assert.Empty(answers.Problems());

        answers.Set(new("one"), Yes);
        Assert.Equal([new FormProblem(new("g.b"), "Enter the g.b", FormProblemKind.Missing)], answers.Problems());
    }

    [Fact]
    public void In_a_group_that_repeats_a_condition_looks_at_its_own_and_from_outside_at_all()
    {
        var form = Form(Group("people", YesNo("smokes"), Item("how-many").OnlyIfYes("smokes")).With("repeats", true), Item("advice").OnlyIfYes("smokes")).Read();
        var answers = new FormAnswers(form);
        answers.Set(new("smokes", "0"), No);
        answers.Set(new("smokes", "1"), Yes);
        var (own, outside) = (form.Find("how-many")!, form.Find("advice")!);
        Assert.Equal((false, true, true), (answers.IsShown(own, "0"), answers.IsShown(own, "1"), answers.IsShown(outside, "")));

        answers.Set(new("how-many", "1"), new Answer.Words("ten"));
        answers.Remove(new("people"), 0);
        Assert.Equal(1, answers.Times(new("people")));
        Assert.Equal([new Answer.Words("ten")], answers.Of(new Place("how-many", "0")));
        Assert.True(answers.IsShown(own, "0"));
    }

    [Fact]
    public void A_copy_is_changed_apart_from_what_it_was_made_of()
    {
        var form = Form(Group("people", YesNo("smokes")).With("repeats", true)).Read();
        var answers = new FormAnswers(form);
        answers.Set(new("smokes", "1"), Yes);

        var copy = answers.Copy();
        copy.Set(new("smokes", "0"), No);
        copy.Add(new("people"));

        Assert.Equal((2, 3), (answers.Times(new("people")), copy.Times(new("people"))));
        Assert.Empty(answers.Of(new Place("smokes", "0")));
        Assert.Equal([Yes], copy.Of(new Place("smokes", "1")));
    }

    [Fact]
    public void No_not_known_not_applicable_and_not_asked_stay_apart()
    {
        var form = Form(YesNo("q").With("required", true)).Read();
        foreach (var code in new[] { "no", "not-known", "not-applicable" })
        {
            var answers = new FormAnswers(form);
            answers.Set(new("q"), form.Find("q")!.Options.Single(option => option.Code == code).Answer);
            Assert.Empty(answers.Problems());
            Assert.Contains($"\"{code}\"", answers.ToResponse(), StringComparison.Ordinal);
        }

        Assert.Equal(FormProblemKind.Missing, Assert.Single(new FormAnswers(form).Problems()).Kind);
    }

    [Fact]
    public void Ranges_lengths_and_places_are_said_in_sentences()
    {
        var form = Form(
            Item("weeks", "integer").Bound("min", "valueInteger", 20).Bound("max", "valueInteger", 45),
            Item("day", "date").Bound("max", "valueDate", "2024-01-31"),
            Quantity("weight").Bound("min", "valueDecimal", 0.5).Extended("http://hl7.org/fhir/StructureDefinition/maxDecimalPlaces", "valueInteger", 1),
            Item("words").With("maxLength", 5).With("text", "What was said?")).Read();
        var answers = new FormAnswers(form);
        var kg = form.Find("weight")!.Units[0];
        answers.Set(new("weeks"), new Answer.Whole(19));
        answers.Set(new("day"), new Answer.Day(new(2024, 2, 1)));
        answers.Set(new("weight"), new Answer.Amount(0.4m, kg));
        answers.Set(new("words"), new Answer.Words("longer"));
        Assert.Equal(["The weeks must be 20 or more", "The day must be 31 January 2024 or earlier", "The weight must be 0.5 Kg or more", "The answer to “What was said?” must be 5 characters or fewer"], answers.Problems().Select(problem => problem.Sentence));

        answers.Set(new("weeks"), new Answer.Whole(45));
        answers.Set(new("day"), new Answer.Unread("31/2/2024/"));
        answers.Set(new("weight"), new Answer.Amount(0.55m, kg));
        answers.Set(new("words"));
        Assert.Equal("31/2/2024", Assert.Single(answers.Of("day")).Shown);
        Assert.Equal(["The day must be a real date", "The weight must have no more than 1 decimal places"], answers.Problems().Select(problem => problem.Sentence));
    }

    [Fact]
    public void Rules_in_FHIRPath_are_asked_of_what_counts_and_said_where_they_belong()
    {
        var form = Sections(
            Group("a", Item("born", "date"), Item("weeks", "integer").Ruled("answer.value < 46", "Weeks must be real.")),
            Group("b", Item("died", "date"))).Ruled("repeat(item).where(linkId = 'died').answer.exists() implies repeat(item).where(linkId = 'born').answer.value <= repeat(item).where(linkId = 'died').answer.value", "Died before born", "warning").Read();
        var answers = new FormAnswers(form);
        Assert.Empty(answers.Problems());

        answers.Set(new("born"), new Answer.Day(new(2024, 2, 2)));
        answers.Set(new("died"), new Answer.Day(new(2024, 2, 1)));
        answers.Set(new("weeks"), new Answer.Whole(50));

        Assert.Equal([new FormProblem(new("weeks"), "Weeks must be real")], answers.Problems(form.Find("a")));
        Assert.Equal([new FormProblem(new("died"), "Died before born", FormProblemKind.Warning)], answers.Problems(form.Find("b")));
    }

    [Fact]
    public void An_agency_is_held_to_what_it_is_asked()
    {
        var form = Form(Item("a").With("required", true).AskedOf("police"), Item("b").With("required", true)).With("item", new JsonArray(Group("s", Item("p").With("required", true).AskedOf("police"), Item("q").With("required", true)))).Read();

        Assert.Equal(["q"], new FormAnswers(form).Problems(kind: AskedKind.Find("gp")).Select(problem => problem.Place.LinkId));
        Assert.Equal(["p", "q"], new FormAnswers(form).Problems(kind: AskedKind.Find("police")).Select(problem => problem.Place.LinkId));
    }

    [Fact]
    public void A_form_is_filled_with_what_the_notification_says_and_nobody_is_overruled()
    {
        var notification = Form(Item("child.name"), Item("child.born", "date"), YesNo("child.known")).Read();
        var told = new FormAnswers(notification);
        told.Set(new("child.name"), new Answer.Words("Ann"));
        told.Set(new("child.born"), new Answer.Day(new(2020, 2, 1)));
        told.Set(new("child.known"), Yes);
        string Of(string linkId) => $"%notification.repeat(item).where(linkId = '{linkId}').answer.value";
        var form = Form(Item("name").Prefilled(Of("child.name")), Item("born", "date").Prefilled(Of("child.born")), Item("born-in-words").Prefilled(Of("child.born")), YesNo("known").Prefilled(Of("child.known")), Item("weeks", "integer").Prefilled(Of("child.name")), Item("fixed", "integer").With("initial", new JsonArray(new JsonObject { ["valueInteger"] = 3 }))).Read();
        var answers = new FormAnswers(form);
        answers.Set(new("name"), new Answer.Words("Anne"));

        answers.Prefill(told);

        Assert.Equal(["Anne", "1 February 2020", "1 February 2020", "Yes", null, "3"], form.All.Where(item => item.IsQuestion).Select(item => answers.Of(item.LinkId).SingleOrDefault()?.Shown));
    }

    [Fact]
    public void A_response_comes_back_as_it_was()
    {
        var form = Form(
            Item("line"), Item("text", "text"), YesNo("choice"), Choice("many", "x", "y", "z").With("repeats", true), Choice("open", "x").With("type", "open-choice"), Item("yes", "boolean"), Item("whole", "integer"), Item("number", "decimal"),
            Item("day", "date"), Item("moment", "dateTime"), Item("summer", "dateTime"), Item("date-alone", "dateTime"), Item("time", "time"), Quantity("amount"), Item("file", "attachment"), Group("people", Item("person")).With("repeats", true)).Read();
        var answers = new FormAnswers(form);
        var codes = form.Find("many")!.Options;
        answers.Set(new("line"), new Answer.Words("ä, “x” & <b>"));
        answers.Set(new("text"), new Answer.Words("one\ntwo"));
        answers.Set(new("choice"), No);
        answers.Set(new("many"), codes[0].Answer, codes[2].Answer);
        answers.Set(new("open"), new Answer.Words("something else"));
        answers.Set(new("yes"), new Answer.YesNo(true));
        answers.Set(new("whole"), new Answer.Whole(-3));
        answers.Set(new("number"), new Answer.Number(1.50m));
        answers.Set(new("day"), new Answer.Day(new(2024, 2, 29)));
        answers.Set(new("moment"), new Answer.Moment(new(2024, 1, 5), new(23, 59)));
        answers.Set(new("summer"), new Answer.Moment(new(2024, 7, 5), new(0, 30)));
        answers.Set(new("date-alone"), new Answer.Moment(new(2024, 7, 5), null));
        answers.Set(new("time"), new Answer.Hour(new(7, 5)));
        answers.Set(new("amount"), new Answer.Amount(3.2m, form.Find("amount")!.Units[0]));
        answers.Set(new("file"), new Answer.Document("Letter", "application/pdf", "/documents/1"));
        answers.Set(new("person", "0"), new Answer.Words("first"));
        answers.Set(new("person", "2"), new Answer.Words("third"));

        var back = Responses.Read(form, answers.ToDraft()).Value;

        Assert.Equal(answers.ToDraft(), back.ToDraft());
        foreach (var (item, at) in answers.Walk())
        {
            Assert.Equal(answers.Of(new Place(item.LinkId, at)), back.Of(new Place(item.LinkId, at)));
        }
    }

    [Fact]
    public void What_cannot_be_read_stays_in_a_draft_and_counts_for_nothing()
    {
        var form = Form(Item("weeks", "integer"), Item("then").OnlyIf("weeks", "exists", "answerBoolean", true)).Read();
        var answers = new FormAnswers(form);
        answers.Set(new("weeks"), new Answer.Unread("thirty"));

        Assert.False(answers.IsShown(form.Find("then")!, ""));
        Assert.DoesNotContain("thirty", answers.ToResponse(), StringComparison.Ordinal);
        Assert.Equal([new Answer.Unread("thirty")], Responses.Read(form, answers.ToDraft()).Value.Of("weeks"));
        Assert.Equal("The weeks must be a whole number", Assert.Single(answers.Problems()).Sentence);
    }

    [Theory]
    [InlineData("""{"linkId":"nobody","answer":[{"valueString":"x"}]}""", "nobody", "This form does not ask “nobody” here")]
    [InlineData("""{"linkId":"line","answer":[{"valueString":"x"}]}""", "line", "This form does not ask “line” here")]
    [InlineData("""{"linkId":"a","item":[{"linkId":"line","answer":[{"valueInteger":3}]}]}""", "line", "“The line” does not take such an answer")]
    [InlineData("""{"linkId":"a","item":[{"linkId":"choice","answer":[{"valueCoding":{"system":"urn:cdop:codes:answer","code":"perhaps"}}]}]}""", "choice", "does not take such an answer")]
    [InlineData("""{"linkId":"a","item":[{"linkId":"choice","answer":[{"valueCoding":{"system":"urn:other","code":"yes"}}]}]}""", "choice", "does not take such an answer")]
    [InlineData("""{"linkId":"a","item":[{"linkId":"line","answer":[{"valueString":"x"},{"valueString":"y"}]}]}""", "line", "It is answered 2 times")]
    [InlineData("""{"linkId":"a","answer":[{"valueString":"x"}]}""", "a", "A group has no answer of its own")]
    [InlineData("""{"linkId":"a","item":[{"linkId":"line","answer":[{"valueString":"x","item":[{"linkId":"choice"}]}]}]}""", "line", "Nothing is asked within this question")]
    [InlineData("""{"linkId":"a","item":[{"linkId":"day","answer":[{"valueDate":"2024"}]}]}""", "day", "does not take such an answer")]
    [InlineData("""{"linkId":"a","item":[{"linkId":"day","answer":[{"valueDate":"31 May"}]}]}""", "day", "does not take such an answer")]
    public void A_hostile_response_is_refused_with_the_place(string item, string where, string what)
    {
        var form = Form(Item("line"), YesNo("choice"), Item("day", "date")).Read();
        var problem = Responses.Read(form, $$"""{"resourceType":"QuestionnaireResponse","questionnaire":"{{form.Canonical}}","status":"completed","item":[{{item}}]}""").Problems[0];

        Assert.Equal(where, problem.Field);
        Assert.Contains(what, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_repeats_a_megabyte_and_another_form_are_answered_clearly()
    {
        var form = Form(Item("line"), Group("g", Item("x")).With("repeats", true)).Read();
        string Response(string items, string? of = null) => $$"""{"resourceType":"QuestionnaireResponse","questionnaire":"{{of ?? form.Canonical}}","status":"completed","item":[{"linkId":"a","item":[{{items}}]}]}""";

        Assert.Contains("10000 times", Assert.Single(Responses.Read(form, Response(string.Join(',', Enumerable.Repeat("""{"linkId":"g","item":[{"linkId":"x","answer":[{"valueString":"y"}]}]}""", 10_000)))).Problems).Message, StringComparison.Ordinal);
        Assert.Equal("The line must be 500 characters or fewer", Assert.Single(Responses.Read(form, Response($$"""{"linkId":"line","answer":[{"valueString":"{{new string('x', 1_000_000)}}"}]}""")).Value.Problems()).Sentence);
        Assert.Contains("and not urn:cdop:questionnaire:trial|1", Assert.Single(Responses.Read(form, Response("""{"linkId":"line"}""", "urn:cdop:questionnaire:other|1")).Problems).Message, StringComparison.Ordinal);
        Assert.Equal("This is not JSON", Assert.Single(Responses.Read(form, "<x/>").Problems).Message);
    }

    [Fact]
    public void Nothing_is_asked_of_a_text_that_is_too_long_for_its_field_and_what_looks_through_it_finds_its_beginning()
    {
        const string AnyLong = "repeat(item).where(answer.value.ofType(string).where(length() > 600).exists()).exists()";
        var form = Form(
            Item("line").Ruled("answer.value.length() < 5", "Of the line"),
            Item("other").Ruled("answer.value.length() < 5", "Of the other"))
            .Ruled("repeat(item).where(linkId = 'line').answer.value.length() < 5", "Of the form").Ruled($"{AnyLong}.not()", "Of all").Read();
        var answers = new FormAnswers(form);
        answers.Set(new("other"), new Answer.Words("longer"));
        answers.Set(new("line"), new Answer.Words("longer"));
        Assert.Equal(["Of the form", "Of the line", "Of the other"], answers.Problems().OrderBy(problem => problem.Place.LinkId).Select(problem => problem.Sentence));

        answers.Set(new("line"), new Answer.Words(new('x', 700)));
        Assert.Equal(["The line must be 500 characters or fewer", "Of the other"], answers.Problems().OrderBy(problem => problem.Place.LinkId).Select(problem => problem.Sentence));
    }

    [Theory]
    [InlineData("""{"linkId":"line","answer":[{"valueInteger":"Ann Smith"}]}""")]
    [InlineData("""{"linkId":"line","Ann":"Ann Smith"}""")]
    [InlineData("""{"linkId":"line","answer":[{"valueBoolean":"Ann Smith"}]}""")]
    [InlineData("""{"linkId":"day","answer":[{"valueDate":"Ann Smith"}]}""")]
    public void Neither_a_problem_of_what_is_read_nor_its_exception_quotes_what_was_answered(string item)
    {
        var form = Form(Item("line"), Item("day", "date")).Read();

        var read = Responses.Read(form, $$"""{"resourceType":"QuestionnaireResponse","questionnaire":"{{form.Canonical}}","status":"completed","item":[{"linkId":"a","item":[{{item}}]}]}""");

        Assert.NotEmpty(read.Problems);
        Assert.All(read.Problems, problem => Assert.DoesNotContain("Smith", $"{problem}", StringComparison.Ordinal));
        Assert.DoesNotContain("Smith", $"{Assert.Throws<InvalidOperationException>(() => read.Value)}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_too_long_to_be_kept_is_said_at_its_field_and_one_that_is_only_too_long_can_be_shortened_later()
    {
        var form = Sections(Group("a", Item("line"), Item("lines").With("repeats", true), Item("weeks", "integer")), Group("b", Item("text", "text"))).Read();
        var (answers, most) = (new FormAnswers(form), FormChecks.LongestKept);
        answers.Set(new("line"), new Answer.Words(new('x', most)));
        answers.Set(new("text"), new Answer.Words(new('x', most + 1)));
        Assert.Empty(answers.TooLongToKeep(form.Find("a")!));
        Assert.Equal(
            new FormProblem(new("text"), "The text is too long to be saved: it must be 20,000 characters or fewer. Nothing on this page is saved until you shorten it"),
            Assert.Single(answers.TooLongToKeep(form.Find("b")!)));

        answers.Set(new("lines"), new Answer.Words("x"), new Answer.Words(new('x', most + 1)));
        answers.Set(new("weeks"), new Answer.Unread(new('9', most + 1)));
        Assert.Equal(["lines", "weeks"], answers.TooLongToKeep(form.Find("a")!).Select(problem => problem.Place.LinkId));
    }

    [Fact]
    public void More_in_all_than_anybody_types_is_not_kept()
    {
        var form = Form(Item("lines").With("repeats", true)).Read();
        var answers = new FormAnswers(form);
        answers.Set(new("lines"), [.. Enumerable.Range(0, FormAnswers.MostTimes).Select(_ => new Answer.Words(new('x', FormChecks.LongestKept)))]);

        Assert.Equal(new FormProblem(new(""), "This is too much to be kept. Shorten it, and save again"), Assert.Single(answers.TooLongToKeep(form.Find("a")!)));
    }

    [Fact]
    public void A_draft_that_holds_more_than_a_string_of_FHIR_is_read_whole_and_said_to_be_too_long()
    {
        var form = Form(Item("line"), Item("weeks", "integer")).Read();
        var (answers, longer) = (new FormAnswers(form), 1024 * 1024 + 1);
        answers.Set(new("line"), new Answer.Words(new('x', longer)));
        answers.Set(new("weeks"), new Answer.Unread(new('9', longer)));

        var back = Responses.Read(form, answers.ToDraft()).Value;

        Assert.Equal((longer, longer), (back.Of("line")[0].Shown.Length, back.Of("weeks")[0].Shown.Length));
        Assert.Equal(["The line must be 500 characters or fewer", "The weeks must be a whole number"], back.Problems().Select(problem => problem.Sentence));
    }

    [Theory]
    [InlineData("12 Ullet Road\nLiverpool", "12 Ullet Road, Liverpool")]
    [InlineData("12 Ullet Road,\r\n\r\n  Liverpool ", "12 Ullet Road, Liverpool")]
    [InlineData("12 Ullet Road, Liverpool", "12 Ullet Road, Liverpool")]
    [InlineData("\n", "")]
    public void What_was_written_in_lines_stands_in_a_box_of_one_line_as_on_an_envelope(string written, string shown)
    {
        var answers = new FormAnswers(Form(Item("address"), Item("story", "text")).Read());

        answers.Set(new("address"), new Answer.Words(written));
        answers.Set(new("story"), new Answer.Words(written));

        Assert.Equal((shown, written), (answers.Of("address")[0].Shown, answers.Of("story")[0].Shown));
    }

    [Fact]
    public void How_white_space_stands_between_words_is_no_difference()
    {
        Assert.True(Answer.SayTheSame([new Answer.Words("12 Ullet Road")], [new Answer.Words(" 12  Ullet\nRoad")]));
        Assert.False(Answer.SayTheSame([new Answer.Words("12 Ullet Road")], [new Answer.Words("12 Ullet Roads")]));
        Assert.False(Answer.SayTheSame([new Answer.Whole(1)], []));
    }

    [Fact]
    public void A_rule_leads_to_the_question_that_waits_and_else_to_the_last()
    {
        var form = Form(YesNo("held"), Item("on", "date"), Item("why").OnlyIf("held", "=", "answerCoding", Coding("no")));
        form.Ruled("%resource.repeat(item).where(linkId = 'held').answer.exists() implies (%resource.repeat(item).where(linkId = 'on').answer.exists() and %resource.repeat(item).where(linkId = 'on').answer.value < @2030-01-01) or %resource.repeat(item).where(linkId = 'why').answer.exists()", "Give the date");
        var answers = new FormAnswers(form.Read());
        answers.Set(new("held"), Yes);
        Assert.Equal("on", Assert.Single(answers.Problems()).Place.LinkId);

        answers.Set(new("on"), new Answer.Day(new(2030, 1, 2)));
        Assert.Equal("on", Assert.Single(answers.Problems()).Place.LinkId);
    }

}
