using Cdop.Forms;

namespace Cdop.PanelReview.Domain;

/// <summary>Whether anything could be changed to reduce the risk of future child deaths: exactly one of three.</summary>
internal enum Modifiability
{
    [System.ComponentModel.DataAnnotations.Display(Name = "Modifiable factors identified")]
    Identified,

    [System.ComponentModel.DataAnnotations.Display(Name = "No modifiable factors identified")]
    None,

    /// <summary>To be used very rarely.</summary>
    [System.ComponentModel.DataAnnotations.Display(Name = "Inadequate information upon which to make a judgement")]
    Inadequate,
}

/// <summary>Something that may have contributed to a death, on a line of its own.</summary>
/// <param name="LinkId">Its name in the analysis form.</param>
/// <param name="At">Which of several, where the form has one line more for each.</param>
/// <param name="Domain">A to D.</param>
/// <param name="Name">What it is.</param>
/// <param name="Grade">0 (information is not available) to 2 (it may have contributed); null where nobody graded it, which is not 0.</param>
/// <param name="IsModifiable">Whether it could be modified; null where nobody said.</param>
/// <param name="Narrative">What is said about it.</param>
internal sealed record Factor(string LinkId, string At, AnalysisDomain Domain, string Name, int? Grade, bool? IsModifiable, string Narrative)
{
    /// <summary>The letter of its domain.</summary>
    public string Letter => LetterOf(Domain);

    public static string LetterOf(AnalysisDomain domain) => domain switch { AnalysisDomain.Child => "A", AnalysisDomain.Social => "B", AnalysisDomain.Physical => "C", _ => "D" };
}

/// <summary>Something that practice can learn from a death.</summary>
internal sealed record LearningPoint(string What, string Domain, string Kind, string Level, bool IsShared)
{
    /// <summary>The same as the form calls them: what lists are filtered by. Null where nothing was chosen.</summary>
    public (string? Domain, string? Kind, string? Level) Codes { get; init; }
}

/// <summary>What the panel asks a body to do, or to see to.</summary>
internal sealed record Recommended(string What, string To, string Level);

/// <summary>What is to be done, by whom and until when.</summary>
internal sealed record ToBeDone(string What, string Owner, LocalDate? Due);

/// <summary>What the panel decided in the face of a published clarification or of its own other answers, and why. It never stops a panel; where the form asks why, it is asked.</summary>
/// <param name="Sentence">What was said to it, with its source.</param>
/// <param name="Because">Why it decided so all the same; empty where it gave no reason.</param>
/// <param name="AskedAt">Where the form asks why; null where it does not.</param>
internal sealed record Doubt(string Sentence, string Because, string? AskedAt);

/// <summary>What a panel judged of one death, read from the answers to the analysis form, which are the record. Nothing here is kept that is not said there.</summary>
internal sealed record Judgement
{
    /// <summary>The names that it reads in the form. A version of the form that lacks one is read without it.</summary>
    public const string Ticked = "category.ticked", Modifiable = "modifiability.judgement", CategoryReason = "category.reason", ModifiabilityReason = "modifiability.reason";

    private const string Grade = ".grade", Present = ".present", What = ".what", Action = "actions.action", Owner = ".owner", Due = ".due";

    private const int LongestShort = 60;

    /// <summary>The version of the form that it is read from.</summary>
    public required FormDefinition Form { get; init; }

    public required IReadOnlyList<Factor> Factors { get; init; }

    /// <summary>The categories that could apply, each with its number and name, the lowest first.</summary>
    public required IReadOnlyList<(int Number, string Name)> Categories { get; init; }

    /// <summary>The category that counts: the lowest number ticked. Null while none is.</summary>
    public int? Primary => Categories.Count == 0 ? null : Categories[0].Number;

    public required Modifiability? Modifiability { get; init; }

    public required IReadOnlyList<LearningPoint> Learning { get; init; }

    public required IReadOnlyList<Recommended> Recommendations { get; init; }

    public required IReadOnlyList<ToBeDone> Actions { get; init; }

    /// <summary>What it decided in spite of a warning.</summary>
    public required IReadOnlyList<Doubt> Doubts { get; init; }

    /// <summary>What stands in the way of ratifying it: one sentence each, and where in the form.</summary>
    public required IReadOnlyList<FormProblem> Amiss { get; init; }

    public static Judgement Of(FormAnswers answers)
    {
        var problems = answers.Problems();
        var doubts = new List<Doubt>();
        var ungraded = FactorsIn(answers).Where(factor => factor.Grade is null).Select(factor => factor.LinkId).ToHashSet(); // it stands in the way, and is no doubt
        foreach (var warning in problems.Where(problem => problem.Kind == FormProblemKind.Warning && !ungraded.Contains(problem.Place.LinkId)))
        {
            var askedAt = ReasonAt(answers.Form, warning);
            doubts.Add(new(warning.Sentence, askedAt is null ? "" : Words(answers, new(askedAt)), askedAt));
        }

        return new()
        {
            Form = answers.Form,
            Factors = [.. FactorsIn(answers)],
            Categories = [.. CategoriesIn(answers)],
            Modifiability = Code(answers, new(Modifiable)) switch { "identified" => Domain.Modifiability.Identified, "none" => Domain.Modifiability.None, "inadequate" => Domain.Modifiability.Inadequate, _ => null },
            Learning = [.. Each(answers, "learning.point").Select(at => new LearningPoint(
                Words(answers, new("learning.point.what", at)), Words(answers, new("learning.point.domain", at)), Words(answers, new("learning.point.kind", at)),
                Words(answers, new("learning.point.level", at)), Yes(answers, new("learning.point.share", at)) == true)
            {
                Codes = (Code(answers, new("learning.point.domain", at)), Code(answers, new("learning.point.kind", at)), Code(answers, new("learning.point.level", at))),
            }).Where(point => point.What.Length > 0)],
            Recommendations = [.. Each(answers, "recommendations.recommendation").Select(at => new Recommended(
                Words(answers, new("recommendations.recommendation.what", at)), Words(answers, new("recommendations.recommendation.to", at)), Words(answers, new("recommendations.recommendation.level", at)))).Where(one => one.What.Length > 0)],
            Actions = [.. Each(answers, Action).Select(at => new ToBeDone(
                Words(answers, new(Action + What, at)), Words(answers, new(Action + Owner, at)), answers.Of(new Place(Action + Due, at)) is [Answer.Day(var due)] ? due : null)).Where(one => one.What.Length > 0)],
            Doubts = doubts,
            Amiss = [.. problems.Where(problem => problem.Kind != FormProblemKind.Warning), .. Ungraded(answers), .. Unowned(answers)],
        };
    }

    /// <summary>The beginning of what was said, to point to it.</summary>
    public static string InShort(string said) => said.Length <= LongestShort ? said : $"{said[..LongestShort].TrimEnd()}…";

    /// <summary>Every line of the form that a factor stands on, in its order: a group with a grade in a domain.</summary>
    public static IEnumerable<FormItem> LinesOf(FormDefinition form) =>
        form.All.Where(item => item is { Type: ItemType.Group, Domain: not null } && item.Items.Any(question => question.LinkId == item.LinkId + Grade));

    // A line on which it is said that there was no such factor, and that nobody graded, is no factor.
    private static IEnumerable<Factor> FactorsIn(FormAnswers answers) =>
        from line in LinesOf(answers.Form)
        from at in answers.Within(line, "")
        let factor = new Factor(
            line.LinkId, at, line.Domain!.Value, line.Repeats ? Words(answers, new(line.LinkId + What, at)) : line.Text, GradeOf(answers, line, at),
            Yes(answers, new(line.LinkId + ".modifiable", at)), Words(answers, new(line.LinkId + ".narrative", at)))
        where factor.Grade is not null || (line.Repeats ? factor.Name.Length > 0 : Code(answers, new(line.LinkId + Present, at)) is "yes" or "not-known")
        select factor;

    private static IEnumerable<FormProblem> Ungraded(FormAnswers answers) =>
        FactorsIn(answers).Where(factor => factor.Grade is null).Select(factor => new FormProblem(
            new(factor.LinkId + Grade, factor.At), $"Grade “{factor.Name}”: 0 if the information is not available, 1 or 2", FormProblemKind.Missing));

    // What nobody is to do, or nobody knows until when, is never done.
    private static IEnumerable<FormProblem> Unowned(FormAnswers answers) =>
        from at in Each(answers, Action)
        let what = Words(answers, new(Action + What, at))
        where what.Length > 0
        from problem in new[]
        {
            Words(answers, new(Action + Owner, at)).Length == 0 ? new FormProblem(new(Action + Owner, at), $"Say who will do it: “{InShort(what)}”", FormProblemKind.Missing) : null,
            answers.Of(new Place(Action + Due, at)) is not [Answer.Day] ? new FormProblem(new(Action + Due, at), $"Say by when it will be done: “{InShort(what)}”", FormProblemKind.Missing) : null,
        }
        where problem is not null
        select problem;

    private static IEnumerable<(int, string)> CategoriesIn(FormAnswers answers) =>
        answers.Of(Ticked).OfType<Answer.Chosen>().Select(chosen => (Number: int.Parse(chosen.Code, System.Globalization.CultureInfo.InvariantCulture), chosen.Display)).OrderBy(one => one.Number);

    private static int? GradeOf(FormAnswers answers, FormItem line, string at) =>
        Code(answers, new(line.LinkId + Grade, at)) is { } code ? int.Parse(code, System.Globalization.CultureInfo.InvariantCulture) : null;

    // The form asks for a reason in two places. What is said of no one question is of the factors, which bear the judgement out.
    private static string? ReasonAt(FormDefinition form, FormProblem problem)
    {
        var question = form.Find(problem.Place.LinkId)?.Section.LinkId switch { "category" => CategoryReason, "modifiability" or null => ModifiabilityReason, _ => null };
        return question is not null && form.Find(question) is not null ? question : null;
    }

    /// <summary>The warnings that no reason was given for yet, at the field that asks for it. A warning never blocks; whoever reads the finding later is to know why the panel decided so.</summary>
    public IEnumerable<FormProblem> Unexplained =>
        from doubt in Doubts
        where doubt.AskedAt is not null && doubt.Because.Length == 0
        select new FormProblem(new(doubt.AskedAt!), $"Say why the panel decides against this warning, or change the answer: “{doubt.Sentence}”", FormProblemKind.Missing);

    private static IEnumerable<string> Each(FormAnswers answers, string group) => answers.Form.Find(group) is { } found ? answers.Within(found, "") : [];

    // What is kept aside since its question is not asked counts for nothing.
    private static IReadOnlyList<Answer> Counting(FormAnswers answers, Place place) =>
        answers.Form.Find(place.LinkId) is { } item && answers.IsShown(item, place.At) ? answers.Of(place) : [];

    private static string? Code(FormAnswers answers, Place place) => Counting(answers, place) is [Answer.Chosen chosen] ? chosen.Code : null;

    private static bool? Yes(FormAnswers answers, Place place) => Counting(answers, place) is [Answer.YesNo(var yes)] ? yes : null;

    private static string Words(FormAnswers answers, Place place) => Counting(answers, place) is [var first, ..] and not [Answer.Unread] ? first.Shown : "";
}
