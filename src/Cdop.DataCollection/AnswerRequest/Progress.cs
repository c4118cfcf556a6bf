using System.ComponentModel.DataAnnotations;
using Cdop.Forms;

namespace Cdop.DataCollection;

/// <summary>How far a section is.</summary>
internal enum SectionState
{
    [Display(Name = "Nothing yet")]
    Nothing,

    /// <summary>All that stands in it was known before.</summary>
    [Display(Name = "Filled in for you")]
    Known,

    /// <summary>Something is answered, and something required is missing or something is wrong.</summary>
    Begun,

    Complete,
}

/// <summary>A section with how far it is.</summary>
internal sealed record SectionProgress(FormItem Section, SectionState State, int Asked, int Answered)
{
    /// <summary>The sections of a form that somebody answers.</summary>
    public static IReadOnlyList<SectionProgress> Of(Answered answered, AgencyRequest request, AnsweredBy by)
    {
        var (answers, kind) = (answered.Answers, Answering.KindOf(request));
        var amiss = Answering.Problems(answers, request).Select(problem => answers.Form.Find(problem.Place.LinkId)?.Section).ToHashSet();
        return [.. Answering.SectionsOf(answers.Form, request, by).Select(section => Of(section, answered, amiss.Contains(section)))];

        SectionProgress Of(FormItem section, Answered whole, bool isAmiss)
        {
            var asked = answers.Walk(section)
                .Where(place => place.Item is { IsQuestion: true, ReadOnly: false } && place.Item.IsSeenBy(kind) && answers.IsShown(place.Item, place.At))
                .Select(place => new Place(place.Item.LinkId, place.At)).ToList();
            var given = asked.Where(place => answers.Of(place).Count > 0).ToList();
            var state = given.Count == 0 ? SectionState.Nothing
                : isAmiss ? SectionState.Begun
                : given.TrueForAll(place => whole.Known.TryGetValue(place, out var known) && known.Answers.SequenceEqual(answers.Of(place))) ? SectionState.Known
                : SectionState.Complete;
            return new(section, state, asked.Count, given.Count);
        }
    }
}
