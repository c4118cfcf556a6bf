namespace Cdop.PanelReview.Domain;

/// <summary>A meeting to come, and how many cases are listed for it.</summary>
internal sealed record ComingMeeting(string Number, LocalDate On, int Listed);

/// <summary>
/// Which of the cases that wait are proposed for which meeting of a panel: those that are due first for the next meeting, spread evenly
/// over the meetings to come, and no fewer and no more than a sitting is for.
/// </summary>
internal static class AgendaProposal
{
    /// <summary>The number of the meeting proposed for each case that has one, by its subject. A case that is left over waits for a date that is not fixed yet.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="coming">Its meetings to come, the next first.</param>
    /// <param name="waiting">The cases that suit it.</param>
    /// <param name="notBefore">By when there is what a panel asked for when it put a case off: it is proposed for no meeting before that day.</param>
    public static IReadOnlyDictionary<Guid, string> Of(PanelType panel, IReadOnlyList<ComingMeeting> coming, IEnumerable<PanelCase> waiting, IReadOnlyDictionary<Guid, LocalDate> notBefore)
    {
        var line = new List<PanelCase>(waiting.OrderBy(one => one.HeldFor != panel.Code).ThenBy(one => one.DueOn).ThenBy(one => one.Label, StringComparer.Ordinal));
        var proposed = new Dictionary<Guid, string>();
        if (coming.Count == 0)
        {
            return proposed;
        }

        var even = (line.Count + coming.Sum(one => one.Listed) + coming.Count - 1) / coming.Count;
        for (var at = 0; at < coming.Count; at++)
        {
            // Whoever would be late at the next meeting is taken at this one, as far as it can do them justice.
            var wouldBeLate = at + 1 < coming.Count ? line.Count(one => one.DueOn < coming[at + 1].On) : 0;
            var target = Math.Max(Math.Clamp(even, panel.Least, panel.Most), Math.Min(panel.Most, coming[at].Listed + wouldBeLate));
            for (var room = target - coming[at].Listed; room > 0 && line.Find(one => notBefore.GetValueOrDefault(one.Subject, LocalDate.MinIsoValue) <= coming[at].On) is { } next; room--)
            {
                line.Remove(next);
                proposed[next.Subject] = coming[at].Number;
            }
        }

        return proposed;
    }
}
