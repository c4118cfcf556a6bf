using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Partnership;

/// <summary>What somebody wants to know of the audit: who saw or changed a case, or what a person saw and changed.</summary>
internal sealed record ReadAudit
{
    [Display(Name = "Reference of a case or notification", ShortName = "Reference"), StringLength(40)]
    public string? Reference { get; init; }

    [Display(Name = "Person")]
    public string? Person { get; init; }

    [Display(Name = "From"), IfWrong("Enter the day to begin with, like 1 3 2026")]
    public LocalDate? From { get; init; }

    [Display(Name = "To"), IfWrong("Enter the day to end with, like 31 3 2026")]
    public LocalDate? To { get; init; }
}

/// <summary>One line of the audit. What is sealed, the reason and what the fields held and hold, is there for those alone who may see what it is about.</summary>
internal sealed record AuditLine(string Module, AuditEntry Entry, AuditContents? Sealed, bool HasReason)
{
    public Guid Subject => Entry.Subject;

    public string Because => Sealed?.Because ?? "";
}

/// <summary>
/// A page of the audit, newest first, and where each module's chain goes on; null where none does. These numbers stand in the
/// address and say how much is recorded in all: whoever reads the audit may know that, and it names nothing.
/// </summary>
internal sealed record AuditPage(IReadOnlyList<AuditLine> Lines, IReadOnlyDictionary<Guid, string> References, string? Next);

/// <summary>
/// Reads the chains of all modules as one. A person is told of the subjects of their areas from which they are not shut
/// out, and of what is about none; an auditor's areas are all that are served. The reason given and the values changed are shown
/// where the person may read the case itself: to one who is not on its closed list they are as sealed as the case. What somebody
/// wrote about none, such as of a person, may be of any area: it is for those alone who read cases and the audit of all areas,
/// and what was typed to search for is shown to nobody.
/// </summary>
internal sealed class AuditReader(PartnershipDb db, AccessInEveryModule access, ModuleList modules, IServiceProvider services, IServiceScopeFactory scopes, AuditTrail trail, IAreaDirectory areas, ICurrentUser user)
{
    private const int PageLength = 50;

    /// <summary>Null where there is nothing of that reference for the person who asks.</summary>
    public async Task<AuditPage?> Read(ReadAudit asked, string? after, CancellationToken ct)
    {
        var subject = asked.Reference is null ? null : await access.Find(asked.Reference, ct);
        if (asked.Reference is not null && subject is null)
        {
            await db.Saw(new("ReadAudit", Guid.Empty, $"Audit {asked.Person}".TrimEnd(), Payload: asked.Reference), ct);
            return null;
        }

        // What was kept of a notification under a number of its own, before it was joined to the case, is the case's now.
        var about = subject is null ? null : new[] { subject.Subject }.Concat((await Joined([subject.Subject], ct)).Where(one => one.Case == subject.Subject).Select(one => one.Number)).ToList();
        var chains = modules.Databases.Select(m => (ModuleDb)services.GetRequiredService(m)).ToList();
        var marks = Marks(after, chains.Count);
        var read = new List<(ModuleDb Chain, AuditEntry Entry)>();
        for (var n = 0; n < chains.Count; n++)
        {
            var chain = chains[n];
            read.AddRange((await Read(chain, about, asked, marks[n], ct)).Select(entry => (chain, entry)));
        }

        var lines = read.OrderByDescending(l => l.Entry.At).ThenBy(l => l.Chain.Schema).ThenByDescending(l => l.Entry.Sequence).Take(PageLength).ToList();
        var next = chains.Select((chain, n) => lines.Where(l => l.Chain == chain).Select(l => (long?)l.Entry.Sequence).Min() ?? marks[n]);
        var (references, seen) = await References([.. lines.Select(l => l.Entry.Subject).Where(s => s != Guid.Empty).Distinct()], ct);
        var told = lines.Where(l => l.Entry.Subject == Guid.Empty || references.ContainsKey(l.Entry.Subject)).ToList();
        var opened = await Open(told, ct);
        var served = (await areas.All(ct)).Select(area => area.Area).ToList();
        var readsForAll = served.All(area => user.Areas.Contains(area) && user.AreasFor(Permission.ReadCases).Contains(area));
        await db.Saw(new("ReadAudit", subject?.Subject ?? Guid.Empty, $"Audit {asked.Person}".TrimEnd()), ct);
        return new(
            [.. told.Select(l => new AuditLine(l.Chain.Schema, l.Entry, Shown(l.Chain, l.Entry, opened.GetValueOrDefault((l.Chain, l.Entry.Sequence)), seen, readsForAll), opened.GetValueOrDefault((l.Chain, l.Entry.Sequence)) is { Because.Length: > 0 }))],
            references,
            read.Count > PageLength ? string.Join('.', next) : null);
    }

    // Of what is about no case, only what this module keeps, people and agencies, is about no child either.
    private AuditContents? Shown(ModuleDb chain, AuditEntry entry, AuditContents? contents, HashSet<Guid> seen, bool readsForAll) =>
        entry.Subject != Guid.Empty ? (seen.Contains(entry.Subject) ? contents : null)
        : !readsForAll ? null
        : chain == db ? contents
        : contents is null ? null : contents with { Values = new Dictionary<string, ChangedValue>() };

    private async Task<Dictionary<(ModuleDb Chain, long Sequence), AuditContents>> Open(List<(ModuleDb Chain, AuditEntry Entry)> lines, CancellationToken ct)
    {
        var opened = new Dictionary<(ModuleDb, long), AuditContents>();
        foreach (var ofChain in lines.GroupBy(l => l.Chain, l => l.Entry))
        {
            foreach (var (sequence, contents) in await trail.Open(ofChain.Key, [.. ofChain], ct))
            {
                opened[(ofChain.Key, sequence)] = contents;
            }
        }

        return opened;
    }

    private static async Task<List<AuditEntry>> Read(ModuleDb chain, List<Guid>? about, ReadAudit asked, long before, CancellationToken ct)
    {
        var lines = chain.Audit.AsNoTracking().Where(a => a.Sequence < before && a.Action != AuditKey.Made);
        if (about is not null)
        {
            lines = lines.Where(a => about.Contains(a.Subject));
        }

        if (asked.Person is { } id)
        {
            var person = new UserId(id);
            lines = lines.Where(a => a.Actor == person);
        }

        if (asked.From is { } from)
        {
            var begin = from.AtStartOfDayInZone(London.Zone).ToInstant();
            lines = lines.Where(a => a.At >= begin);
        }

        if (asked.To is { } to)
        {
            var end = to.EndInLondon();
            lines = lines.Where(a => a.At < end);
        }

        return await lines.OrderByDescending(a => a.Sequence).Take(PageLength + 1).ToListAsync(ct);
    }

    /// <summary>What the subjects are called, of those that the person who asks may read of; and those that they may see themselves.</summary>
    private async Task<(Dictionary<Guid, string> References, HashSet<Guid> Seen)> References(List<Guid> numbers, CancellationToken ct)
    {
        var now = (await Joined(numbers, ct)).DistinctBy(one => one.Number).ToDictionary(one => one.Number, one => one.Case);
        var (references, seen) = await ReferencesNow([.. numbers.Select(number => now.GetValueOrDefault(number, number)).Distinct()], ct);
        return (
            numbers.Where(number => references.ContainsKey(now.GetValueOrDefault(number, number))).ToDictionary(number => number, number => references[now.GetValueOrDefault(number, number)]),
            [.. numbers.Where(number => seen.Contains(now.GetValueOrDefault(number, number)))]);
    }

    private async Task<IReadOnlyList<(Guid Number, Guid Case)>> Joined(IReadOnlyCollection<Guid> numbers, CancellationToken ct)
    {
        List<(Guid Number, Guid Case)> joined = [];
        foreach (var directory in services.GetServices<ISubjectDirectory>())
        {
            joined.AddRange(await directory.Joined(numbers, ct));
        }

        return joined;
    }

    private async Task<(Dictionary<Guid, string> References, HashSet<Guid> Seen)> ReferencesNow(List<Guid> about, CancellationToken ct)
    {
        var found = new Dictionary<Guid, SubjectFound>();
        var seen = new HashSet<Guid>(about);
        await using var reading = scopes.CreateAsyncScope();
        reading.ServiceProvider.GetRequiredService<Acting>().As(new Under(Permission.ReadCases, user));
        foreach (var directory in reading.ServiceProvider.GetServices<ISubjectDirectory>())
        {
            var here = await directory.Find(about, ct);
            foreach (var one in here)
            {
                // A case carries the number of the notification that began it, and is asked later: it is called by its own reference.
                found[one.Subject] = one;
            }

            seen.ExceptWith(here.Select(one => one.Subject).Except(await directory.Seen(about, ct)));
        }

        var shutOut = await db.Set<AccessLine>().Where(l => l.Person == user.Id && l.Kind == AccessKind.Excluded && about.Contains(l.Subject)).Select(l => l.Subject).ToListAsync(ct);
        seen.IntersectWith(found.Keys);
        return (
            found.Values.Where(f => !shutOut.Contains(f.Subject) && (f.Area is null ? user.Areas.Count > 0 : user.Areas.Contains(f.Area))).ToDictionary(f => f.Subject, f => f.Reference),
            seen);
    }

    private static long[] Marks(string? after, int chains)
    {
        var marks = after?.Split('.').Select(mark => long.TryParse(mark, out var number) ? number : long.MaxValue).ToArray();
        return marks?.Length == chains ? marks : [.. Enumerable.Repeat(long.MaxValue, chains)];
    }
}
