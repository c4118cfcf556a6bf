using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.PanelReview;

/// <summary>The pack of a meeting is issued to its members. The form binds to it as it stands.</summary>
internal sealed record IssuePack : IChangeSeen
{
    [Display(Name = "Why does it go out before agencies have answered? (the chair says, where questions are open)", ShortName = "Why it goes out"), StringLength(2000)]
    public string? Accepts { get; init; }

    [Display(Name = "The pack goes out nevertheless: these agencies have not answered, and the papers say so")]
    public bool Nevertheless { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => Accepts ?? "";
}

/// <summary>A pack went out.</summary>
/// <param name="Meeting">The number of the meeting.</param>
/// <param name="Told">How many readers are told of it; null where the form was sent before.</param>
internal sealed record PackIssued(string Meeting, int? Told);

internal sealed class IssuePackHandler(ChangeMeeting change, PanelReviewDb db, PaperDesk desk, PapersNotSeen notSeen, MeetingMail mail, ICurrentUser user, IClock clock)
{
    /// <summary>Null where there is no such meeting.</summary>
    public async Task<Result<PackIssued>?> Handle(string number, IssuePack command, CancellationToken ct)
    {
        int? told = null;
        var issued = await change.Make(
            number,
            command,
            async meeting => (await Issue(meeting, command, ct)).As(readers =>
            {
                told = readers;
                return meeting;
            }),
            ct);
        return issued?.As(meeting => new PackIssued(meeting, told));
    }

    // How many readers are told.
    private async Task<Result<int>> Issue(Meeting meeting, IssuePack command, CancellationToken ct)
    {
        db.LeanOn(meeting); // of two who issue it at the same moment, the second is told
        var listed = await db.CasesToIssue(meeting.Id).ToListAsync(ct);
        var subjects = listed.ConvertAll(one => one.Case.Subject);
        var redactions = await db.Redactions.Where(one => subjects.Contains(one.Subject)).ToDictionaryAsync(one => one.Subject, ct);
        await desk.Read(listed.ConvertAll(one => one.Case.Id), ct); // a pack goes out with what the papers say now
        var ready = new List<CaseForPack>();
        foreach (var one in listed)
        {
            var papers = await desk.Of(one.Case, redactions.GetValueOrDefault(one.Case.Subject), ct);
            ready.Add(new(one.Case.Subject, one.Case.Label, one.Papers ?? default, papers is not null && papers.Stamp == one.Stamp, papers?.Papers.OpenQueries ?? 0, papers?.Unanswered ?? "") { IsReady = one.Case.ReadySince is not null });
        }

        var last = await db.Packs.WithSpecification(new PackOf(meeting.Id)).Include(p => p.Cases).OrderByDescending(p => p.Number).FirstOrDefaultAsync(ct);
        var issued = Pack.Issue(meeting, await db.WithThoseNotSeen(meeting.Id, ready, last, desk, notSeen, ct), last, (command.Accepts ?? "").Trim(), command.Nevertheless, user.May(Permission.ChairPanels), user.Id, clock.GetCurrentInstant());
        var readers = 0;
        if (issued.Succeeded)
        {
            db.Add(issued.Value);
            readers = await Tell(meeting, issued.Value, ct);
        }

        return issued.As(_ => readers);
    }

    // Who comes, can sign in, and finds something new in it.
    private async Task<int> Tell(Meeting meeting, Pack pack, CancellationToken ct)
    {
        var (told, fresh) = (0, pack.Cases.Where(one => one.Since == pack.Number).Select(one => one.Subject).ToList());
        var reading = await db.CanRead(meeting, ct);
        var without = (await db.Recusals.Where(recusal => fresh.Contains(recusal.Subject) && recusal.TakenBackAt == null).Select(recusal => new { recusal.Member, recusal.Subject }).ToListAsync(ct)).ToLookup(recusal => recusal.Member);
        foreach (var invitation in meeting.Invited.Where(one => reading.Contains(one.Member) && without[one.Member].Count() < fresh.Count))
        {
            mail.TellIssued(db, meeting, pack, invitation);
            told++;
        }

        foreach (var guest in await db.Guests.AsNoTracking().WithSpecification(new GuestsToTell(meeting.Id, fresh)).ToListAsync(ct))
        {
            mail.TellIssued(db, meeting, pack, guest);
            told++;
        }

        return told;
    }
}

/// <summary>
/// The papers of cases that whoever issues a pack may not see. The product itself compares them with what was certified, as it would for
/// who sees them, and tells no more than whether they are the same.
/// </summary>
internal sealed class PapersNotSeen(IServiceScopeFactory scopes)
{
    /// <summary>Those of these cases whose papers say what their last certified version says.</summary>
    public async Task<IReadOnlySet<Guid>> AsCertified(IReadOnlyCollection<Guid> subjects, CancellationToken ct)
    {
        var same = new HashSet<Guid>();
        if (subjects.Count == 0)
        {
            return same;
        }

        await using var scope = scopes.AsTheService();
        var (db, desk) = (scope.ServiceProvider.GetRequiredService<PanelReviewDb>(), scope.ServiceProvider.GetRequiredService<PaperDesk>());
        var cases = await db.Cases.AsNoTracking().Where(one => subjects.Contains(one.Subject)).ToListAsync(ct);
        var redactions = await db.Redactions.AsNoTracking().Where(one => subjects.Contains(one.Subject)).ToDictionaryAsync(one => one.Subject, ct);
        var stamps = (await db.Certified.AsNoTracking().WithSpecification(new PapersToTakeAlong(subjects)).Select(c => new { c.Subject, c.Number, c.Stamp }).ToListAsync(ct))
            .GroupBy(one => one.Subject).ToDictionary(one => one.Key, one => one.MaxBy(papers => papers.Number)!.Stamp);
        await desk.Read(cases.ConvertAll(one => one.Id), ct);
        foreach (var one in cases)
        {
            if (stamps.TryGetValue(one.Subject, out var stamp) && (await desk.Of(one, redactions.GetValueOrDefault(one.Subject), ct))?.Stamp == stamp)
            {
                same.Add(one.Subject);
            }
        }

        return same;
    }
}

/// <summary>A case of a meeting, and its last certified papers.</summary>
internal sealed record CaseToIssue(PanelCase Case, Guid? Papers, int? Number, string? Stamp, string? CertifiedAs, string? Warning, string? Unanswered)
{
    /// <summary>Who has not answered, in one sentence; null where all have.</summary>
    public string? InWordsUnanswered => Unanswered is { Length: > 0 } silent ? $"Not answered: {silent}" : null;
}

/// <summary>What packs are issued from, and what was issued.</summary>
internal static class Packs
{
    /// <summary>The cases that a meeting is still to take, in their order, each with its last certified papers.</summary>
    public static IQueryable<CaseToIssue> CasesToIssue(this PanelReviewDb db, Guid meeting) =>
        from item in db.Agenda
        where item.Meeting == meeting && item.Outcome == AgendaOutcome.Open
        join one in db.Cases on item.Subject equals one.Subject
        join last in db.Certified.Where(c => !db.Certified.Any(later => later.Subject == c.Subject && later.Number > c.Number)) on one.Subject equals last.Subject into certified
        from papers in certified.DefaultIfEmpty()
        orderby item.Position, item.Id
        select new CaseToIssue(one, papers == null ? null : papers.Id, papers == null ? null : papers.Number, papers == null ? null : papers.Stamp, papers == null ? null : papers.CertifiedAs, papers == null ? null : papers.Warning, papers == null ? null : papers.Unanswered);

    /// <summary>
    /// The cases as the pack is to be issued with them, together with those that its issuer may not see or takes no part in, and those that
    /// the meeting has taken already, as they were read: a pack is for everybody who comes, and late papers of one case take away no other.
    /// </summary>
    public static async Task<IReadOnlyList<CaseForPack>> WithThoseNotSeen(this PanelReviewDb db, Guid meeting, IReadOnlyList<CaseForPack> seen, Pack? last, PaperDesk desk, PapersNotSeen notSeen, CancellationToken ct)
    {
        var known = seen.ToDictionary(one => one.Subject);
        var read = (last?.Cases ?? []).ToDictionary(one => one.Subject);
        var agenda = await db.Agenda.AsNoTracking().WithSpecification(new WholeAgendaOf(meeting)).OrderBy(i => i.Position).ThenBy(i => i.Id).Select(i => new { i.Subject, IsTaken = i.Outcome != AgendaOutcome.Open }).ToListAsync(ct);
        foreach (var taken in agenda.Where(item => item.IsTaken && read.ContainsKey(item.Subject)))
        {
            known[taken.Subject] = new(taken.Subject, Label: null, read[taken.Subject].Papers, IsCertified: true, OpenQueries: 0, read[taken.Subject].Unanswered);
        }

        var all = agenda.FindAll(item => !item.IsTaken || known.ContainsKey(item.Subject)).ConvertAll(item => item.Subject);
        var others = all.FindAll(subject => !known.ContainsKey(subject));
        var certified = others.Count == 0 ? []
            : await db.Certified.AsNoTracking().WithSpecification(new PapersToTakeAlong(others)).Select(c => new { c.Subject, c.Id, c.Number, c.Unanswered }).ToListAsync(ct);
        var newest = certified.GroupBy(one => one.Subject).ToDictionary(one => one.Key, one => one.MaxBy(papers => papers.Number)!);
        var queries = await desk.OpenQueries(others, ct);
        var standing = await notSeen.AsCertified(others, ct);
        return all.ConvertAll(subject => known.GetValueOrDefault(subject) ?? new(subject, Label: null, newest.GetValueOrDefault(subject)?.Id ?? default, standing.Contains(subject), queries.GetValueOrDefault(new(subject)), newest.GetValueOrDefault(subject)?.Unanswered ?? ""));
    }

    /// <summary>The members who come to a meeting and can sign in to read its papers.</summary>
    public static async Task<IReadOnlyCollection<Guid>> CanRead(this PanelReviewDb db, Meeting meeting, CancellationToken ct)
    {
        var coming = meeting.Invited.Where(one => one.Reply == Reply.Coming).Select(one => one.Member).ToList();
        return await db.Members.Where(member => coming.Contains(member.Id) && member.Person != null).Select(member => member.Id).ToListAsync(ct);
    }

    /// <summary>The versions of the pack of a meeting, the newest first.</summary>
    public static IQueryable<Pack> PacksOf(this PanelReviewDb db, Guid meeting) => db.Packs.Include(p => p.Cases).Where(p => p.Meeting == meeting).OrderByDescending(p => p.Number);
}
