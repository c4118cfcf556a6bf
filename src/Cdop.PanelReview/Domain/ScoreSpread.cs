using Cdop.Forms;

namespace Cdop.PanelReview.Domain;

/// <summary>How often something was said.</summary>
internal sealed record Said(string What, int Times);

/// <summary>How the members who graded a factor graded it.</summary>
internal sealed record FactorSpread(string Letter, string Name, int Nought, int One, int Two);

/// <summary>How the blind scores of a case spread, and how far they agree: never who said what.</summary>
internal sealed record ScoreSpread
{
    /// <summary>With fewer scores one could tell who gave which.</summary>
    public const int Least = 3;

    /// <summary>How many members scored.</summary>
    public required int Members { get; init; }

    /// <summary>How often each category was the primary one, the lowest number first.</summary>
    public required IReadOnlyList<Said> Primary { get; init; }

    public required IReadOnlyList<Said> Modifiability { get; init; }

    /// <summary>The factors that somebody graded, in the order of the form.</summary>
    public required IReadOnlyList<FactorSpread> Factors { get; init; }

    /// <summary>Which part of all pairs of members names the same primary category.</summary>
    public required double? PrimaryAgreement { get; init; }

    /// <summary>The same of the judgement on modifiable factors.</summary>
    public required double? ModifiabilityAgreement { get; init; }

    /// <summary>Krippendorff's alpha of the grades over all factors that two or more graded; null where there is nothing to compare.</summary>
    public required double? GradeAlpha { get; init; }

    /// <summary>Null where too few scored for a spread that names nobody.</summary>
    /// <param name="scores">The scores of one case.</param>
    /// <param name="formOf">The analysis form in a version: each score is read by its own. A line is the same in all, since the name of one is never used for something else.</param>
    public static ScoreSpread? Of(IReadOnlyCollection<BlindScore> scores, Func<string, FormDefinition> formOf)
    {
        if (scores.Count < Least)
        {
            return null;
        }

        var forms = scores.Select(score => score.FormVersion).Distinct().Select(formOf).OrderByDescending(form => form.ValidFrom).ToList();
        var categories = forms.SelectMany(form => form.Find(Judgement.Ticked)!.Options, (form, option) => (form.Version, option)).ToDictionary(one => (one.Version, one.option.Code), one => one.option.Display);
        var primary = scores.Where(score => score.Primary is not null).Select(score => (Number: score.Primary!.Value, Name: categories[(score.FormVersion, $"{score.Primary}")])).ToList();
        var judged = scores.Select(score => score.Modifiability).OfType<Modifiability>().ToList();
        var graded = scores.SelectMany(score => score.EachGrade).ToLookup(one => one.Line, one => one.Grade);
        var lines = forms.SelectMany(Judgement.LinesOf).DistinctBy(line => line.LinkId).Where(line => graded.Contains(line.LinkId)).OrderBy(line => line.Domain).ToList();
        return new()
        {
            Members = scores.Count,
            Primary = [.. primary.GroupBy(one => one).OrderBy(same => same.Key).Select(same => new Said(same.Key.Name, same.Count()))],
            Modifiability = [.. judged.GroupBy(one => one).OrderBy(same => same.Key).Select(same => new Said(Wording.Of(same.Key), same.Count()))],
            Factors = [.. lines.Select(line => Spread(line, [.. graded[line.LinkId]]))],
            PrimaryAgreement = Agreement.PairsAgreeing(primary),
            ModifiabilityAgreement = Agreement.PairsAgreeing(judged),
            GradeAlpha = Agreement.Ordinal(lines.Select(line => (IReadOnlyCollection<int>)[.. graded[line.LinkId]])),
        };
    }

    private static FactorSpread Spread(FormItem line, IReadOnlyList<int> grades) =>
        new(Factor.LetterOf(line.Domain!.Value), line.Text, grades.Count(grade => grade == 0), grades.Count(grade => grade == 1), grades.Count(grade => grade == 2));
}

/// <summary>How far the members of a panel agree over the cases of a meeting whose discussion has opened.</summary>
/// <param name="Cases">How many cases were scored by enough members.</param>
/// <param name="CategoryKappa">Fleiss' kappa of the primary category; null where not every case was scored by as many members.</param>
/// <param name="CategoryAlpha">Krippendorff's alpha of the same, which takes cases that some left out.</param>
/// <param name="ModifiabilityKappa">Fleiss' kappa of the judgement on modifiable factors.</param>
/// <param name="ModifiabilityAlpha">Krippendorff's alpha of the same.</param>
internal sealed record MeetingAgreement(int Cases, double? CategoryKappa, double? CategoryAlpha, double? ModifiabilityKappa, double? ModifiabilityAlpha)
{
    public static MeetingAgreement Of(IEnumerable<IReadOnlyCollection<BlindScore>> cases)
    {
        var scored = cases.Where(scores => scores.Count >= ScoreSpread.Least).ToList();
        List<IReadOnlyList<int>> categories = [.. scored.Select(scores => (IReadOnlyList<int>)[.. scores.Select(score => score.Primary).OfType<int>()])];
        List<IReadOnlyList<int>> judged = [.. scored.Select(scores => (IReadOnlyList<int>)[.. scores.Select(score => (int?)score.Modifiability).OfType<int>()])];
        return new(scored.Count, Agreement.Fleiss(categories), Agreement.Nominal(categories), Agreement.Fleiss(judged), Agreement.Nominal(judged));
    }
}
