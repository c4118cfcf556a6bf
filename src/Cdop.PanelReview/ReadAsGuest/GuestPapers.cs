using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>The papers of a case that a guest may read now.</summary>
/// <param name="Guest">The guest.</param>
/// <param name="Meeting">At which meeting they are asked.</param>
/// <param name="Case">The case.</param>
/// <param name="Papers">Which certified papers the newest pack holds of it.</param>
/// <param name="Warning">What they are warned of before they read.</param>
internal sealed record GuestPaper(GuestExpert Guest, Meeting Meeting, PanelCase Case, Guid Papers, string Warning)
{
    /// <summary>When they can read it no more.</summary>
    public Instant Until => Meeting.Ends + Pack.ReadableFor;
}

/// <summary>What whoever signs in may read as a guest: of the cases they are asked about, from the issue of the pack until 14 times 24 hours after the meeting.</summary>
internal sealed class GuestPapers(PanelReviewDb db, ICurrentUser user, IClock clock)
{
    /// <summary>All of them, the next meeting first.</summary>
    public async Task<IReadOnlyList<GuestPaper>> All(CancellationToken ct)
    {
        var (me, now) = (user.Id, clock.GetCurrentInstant());
        var found = await (
            from guest in db.Guests.AsNoTracking()
            where guest.Person == me && guest.WithdrawnAt == null
            join one in db.Cases on guest.Subject equals one.Subject
            join pack in db.Packs on guest.Meeting equals pack.Meeting
            where !db.Packs.Any(later => later.Meeting == pack.Meeting && later.Number > pack.Number)
            join listed in db.Set<PackCase>() on new { Pack = pack.Id, guest.Subject } equals new { listed.Pack, listed.Subject }
            join papers in db.Certified on listed.Papers equals papers.Id
            orderby listed.Position
            select new { Guest = guest, Case = one, Papers = papers.Id, papers.Warning }).ToListAsync(ct);
        if (found.Count == 0)
        {
            return [];
        }

        var meetings = await db.Meetings.AsNoTracking().WithSpecification(new MeetingsOfGuest([.. found.Select(one => one.Guest.Meeting)])).ToDictionaryAsync(meeting => meeting.Id, ct);
        return
        [
            .. from one in found
               let meeting = meetings[one.Guest.Meeting]
               where one.Guest.MayRead(meeting, now)
               orderby meeting.On, meeting.Number
               select new GuestPaper(one.Guest, meeting, one.Case, one.Papers, one.Warning),
        ];
    }
}
