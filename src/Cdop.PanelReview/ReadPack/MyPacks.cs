using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A pack that somebody may read now, as the member that they are.</summary>
internal sealed record MyPack(Meeting Meeting, Pack Pack, PanelMember Member)
{
    /// <summary>When they can read it no more.</summary>
    public Instant Until => Meeting.Ends + Pack.ReadableFor;
}

/// <summary>A case of a pack, as its contents list it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Position">Its place.</param>
/// <param name="Since">The version of the pack in which its papers came.</param>
/// <param name="Papers">Its papers.</param>
/// <param name="Warning">What readers are warned of.</param>
/// <param name="Before">Its papers in the version before that; null where it was not listed then.</param>
internal sealed record PackRow(PanelCase Case, int Position, int Since, Guid Papers, string Warning, Guid? Before)
{
    /// <summary>Whether it is new in a later version, or changed; empty where it stands as in the first.</summary>
    public string Mark => Since == 1 ? "" : Before is null ? $"New in version {Since}" : $"Changed in version {Since}";

    /// <summary>Its papers with those marked that are not as they were in the version before.</summary>
    /// <param name="now">The papers.</param>
    /// <param name="before">Those before; null where there were none.</param>
    public IReadOnlyList<AnonymousPaper> Marked(CertifiedPapers now, CertifiedPapers? before)
    {
        var same = before?.Papers.Select(paper => JsonSerializer.Serialize(paper)).ToHashSet();
        return same is null ? now.Papers : [.. now.Papers.Select(paper => same.Contains(JsonSerializer.Serialize(paper)) ? paper : paper with { Title = $"{paper.Title} (changed in version {Since})" })];
    }
}

/// <summary>A case as it is taken away.</summary>
internal sealed record TakenCase(string Label, string Age, string Warning, string Mark, IReadOnlyList<AnonymousPaper> Papers);

/// <summary>A pack as a member may take it away.</summary>
/// <param name="Mine">The pack.</param>
/// <param name="Allowed">That the chair allows it.</param>
/// <param name="Rows">Its cases, in their order.</param>
/// <param name="Cases">The same, with what they say.</param>
internal sealed record TakenPack(MyPack Mine, TakeAway Allowed, IReadOnlyList<PackRow> Rows, IReadOnlyList<TakenCase> Cases);

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
    /// <param name="mine">The pack.</param>
    /// <param name="label">The panel reference of the one case that is meant; null for all.</param>
    public IQueryable<PackRow> Cases(MyPack mine, string? label = null)
    {
        var (pack, meeting) = (mine.Pack.Id, mine.Meeting.Id);
        return from listed in db.Set<PackCase>().AsNoTracking()
               where listed.Pack == pack
               join one in db.Cases on listed.Subject equals one.Subject
               where label == null || one.Label == label
               join papers in db.Certified on listed.Papers equals papers.Id
               orderby listed.Position
               select new PackRow(
                   one, listed.Position, listed.Since, papers.Id, papers.Warning,
                   db.Set<PackCase>().Where(earlier => earlier.Subject == listed.Subject && db.Packs.Any(p => p.Id == earlier.Pack && p.Meeting == meeting && p.Number == listed.Since - 1)).Select(earlier => (Guid?)earlier.Papers).FirstOrDefault());
    }

    /// <summary>The pack of one meeting as they may take it away; null where there is none, or the chair does not allow it.</summary>
    public async Task<TakenPack?> Taken(string number, CancellationToken ct)
    {
        if (await Of(number, ct) is not { } mine || await TakeAway(mine).AsNoTracking().SingleOrDefaultAsync(ct) is not { } allowed)
        {
            return null;
        }

        var rows = await Cases(mine).ToListAsync(ct);
        var wanted = rows.Select(row => row.Papers).Concat(rows.Select(row => row.Before).OfType<Guid>()).ToList();
        var papers = await db.Certified.AsNoTracking().Where(certified => wanted.Contains(certified.Id)).ToDictionaryAsync(one => one.Id, ct);
        return new(mine, allowed, rows, rows.ConvertAll(row => new TakenCase(row.Case.Label, row.Case.Age, row.Warning, row.Mark, row.Marked(papers[row.Papers], row.Before is { } before ? papers.GetValueOrDefault(before) : null))));
    }

    /// <summary>A pack is taken away: it is noted of each of its cases.</summary>
    public Task TookAway(TakenPack taken, string asWhat, CancellationToken ct) =>
        db.SawAll([.. taken.Rows.Select(row => new AuditNote("Taken away", row.Case.Subject, $"The papers of case {row.Case.Label}, pack {taken.Mine.Meeting.Number} version {taken.Mine.Pack.Number}, as a {asWhat}"))], ct);

    /// <summary>Whether the chair lets them take it away: none where not.</summary>
    public IQueryable<TakeAway> TakeAway(MyPack mine)
    {
        var (meeting, member) = (mine.Meeting.Id, mine.Member.Id);
        return db.TakeAways.Where(one => one.Meeting == meeting && one.Member == member);
    }
}
