using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A pack that somebody may read now, as the member that they are.</summary>
internal sealed record MyPack(Meeting Meeting, Pack Pack, PanelMember Member)
{
    /// <summary>When they can read it no more.</summary>
    public Instant Until => Meeting.Ends + Pack.ReadableFor;
}

/// <summary>A case of a pack, as its contents list it.</summary>
internal sealed record PackRow(PanelCase Case, int Position, int Since, Guid Papers, string Warning);

/// <summary>The packs that whoever signs in may read as a member of the panel: of meetings they accepted, from the issue until 14 times 24 hours after the end.</summary>
internal sealed class MyPacks(PanelReviewDb db, ICurrentUser user, IClock clock)
{
    /// <summary>The newest version of each, the next meeting first.</summary>
    public async Task<IReadOnlyList<MyPack>> All(CancellationToken ct)
    {
        var (me, now) = (user.Id, clock.GetCurrentInstant());
        var earliest = now.DateIn().PlusDays(-16);
        var found = await (
            from invitation in db.Set<Invitation>().AsNoTracking()
            where invitation.Reply == Reply.Coming
            join member in db.Members on invitation.Member equals member.Id
            where member.Person == me
            join meeting in db.Meetings on invitation.Meeting equals meeting.Id
            where meeting.State == MeetingState.Planned && meeting.On >= earliest
            join pack in db.Packs on meeting.Id equals pack.Meeting
            where !db.Packs.Any(later => later.Meeting == meeting.Id && later.Number > pack.Number)
            orderby meeting.On, meeting.Number
            select new { Pack = new MyPack(meeting, pack, member), Invitation = invitation }).ToListAsync(ct);
        return [.. found.Where(one => Pack.MaySee(one.Pack.Meeting, one.Invitation, now)).Select(one => one.Pack)];
    }

    /// <summary>The pack of one meeting; null where there is none that they may read now.</summary>
    public async Task<MyPack?> Of(string number, CancellationToken ct) => (await All(ct)).FirstOrDefault(one => one.Meeting.Number == number);

    /// <summary>Its cases, in their order: without those in which they take no part, which the filters of the database leave out.</summary>
    public IQueryable<PackRow> Cases(MyPack mine)
    {
        var pack = mine.Pack.Id;
        return from listed in db.Set<PackCase>().AsNoTracking()
               where listed.Pack == pack
               join one in db.Cases on listed.Subject equals one.Subject
               join papers in db.Certified on listed.Papers equals papers.Id
               orderby listed.Position
               select new PackRow(one, listed.Position, listed.Since, papers.Id, papers.Warning);
    }

    /// <summary>The certified papers of its cases.</summary>
    public IQueryable<CertifiedPapers> Papers(MyPack mine)
    {
        var pack = mine.Pack.Id;
        return from listed in db.Set<PackCase>().AsNoTracking()
               where listed.Pack == pack
               join papers in db.Certified on listed.Papers equals papers.Id
               select papers;
    }

    /// <summary>Whether the chair lets them take it away: none where not.</summary>
    public IQueryable<TakeAway> TakeAway(MyPack mine)
    {
        var (meeting, member) = (mine.Meeting.Id, mine.Member.Id);
        return db.TakeAways.Where(one => one.Meeting == meeting && one.Member == member);
    }
}
