using Cdop.Forms;

namespace Cdop.PanelReview;

/// <summary>How far the analysis of a case has come: what the screen shows beside whatever is being filled in.</summary>
/// <param name="Held">The case.</param>
/// <param name="Answers">What is filled in so far.</param>
/// <param name="Judged">What the panel has come to by it.</param>
/// <param name="Tells">What stands in it by which the child could be told.</param>
internal sealed record CaseStands(HeldCase Held, FormAnswers Answers, Judgement Judged, IReadOnlyList<Telling> Tells)
{
    /// <summary>The sections that the meeting fills in.</summary>
    public IReadOnlyList<FormItem> Sections => PanelSections.Of(Answers.Form);

    /// <summary>What is missing or wrong, each said once.</summary>
    public IReadOnlyList<FormProblem> Amiss => [.. Judged.Amiss.DistinctBy(problem => problem.Sentence)];

    /// <summary>How many things stand in the way of ratifying it.</summary>
    public int InTheWay => Amiss.Count + Tells.Count(words => words.IsSure);

    /// <summary>What the panel has come to, in a line.</summary>
    public string InShort => $"{(Judged.Primary is { } primary ? $"Primary category {primary}" : "No category yet")}, {(Judged.Modifiability is { } judged ? Wording.InSentence(Wording.Of(judged)) : "not judged yet whether anything could be modified")}.";

    /// <summary>What is left to do, in a line.</summary>
    public string Left => InTheWay == 0 ? "Nothing stands in the way of ratifying it." : $"Still in the way of ratifying it: {InWords.Count(InTheWay, "thing")}.";

    public static async Task<CaseStands> Of(HeldCase held, FormAnswers answers, TellingWords telling, CancellationToken ct)
    {
        var judged = Judgement.Of(answers);
        return new(held, answers, judged, await telling.In(held.Case, answers, judged, ct));
    }

    /// <summary>How far one section is filled in: in short, and what more can be said of it.</summary>
    public (string Short, string More) HowFar(FormItem section)
    {
        if (section.Domain is { } domain)
        {
            var factors = Judged.Factors.Where(factor => factor.Domain == domain).ToList();
            return factors.Count == 0 ? ("None", " yet") : (InWords.Count(factors.Count, "factor"), factors.Max(factor => factor.Grade) is { } highest ? $", highest grade {highest}" : ", none graded");
        }

        var asked = Answers.Walk(section).Where(place => place.Item.IsQuestion && Answers.IsShown(place.Item, place.At)).ToList();
        return ($"{asked.Count(place => Answers.Of(new Place(place.Item.LinkId, place.At)).Count > 0)} of {asked.Count}", " answered");
    }

    /// <summary>Where a problem is put right.</summary>
    public string? FieldOf(FormProblem problem) => Answers.Form.Find(problem.Place.LinkId) is { } asked
        ? $"{Held.Address}/form/{asked.Section.LinkId}?check=true#{new FormView(Answers, asked.Section, null, []).Field(asked, problem.Place.At).FirstControl}"
        : null;
}
