using Cdop.Forms;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Words of what the panel says to others by which the child could be told.</summary>
/// <param name="Words">The words.</param>
/// <param name="In">The beginning of what they stand in.</param>
/// <param name="IsSure">Whether they are known of the case word for word; otherwise a person looks at them.</param>
internal sealed record Telling(string Words, string In, bool IsSure)
{
    /// <summary>Nobody can say: the papers of the case are not there.</summary>
    public static readonly Telling Unknown = new("", "", IsSure: true);

    /// <summary>As it is said to whoever wrote them.</summary>
    public string Sentence => this == Unknown ? PaperDesk.NotThere.Message : IsSure
        ? $"“{Words}” in “{In}” is known of this case: say it without, since others than the panel read it"
        : $"Look at “{Words}” in “{In}”: it may tell who the child was, and others than the panel read it";
}

/// <summary>
/// Recommendations, actions, learning and letters are read outside the panel. What is known of the case (names, addresses, numbers, days) is
/// looked for in them as it is in the papers; an organisation is only pointed to, since it is organisations that are to act. All else that
/// the form says is read in minutes: it may say places and days, but for those of birth and death, and names nobody.
/// </summary>
internal sealed class TellingWords(PaperDesk desk, PanelReviewDb db)
{
    // Who sat and who signed are named there.
    private static readonly string[] OfTheMeeting = ["head", "agencies", "quality"];

    /// <summary>What stands in a finding, in whatever part of the form.</summary>
    public Task<IReadOnlyList<Telling>> In(PanelCase reviewed, FormAnswers answers, Judgement judged, CancellationToken ct)
    {
        List<(string Text, Readers By)> outside =
        [
            .. judged.Recommendations.Select(one => (one.What, Readers.Others)), .. judged.Recommendations.Select(one => (one.To, Readers.Addressee)),
            .. judged.Actions.Select(one => (one.What, Readers.Others)), .. judged.Actions.Select(one => (one.Owner, Readers.Addressee)),
            .. judged.Learning.Select(one => (one.What, Readers.Others)),
        ];
        var inside =
            from place in answers.Walk()
            where place.Item.IsQuestion && !OfTheMeeting.Contains(place.Item.LinkId.Split('.')[0])
            from answer in answers.Of(new Place(place.Item.LinkId, place.At)).OfType<Answer.Words>()
            where !outside.Exists(one => one.Text == answer.Value)
            select (answer.Value, Readers.Panel);
        return In(reviewed, [.. outside, .. inside], ct);
    }

    /// <summary>What stands in words that somebody typed to be read by others.</summary>
    public Task<IReadOnlyList<Telling>> In(PanelCase reviewed, string typed, CancellationToken ct) => In(reviewed, [(typed, Readers.Others)], ct);

    private async Task<IReadOnlyList<Telling>> In(PanelCase reviewed, IReadOnlyList<(string Text, Readers By)> texts, CancellationToken ct)
    {
        if (texts.All(one => one.Text.Length == 0))
        {
            return [];
        }

        var redaction = await db.RedactionOf(reviewed.Subject).AsNoTracking().SingleOrDefaultAsync(ct);
        if (await desk.Finder(reviewed, redaction, ct) is not { } finder)
        {
            return [Telling.Unknown];
        }

        return
        [
            .. (from text in texts
                from find in finder.In(text.Text)
                where redaction?.ChoiceFor(find.Key) != RedactionChoice.Leave && !(text.By == Readers.Addressee && find.Kind is IdentifierKind.Organisation or IdentifierKind.Email) && !(text.By == Readers.Panel && !Names(find)) && !IsOfAfterwards(find)
                select new Telling(find.Key, Judgement.InShort(text.Text), IsSure(find))).Distinct(),
        ];
    }

    private static bool IsSure(Find find) => find.Kind switch
    {
        IdentifierKind.Organisation or IdentifierKind.Email or IdentifierKind.Telephone => false,
        IdentifierKind.NhsNumber or IdentifierKind.Postcode => true,
        IdentifierKind.Date => find.Sure != Sureness.Ask,

        // A slip, or letters of another alphabet, hide nobody; two letters may be no initials.
        IdentifierKind.Person => find.Sure == Sureness.Sure || (find.Sure == Sureness.Likely && find.Written.Count(char.IsLetter) > 3),
        IdentifierKind.Reference => find is { Sure: Sureness.Sure } or { Sure: Sureness.Likely, Instead: "a reference" },
        _ => find.Sure == Sureness.Sure,
    };

    // The days of birth and death tell who the child was, as a name does.
    private static bool Names(Find find) =>
        FamilyWords.IsOfBirthOrDeath(find) || find is { Kind: IdentifierKind.Person or IdentifierKind.NhsNumber or IdentifierKind.Reference or IdentifierKind.Telephone, Sure: not Sureness.Ask } or { Kind: IdentifierKind.Address or IdentifierKind.Postcode, Sure: Sureness.Sure };

    // An addressee is an organisation, and is named as it is.
    private enum Readers
    {
        Others,
        Addressee,
        Panel,
    }

    // A day after the death is one by which something is to be done.
    private static bool IsOfAfterwards(Find find) => find.Kind == IdentifierKind.Date && find.Instead.EndsWith("after the death", StringComparison.Ordinal);
}
