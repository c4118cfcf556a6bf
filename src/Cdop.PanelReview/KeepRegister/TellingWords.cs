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
/// Recommendations, actions and letters are read outside the panel. What is known of the case (names, addresses, numbers, days) is looked
/// for in them as it is in the papers; an organisation is only pointed to, since it is organisations that are to act.
/// </summary>
internal sealed class TellingWords(PaperDesk desk, PanelReviewDb db)
{
    /// <summary>What stands in the recommendations and actions of a finding.</summary>
    public Task<IReadOnlyList<Telling>> In(PanelCase reviewed, Judgement judged, CancellationToken ct) =>
        In(reviewed, [.. judged.Recommendations.Select(one => (one.What, false)), .. judged.Recommendations.Select(one => (one.To, true)), .. judged.Actions.Select(one => (one.What, false)), .. judged.Actions.Select(one => (one.Owner, true))], ct);

    /// <summary>What stands in words that somebody typed to be read by others.</summary>
    public Task<IReadOnlyList<Telling>> In(PanelCase reviewed, string typed, CancellationToken ct) => In(reviewed, [(typed, false)], ct);

    // An addressee is an organisation, and is named as it is.
    private async Task<IReadOnlyList<Telling>> In(PanelCase reviewed, IReadOnlyList<(string Text, bool IsAddressee)> texts, CancellationToken ct)
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
                where redaction?.ChoiceFor(find.Key) != RedactionChoice.Leave && !(text.IsAddressee && find.Kind is IdentifierKind.Organisation or IdentifierKind.Email) && !IsOfAfterwards(find)
                select new Telling(find.Key, Judgement.InShort(text.Text), IsSure(find))).Distinct(),
        ];
    }

    private static bool IsSure(Find find) => find.Kind switch
    {
        IdentifierKind.Organisation or IdentifierKind.Email or IdentifierKind.Telephone => false,
        IdentifierKind.NhsNumber or IdentifierKind.Postcode => true,
        IdentifierKind.Date => find.Sure != Sureness.Ask,
        _ => find.Sure == Sureness.Sure,
    };

    // A day after the death is one by which something is to be done.
    private static bool IsOfAfterwards(Find find) => find.Kind == IdentifierKind.Date && find.Instead.EndsWith("after the death", StringComparison.Ordinal);
}
