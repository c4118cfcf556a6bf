namespace Cdop.Forms.Tests;

/// <summary>What the definitions of the analysis form themselves look after.</summary>
public sealed class AnalysisTests
{
    private static readonly FormLibrary Library = new(FormLibrary.BuiltIn);

    public static TheoryData<string, string, string> Factors => [.. Library.All.Where(form => form.Key.StartsWith("analysis", StringComparison.Ordinal))
        .SelectMany(form => form.All.Where(item => item.Items.Any(one => one.LinkId == $"{item.LinkId}.grade")).Select(factor => (form.Key, form.Version, factor.LinkId)))];

    [Theory, MemberData(nameof(Factors))]
    public void A_factor_that_is_there_and_ungraded_is_named_and_stops_nobody(string key, string version, string linkId)
    {
        var answers = new FormAnswers(Library.Find(key, version)!);
        var factor = answers.Form.Find(linkId)!;
        var at = factor.Repeats ? "0" : "";
        var present = factor.Items[0].LinkId == $"{linkId}.grade" ? factor.Items[1] : factor.Items[0];
        answers.Set(new(present.LinkId, at), present.Options.Count > 0 ? present.Options.Single(option => option.Code == "yes").Answer : new Answer.Words("What was there"));

        var said = Assert.Single(Graded());
        Assert.Equal((new Place(linkId, at), FormProblemKind.Warning), (said.Place, said.Kind));
        Assert.StartsWith(factor.Repeats ? "Another factor of domain " : $"“{factor.Text}” ", said.Sentence, StringComparison.Ordinal);

        // Nought is a grade.
        answers.Set(new($"{linkId}.grade", at), answers.Form.Find($"{linkId}.grade")!.Options.Single(option => option.Code == "0").Answer);
        Assert.Empty(Graded());

        IEnumerable<FormProblem> Graded() => answers.Problems(factor.Section).Where(problem => problem.Sentence.Contains("0 is a grade", StringComparison.Ordinal));
    }

    [Fact]
    public void The_rule_of_each_category_stands_beside_its_tick_box_and_nowhere_else()
    {
        var form = Library.Find("analysis", "2022-04")!;
        var ticked = form.Find("category.ticked")!;

        Assert.All(ticked.Options, option => Assert.NotNull(ticked.Explains(option)));
        Assert.Equal("SUDEP is category 5.", ticked.Explains(ticked.Options[9])![^20..]);
        Assert.All(form.Find("category.rules")!.Items, text => Assert.True(text.IsExplanation));
        Assert.Null(form.Find("modifiability.judgement")!.Explains(form.Find("modifiability.judgement")!.Options[0]));
    }

    [Fact]
    public void What_was_answered_is_read_back_under_the_headings_of_its_groups()
    {
        var answers = new FormAnswers(Library.Find("analysis", "2022-04")!);
        answers.Set(new("child.asthma.present"), answers.Form.Find("child.asthma.present")!.Options[0].Answer);
        answers.Set(new("child.other.what", "1"), new Answer.Words("Sickle cell disease"));

        var read = new FormView(answers, answers.Form.Find("child")!, null, []).Answered;

        Assert.Equal(["Asthma", "Another factor 2"], read.Blocks.Select(block => block.Part!.Heading));
        Assert.Equal(["Was it present?"], read.Blocks.First().Part!.Blocks.SelectMany(block => block.Questions).Select(question => question.Text));
        Assert.True(new FormView(answers, answers.Form.Find("social")!, null, []).Answered.IsEmpty);
    }

    [Theory]
    [InlineData("2024-02-29", "2025-02-28", "infant")] // the first birthday of one born on 29 February is 1 March
    [InlineData("2024-02-29", "2025-03-01", "toddler")]
    [InlineData("2025-10-01", "2026-10-01", "toddler")]
    [InlineData("2024-10-02", "2026-10-01", "toddler")]
    [InlineData("2024-10-01", "2026-10-01", "older")]
    [InlineData("2026-10-01", "2026-10-01", "infant")]
    [InlineData(null, "2026-10-01", null)]
    public void How_old_the_child_was_is_worked_out_from_the_dates(string? born, string died, string? group)
    {
        var told = new FormAnswers(Library.Find("notification", "2022-04")!);
        told.Set(new("death.date"), Day(died));
        if (born is not null)
        {
            told.Set(new("child.date-of-birth"), Day(born));
        }

        var answers = new FormAnswers(Library.Find("sudden-unexpected", "2022-04")!);
        answers.Prefill(told, AskedKind.Find("police"));

        Assert.Equal(group, (answers.Of("age.group") is [Answer.Chosen chosen] ? chosen : null)?.Code);

        static Answer.Day Day(string day) => new(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value);
    }
}
