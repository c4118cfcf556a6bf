namespace Cdop.PanelReview.Domain;

/// <summary>Questions with a name.</summary>
internal static class PanelQuestions
{
    /// <summary>Who sits on a panel on a day.</summary>
    public static IQueryable<PanelMember> Sitting(this IQueryable<PanelMember> members, string panel, LocalDate on) =>
        members.Where(m => (m.LeftOn == null || m.LeftOn >= on) && (" " + m.Panels + " ").Contains(" " + panel + " ")).OrderBy(m => m.Name).ThenBy(m => m.Id);

    /// <summary>The cases that wait to be listed for a meeting: ready, and on none that is still to take them or has reviewed them since they were. One that was moved back to be ready waits again.</summary>
    public static IQueryable<PanelCase> Waiting(this IQueryable<PanelCase> cases, IQueryable<AgendaItem> agenda) =>
        cases.Where(c => c.ReadySince != null && !agenda.Any(i => i.Subject == c.Subject && (i.Outcome == AgendaOutcome.Open || (i.Outcome == AgendaOutcome.Reviewed && i.TakenAt >= c.ReadySince))));

    /// <summary>
    /// The cases that a member may see: all but those in which they take no part. It is asked for what goes to a member who is not signed in;
    /// for whoever signs in as a member, the filter of the database keeps it.
    /// </summary>
    public static IQueryable<PanelCase> SeenBy(this IQueryable<PanelCase> cases, Guid member, IQueryable<Recusal> recusals) =>
        cases.Where(c => !recusals.Any(r => r.Subject == c.Subject && r.Member == member && r.TakenBackAt == null));

    /// <summary>The meetings of a panel that are still to come, the next first.</summary>
    public static IQueryable<Meeting> ToCome(this IQueryable<Meeting> meetings, string panel, LocalDate today) =>
        meetings.Where(m => m.Panel == panel && m.State == MeetingState.Planned && m.On >= today).OrderBy(m => m.On).ThenBy(m => m.Number);

    /// <summary>The scores that count for a discussion: those of the case that came before it opened, of members who take part in it.</summary>
    public static IQueryable<BlindScore> Counting(this IQueryable<BlindScore> scores, Discussion open, IQueryable<Recusal> recusals) =>
        scores.ByWhoTakesPart(recusals).Where(score => score.Meeting == open.Meeting && score.Subject == open.Subject && score.GivenAt <= open.OpenedAt);

    /// <summary>The scores that count for any discussion that has opened. Before that a score is its author’s alone.</summary>
    public static IQueryable<BlindScore> CountingAny(this IQueryable<BlindScore> scores, IQueryable<Discussion> discussions, IQueryable<Recusal> recusals) =>
        scores.ByWhoTakesPart(recusals).Where(score => discussions.Any(open => open.Meeting == score.Meeting && open.Subject == score.Subject && score.GivenAt <= open.OpenedAt));

    private static IQueryable<BlindScore> ByWhoTakesPart(this IQueryable<BlindScore> scores, IQueryable<Recusal> recusals) =>
        scores.Where(score => !recusals.Any(r => r.Subject == score.Subject && r.Member == score.Member && r.TakenBackAt == null));
}
