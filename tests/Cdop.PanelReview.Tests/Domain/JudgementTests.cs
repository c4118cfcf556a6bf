using Cdop.Forms;

namespace Cdop.PanelReview.Domain;

public sealed class JudgementTests
{
    private static readonly FormDefinition Analysis = new FormLibrary().Latest("analysis")!;

    private readonly FormAnswers answers = new(Analysis);

    private Judgement Found => Judgement.Of(answers);

    [Fact]
    public void Every_line_of_the_form_with_a_grade_is_a_factor_in_one_of_four_domains()
    {
        var lines = Judgement.LinesOf(Analysis).ToList();

        Assert.Equal(["A", "B", "C", "D"], lines.Select(line => Factor.LetterOf(line.Domain!.Value)).Distinct());
        Assert.Equal(84, lines.Count);
        Assert.All(lines, line => Assert.Equal(["0", "1", "2"], line.Items.Single(item => item.LinkId == $"{line.LinkId}.grade").Options.Select(option => option.Code)));
    }

    [Fact]
    public void Nought_is_a_grade_and_none_is_ungraded()
    {
        Line("child.asthma", "yes", grade: "0");
        Assert.Equal(0, Assert.Single(Found.Factors).Grade);
        Assert.DoesNotContain(Found.Amiss, problem => problem.Sentence.Contains("Grade", StringComparison.Ordinal));

        Line("social.neglect", "not-known", grade: null);
        Assert.Null(Found.Factors[1].Grade);
        Assert.Contains(Found.Amiss, problem => problem.Place == new Place("social.neglect.grade") && problem.Sentence.Contains("Neglect of the child", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_said_not_to_be_there_is_no_factor()
    {
        Line("child.asthma", "no", grade: null);

        Assert.Empty(Found.Factors);
        Assert.DoesNotContain(Found.Amiss, problem => problem.Place.LinkId.EndsWith(".grade", StringComparison.Ordinal));
    }

    [Fact]
    public void A_factor_of_the_panels_own_words_stands_on_a_line_of_its_own()
    {
        answers.Set(new("physical.other.what", "0"), new Answer.Words("Cold house"));
        answers.Set(new("physical.other.grade", "0"), Option("physical.other.grade", "2"));
        answers.Set(new("physical.other.what", "1"), new Answer.Words("Broken window"));

        Assert.Equal([("Cold house", "C", (int?)2), ("Broken window", "C", null)], Found.Factors.Select(factor => (factor.Name, factor.Letter, factor.Grade)));
    }

    [Fact]
    public void The_primary_category_is_the_lowest_number_ticked()
    {
        Assert.Null(Found.Primary);

        Tick("10", "8", "3");

        Assert.Equal((3, 3), (Found.Primary!.Value, Found.Categories.Count));
        Assert.Equal([3, 8, 10], Found.Categories.Select(category => category.Number));
    }

    [Theory]
    [InlineData("category.check.sudep", "10", "category 5 (clarification of the National Child Mortality Database)")]
    [InlineData("category.check.inflicted", "3", "category 1 (rule of the analysis form)")]
    [InlineData("category.check.first-week", "9", "category 8, not 9 (rule of the analysis form)")]
    public void A_choice_against_a_published_clarification_is_warned_about_with_its_source_and_keeps_the_reason(string check, string ticked, string said)
    {
        Tick(ticked);
        answers.Set(new(check), Option(check, "yes"));
        answers.Set(new(Judgement.CategoryReason), new Answer.Words("The pathologist is sure"));

        var doubt = Assert.Single(Found.Doubts, doubt => doubt.Sentence.Contains(said, StringComparison.Ordinal));
        Assert.Equal("The pathologist is sure", doubt.Because);
        Assert.DoesNotContain(Found.Amiss, problem => problem.Sentence == doubt.Sentence);
    }

    [Theory]
    [InlineData("category.check.sudep", "yes", Judgement.CategoryReason)]
    [InlineData(Judgement.Modifiable, "identified", Judgement.ModifiabilityReason)]
    public void A_warning_without_a_reason_is_named_at_the_field_that_asks_for_it_and_stops_nobody(string question, string answered, string reason)
    {
        Tick("10");
        answers.Set(new(question), Option(question, answered));
        Assert.DoesNotContain(Found.Amiss, problem => problem.Place == new Place(reason));
        Assert.Contains(Found.Unexplained, problem => problem.Place == new Place(reason) && problem.Sentence.StartsWith("Say why the panel decides against this warning", StringComparison.Ordinal));

        answers.Set(new(reason), new Answer.Words("We discussed it"));
        Assert.DoesNotContain(Found.Unexplained, problem => problem.Place == new Place(reason));
    }

    [Fact]
    public void Of_what_the_form_does_not_ask_why_no_reason_is_asked()
    {
        answers.Set(new("head.age-days"), new Answer.Whole(3));
        answers.Set(new("head.age-years"), new Answer.Whole(2));

        Assert.Null(Assert.Single(Found.Doubts, doubt => doubt.Sentence.Contains("first 28 days", StringComparison.Ordinal)).AskedAt);
        Assert.DoesNotContain(Found.Unexplained, problem => problem.Sentence.Contains("first 28 days", StringComparison.Ordinal));
    }

    [Fact]
    public void Epilepsy_in_category_10_is_asked_about_until_somebody_says_whether_it_was_sudep()
    {
        Tick("10");
        Line("child.epilepsy", "yes", grade: "2");
        Assert.Contains(Found.Doubts, doubt => doubt.Sentence.StartsWith("Epilepsy was present", StringComparison.Ordinal));

        answers.Set(new("category.check.sudep"), Option("category.check.sudep", "no"));
        Assert.DoesNotContain(Found.Doubts, doubt => doubt.Sentence.StartsWith("Epilepsy was present", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("identified", "1", true, "no factor is both called modifiable and graded 2")]
    [InlineData("identified", "2", true, "")]
    [InlineData("none", "2", true, "a factor is called modifiable and graded 2")]
    [InlineData("none", "2", false, "")]
    [InlineData("inadequate", "2", false, "very rarely")]
    public void What_the_factors_do_not_bear_out_is_warned_about_and_keeps_the_reason(string judged, string grade, bool modifiable, string said)
    {
        Line("physical.unsafe-sleep", "yes", grade);
        answers.Set(new("physical.unsafe-sleep.modifiable"), new Answer.YesNo(modifiable));
        answers.Set(new(Judgement.Modifiable), Option(Judgement.Modifiable, judged));
        answers.Set(new(Judgement.ModifiabilityReason), new Answer.Words("We discussed it"));

        var doubts = Found.Doubts.Where(doubt => !doubt.Sentence.StartsWith("A factor is called modifiable", StringComparison.Ordinal)).ToList();
        Assert.Equal(said.Length == 0 ? 0 : 1, doubts.Count);
        Assert.All(doubts, doubt => Assert.Contains(said, doubt.Sentence, StringComparison.Ordinal));
        Assert.All(doubts, doubt => Assert.Equal("We discussed it", doubt.Because));
    }

    [Fact]
    public void Learning_recommendations_and_actions_are_read_line_by_line_and_empty_lines_are_none()
    {
        answers.Set(new("learning.point.what", "1"), new Answer.Words("Ask about sleep"));
        answers.Set(new("learning.point.share", "1"), new Answer.YesNo(true));
        answers.Set(new("recommendations.recommendation.what", "0"), new Answer.Words("Fund safe cots"));
        answers.Set(new("recommendations.recommendation.to", "0"), new Answer.Words("Integrated care board"));
        answers.Set(new("actions.action.what", "0"), new Answer.Words("Write to the board"));
        answers.Set(new("actions.action.due", "0"), new Answer.Day(new(2027, 1, 31)));

        Assert.Equal(("Ask about sleep", true), Assert.Single(Found.Learning) is var point ? (point.What, point.IsShared) : default);
        Assert.Equal(new("Fund safe cots", "Integrated care board", ""), Assert.Single(Found.Recommendations));
        Assert.Equal(new("Write to the board", "", new LocalDate(2027, 1, 31)), Assert.Single(Found.Actions));
    }

    private void Line(string line, string present, string? grade)
    {
        answers.Set(new($"{line}.present"), Option($"{line}.present", present));
        if (grade is not null)
        {
            answers.Set(new($"{line}.grade"), Option($"{line}.grade", grade));
        }
    }

    private void Tick(params string[] categories) => answers.Set(new(Judgement.Ticked), [.. categories.Select(code => Option(Judgement.Ticked, code))]);

    private static Answer.Chosen Option(string linkId, string code) => Analysis.Find(linkId)!.Options.Single(option => option.Code == code).Answer;
}
