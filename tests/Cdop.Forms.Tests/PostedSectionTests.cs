using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using static Cdop.Forms.Tests.Written;

namespace Cdop.Forms.Tests;

/// <summary>What is posted is read by linkId, for the section and the agency that were asked, and nothing else.</summary>
public sealed class PostedSectionTests
{
    private static readonly FormDefinition Form = Sections(
        Group("a", Item("line"), Item("whole", "integer"), Item("number", "decimal"), Item("day", "date"), Item("moment", "dateTime"), Item("time", "time"), Quantity("weight"), YesNo("choice"), Item("then").OnlyIfYes("choice"),
            Choice("many", "x", "y", "z").With("repeats", true), Choice("open", "x").With("type", "open-choice"), Item("yes", "boolean"), Item("lines").With("repeats", true), Item("fixed").With("readOnly", true),
            Item("secret").AskedOf("police"), Group("people", Item("name")).With("repeats", true)),
        Group("b", Item("elsewhere"))).Read();

    [Fact]
    public void Each_type_is_read_from_its_boxes()
    {
        var answers = Posted(
            ("q:line", " Ann "), ("q:whole", "31"), ("q:number", "1.5"), ("q:day:day", "29"), ("q:day:month", "feb"), ("q:day:year", "2024"), ("q:moment:day", "1"), ("q:moment:month", "2"), ("q:moment:year", "2024"), ("q:moment:time", "2.05 pm"),
            ("q:time", "0650"), ("q:weight", "3.2"), ("q:choice", "yes"), ("q:many", "x"), ("q:many", "z"), ("q:open", "+other"), ("q:open:other", "A tent"), ("q:yes", "false"), ("q:lines", "one\r\n\r\ntwo"), ("q:name@0", "Bob"));

        Assert.Equal(
            ["line: Ann", "whole: 31", "number: 1.5", "day: 29 February 2024", "moment: 1 February 2024, 14:05", "time: 06:50", "weight: 3.2 Kg", "choice: Yes", "many: X, Z", "open: A tent", "yes: No", "lines: one, two", "name: Bob"],
            answers!.Walk().Where(place => place.Item.IsQuestion && answers.Of(new Place(place.Item.LinkId, place.At)).Count > 0).Select(place => $"{place.Item.LinkId}: {string.Join(", ", answers.Of(new Place(place.Item.LinkId, place.At)).Select(answer => answer.Shown))}"));
        Assert.Empty(answers.Problems());
    }

    [Fact]
    public void A_choice_is_taken_back_by_the_radio_that_stands_for_no_answer()
    {
        var answers = Posted(("q:choice", "yes"), ("q:open", "x"), ("q:yes", "true"), ("q:line", "Ann"))!;

        Assert.True(PostedSection.TryRead(answers, Form.Sections[0], null, Fields(("q:choice", ""), ("q:open", ""), ("q:open:other", "A tent"), ("q:yes", ""), ("q:line", "Ann"))));

        Assert.All(["choice", "open", "yes"], linkId => Assert.Empty(answers.Of(linkId)));
        Assert.Equal("Ann", Assert.Single(answers.Of("line")).Shown);
    }

    [Fact]
    public void What_cannot_be_read_stays_in_its_boxes_with_a_sentence()
    {
        var answers = Posted(("q:whole", "many"), ("q:day:day", "31"), ("q:day:month", "2"), ("q:day:year", "2024"), ("q:weight", "heavy"), ("q:time", "noon"))!;

        Assert.Equal(["The whole must be a whole number", "The day must be a real date", "The time must be a real time, like 06:50 or 18:05", "The weight must be a number"], answers.Problems().Select(problem => problem.Sentence));
        var view = new FormView(answers, Form.Sections[0], null, answers.Problems());
        Assert.Equal(["31", "2", "2024", ""], view.Field(Form.Find("day")!, "").DateBoxes);
        Assert.Equal("heavy", view.Field(Form.Find("weight")!, "").Typed);
    }

    [Theory]
    [InlineData("01:00", false)]
    [InlineData("1.30 am", false)]
    [InlineData("01:59", false)]
    [InlineData("00:59", true)]
    [InlineData("02:00", true)]
    public void A_time_that_the_clocks_of_London_left_out_stays_in_its_boxes_with_a_sentence(string time, bool there)
    {
        var answers = Posted(("q:moment:day", "31"), ("q:moment:month", "3"), ("q:moment:year", "2024"), ("q:moment:time", time))!;
        var kept = Responses.Read(Form, answers.ToDraft()).Value;

        Assert.Equal(answers.Of("moment"), kept.Of("moment"));
        Assert.Equal(there ? [] : ["The moment must have another time: on 31 March 2024 the clocks went forward from 01:00 to 02:00"], kept.Problems().Select(problem => problem.Sentence));
        Assert.Equal(there ? kept.Of("moment")[0].Shown[^5..] : time, new FormView(kept, Form.Sections[0], null, []).Field(Form.Find("moment")!, "").DateBoxes[3]);
    }

    [Fact]
    public void A_time_that_the_clocks_of_London_had_twice_is_kept()
    {
        var answers = Posted(("q:moment:day", "27"), ("q:moment:month", "10"), ("q:moment:year", "2024"), ("q:moment:time", "01:30"))!;

        Assert.Equal("27 October 2024, 01:30", Assert.Single(Responses.Read(Form, answers.ToDraft()).Value.Of("moment")).Shown);
        Assert.Empty(answers.Problems());
    }

    [Fact]
    public void Room_is_made_for_what_a_page_showed_and_for_nothing_that_no_page_could()
    {
        var answers = new FormAnswers(Form);
        PostedSection.MakeRoom(answers, Form.Sections[0], Fields(("q:name@2", "Bob"), ("q:name@100", "x"), ("q:name@-1", "x"), ("q:name@1-1", "x"), ("q:line@5", "x"), ("q:nobody@1", "x"), ("q:name@x", "x")));

        Assert.Equal(3, answers.Times(new("people")));
        Assert.True(PostedSection.TryRead(answers, Form.Sections[0], null, Fields(("q:name@2", "Bob"))));
    }

    [Theory]
    [InlineData("q:elsewhere", "x")]
    [InlineData("q:nobody", "x")]
    [InlineData("q:secret", "x")]
    [InlineData("q:fixed", "x")]
    [InlineData("q:choice", "perhaps")]
    [InlineData("q:yes", "perhaps")]
    [InlineData("q:name@1", "x")]
    [InlineData("q:name@-1", "x")]
    [InlineData("q:name", "x")]
    [InlineData("q:line:other", "x")]
    [InlineData("add", "q:line")]
    [InlineData("remove", "q:people#x")]
    public void What_was_not_asked_is_refused_whole(string name, string value)
    {
        var answers = new FormAnswers(Form);

        Assert.False(PostedSection.TryRead(answers, Form.Sections[0], AskedKind.Find("gp"), Fields(("q:line", "Ann"), (name, value))));
        Assert.Empty(answers.Of("line"));
    }

    [Fact]
    public void A_hidden_question_keeps_what_was_typed_and_other_sections_and_agencies_keep_theirs()
    {
        var answers = new FormAnswers(Form);
        answers.Set(new("elsewhere"), new Answer.Words("there"));
        answers.Set(new("secret"), new Answer.Words("theirs"));

        Assert.True(PostedSection.TryRead(answers, Form.Sections[0], AskedKind.Find("gp"), Fields(("q:choice", "no"), ("q:then", "because"), ("token", "x"))));

        Assert.Equal(("because", "there", "theirs"), (answers.Of("then")[0].Shown, answers.Of("elsewhere")[0].Shown, answers.Of("secret")[0].Shown));
        Assert.False(answers.IsShown(Form.Find("then")!, ""));
    }

    [Fact]
    public void A_group_that_repeats_grows_and_shrinks_by_its_buttons()
    {
        var answers = Posted(("q:name@0", "Ann"), ("add", "q:people"))!;
        Assert.Equal(2, answers.Times(new("people")));

        Assert.True(PostedSection.TryRead(answers, Form.Sections[0], null, Fields(("q:name@0", "Ann"), ("q:name@1", "Bob"), ("remove", "q:people#0"))));
        Assert.Equal([new Answer.Words("Bob")], answers.Of(new Place("name", "0")));
        Assert.Equal(1, answers.Times(new("people")));
    }

    private static FormAnswers? Posted(params (string Name, string Value)[] fields)
    {
        var answers = new FormAnswers(Form);
        return PostedSection.TryRead(answers, Form.Sections[0], null, Fields(fields)) ? answers : null;
    }

    private static FormCollection Fields(params (string Name, string Value)[] fields) =>
        new(fields.GroupBy(field => field.Name).ToDictionary(same => same.Key, same => new StringValues([.. same.Select(field => field.Value)])));

    [Fact]
    public void What_a_page_did_not_change_is_taken_from_what_stands_now()
    {
        var (page, stored) = Two(("q:line", "Mine"), ("q:whole", "1"), ("q:name@0", "Bob"));
        stored.Set(new("whole"), new Answer.Whole(2));
        stored.Set(new("name", "1"), new Answer.Words("Eve"));

        Assert.Empty(SectionSeen.Merge(Seen, page, stored, Form.Sections[0]));

        Assert.Equal(("Mine", "2", "Bob", "Eve"), (page.Of("line")[0].Shown, page.Of("whole")[0].Shown, page.Of(new Place("name", "0"))[0].Shown, page.Of(new Place("name", "1"))[0].Shown));
    }

    [Fact]
    public void What_both_changed_is_told_and_the_pages_answer_stays()
    {
        var (page, stored) = Two(("q:line", "Mine"), ("q:whole", "1"), ("q:name@0", "Rob"));
        stored.Set(new("line"), new Answer.Words("Theirs"));
        stored.Set(new("whole"), new Answer.Whole(2));
        stored.Set(new("name", "1"), new Answer.Words("Eve"));

        var both = SectionSeen.Merge(Seen, page, stored, Form.Sections[0]);

        Assert.Equal(["line", "people"], both.Select(part => part.LinkId));
        Assert.Equal(("Mine", "2"), (page.Of("line")[0].Shown, page.Of("whole")[0].Shown));
        Assert.Equal(["The line", "The people: The name", "The people: The name"], TwoAnswers.Between(page, stored, Form.Sections[0], null, both).Select(answer => answer.Question));
    }

    [Fact]
    public void A_page_that_carries_no_marks_changes_all_that_differs()
    {
        var (page, stored) = Two(("q:line", "Line"), ("q:whole", "1"), ("q:name@0", "Bob"));
        stored.Set(new("whole"), new Answer.Whole(2));

        Assert.Equal("whole", Assert.Single(SectionSeen.Merge(SectionSeen.Stamp(page, Form.Sections[0]), page, stored, Form.Sections[0])).LinkId);
        Assert.Equal("1", page.Of("whole")[0].Shown);
    }

    [Fact]
    public void A_row_that_somebody_added_meanwhile_is_no_row_of_the_page()
    {
        var stored = new FormAnswers(Form);
        stored.Set(new("name", "1"), new Answer.Words("Eve"));

        PostedSection.TakeRoom(stored, Form.Sections[0], Fields(("q:name@0", "Bob")));

        Assert.Equal(1, stored.Times(new("people")));
    }

    // What the page showed when it was opened, and what it and somebody else made of it.
    private static FormAnswers Shown()
    {
        var shown = new FormAnswers(Form);
        shown.Set(new("line"), new Answer.Words("Line"));
        shown.Set(new("whole"), new Answer.Whole(1));
        shown.Set(new("name", "0"), new Answer.Words("Bob"));
        return shown;
    }

    private static string Seen => SectionSeen.Of(Shown(), Form.Sections[0]);

    private static (FormAnswers Page, FormAnswers Stored) Two(params (string, string)[] typed)
    {
        var page = Shown();
        Assert.True(PostedSection.TryRead(page, Form.Sections[0], null, Fields(typed)));
        return (page, Shown());
    }

}
