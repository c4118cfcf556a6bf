using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A case that whoever is signed in is asked to score.</summary>
/// <param name="Meeting">The number of the meeting.</param>
/// <param name="On">Its day.</param>
/// <param name="MeetingId">The meeting.</param>
/// <param name="Member">The member they sit as.</param>
/// <param name="Case">The case.</param>
/// <param name="IsOpened">Whether its discussion has opened, and so its scores are closed.</param>
/// <param name="GivenAt">When they scored it last; null where they have not.</param>
/// <param name="FormVersion">The version of the analysis form that they scored it in; null where they have not.</param>
internal sealed record CaseToScore(string Meeting, LocalDate On, Guid MeetingId, Guid Member, PanelCase Case, bool IsOpened, Instant? GivenAt, string? FormVersion)
{
    public string Address => $"/scores/{Meeting}/{Case.Label}";
}

/// <summary>
/// The cases that a member may score: of meetings that ask for scores and that they have said they come to, as far as they may see
/// the case and while they may read its papers. Of others there is nothing.
/// </summary>
internal sealed class CasesToScore(PanelReviewDb db, ICurrentUser user, IClock clock)
{
    /// <summary>All of them, in the order in which they are taken.</summary>
    public async Task<IReadOnlyList<CaseToScore>> All(CancellationToken ct)
    {
        var (me, now) = (user.Id, clock.GetCurrentInstant());
        var found = await (
            from member in db.Members.AsNoTracking()
            where member.Person == me
            join invitation in db.Set<Invitation>() on member.Id equals invitation.Member
            where invitation.Reply == Reply.Coming
            join meeting in db.Meetings on invitation.Meeting equals meeting.Id
            where meeting.AsksScores && meeting.State == MeetingState.Planned
            join item in db.Agenda on meeting.Id equals item.Meeting
            where item.Outcome == AgendaOutcome.Open
            join reviewed in db.Cases on item.Subject equals reviewed.Subject
            where db.Packs.Any(pack => pack.Meeting == meeting.Id && pack.Cases.Any(one => one.Subject == reviewed.Subject))
            orderby meeting.On, meeting.Number, item.Position, item.Id
            from score in db.Scores.Where(score => score.Meeting == meeting.Id && score.Subject == reviewed.Subject && score.Member == member.Id).DefaultIfEmpty()
            select new
            {
                Meeting = meeting,
                Invitation = invitation,
                Score = new CaseToScore(
                    meeting.Number, meeting.On, meeting.Id, member.Id, reviewed,
                    db.Discussions.Any(one => one.Item == item.Id),
                    score == null ? null : (Instant?)score.GivenAt,
                    score == null ? null : score.FormVersion),
            }).ToListAsync(ct);
        return [.. found.Where(one => Pack.MaySee(one.Meeting, one.Invitation, now)).Select(one => one.Score)];
    }

    /// <summary>One of them; null where there is none.</summary>
    public async Task<CaseToScore?> Of(string meeting, string label, CancellationToken ct) =>
        (await All(ct)).FirstOrDefault(one => one.Meeting == meeting && one.Case.Label == label);
}
