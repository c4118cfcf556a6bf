namespace Cdop.PanelReview.Domain;

/// <summary>Who sits on one case of a meeting, and whether they may decide.</summary>
/// <param name="Item">Its place on the agenda.</param>
/// <param name="There">Who takes part.</param>
/// <param name="Out">Who is at the meeting and takes no part in this case.</param>
/// <param name="Missing">What is missing for a quorum, in words.</param>
/// <param name="Chair">Who chairs: the chair, or the deputy where the chair takes no part or is not there; null where neither can.</param>
internal sealed record CaseSitting(Guid Item, IReadOnlyList<Invitation> There, IReadOnlyList<Invitation> Out, IReadOnlyList<string> Missing, Invitation? Chair)
{
    public bool IsQuorate => Missing.Count == 0;

    /// <summary>Each case of a meeting, in the order it takes them: by the answers, and once it was ticked who is there, by that.</summary>
    /// <param name="meeting">The meeting with who was invited.</param>
    /// <param name="quorum">When its panel may decide.</param>
    /// <param name="agenda">Those of its cases that are asked for.</param>
    /// <param name="recused">Who takes no part, by the case's subject.</param>
    /// <param name="places">The place of each of its agenda items, by the item's number.</param>
    public static IReadOnlyList<CaseSitting> Of(Meeting meeting, Quorum quorum, IReadOnlyList<AgendaItem> agenda, ILookup<Guid, Guid> recused, IReadOnlyDictionary<Guid, int> places) =>
        [.. agenda.Select(item => Of(meeting, quorum, item, places[item.Id], places.Count, recused[item.Subject].ToHashSet()))];

    private static CaseSitting Of(Meeting meeting, Quorum quorum, AgendaItem item, int place, int cases, HashSet<Guid> recused)
    {
        var here = meeting.Invitations.Where(one => meeting.SitterOf(one) is { } sitter && RunningOrder.IsThere(sitter, place, cases, meeting.Minutes)).ToList();
        var there = here.FindAll(one => !recused.Contains(one.Member));
        return new(
            item.Id,
            there,
            here.FindAll(one => recused.Contains(one.Member)),
            quorum.Missing([.. there.Select(one => one.Seat)]),
            there.Find(one => one.Seat == PanelSeat.Chair) ?? there.Find(one => one.Seat == PanelSeat.DeputyChair));
    }
}
