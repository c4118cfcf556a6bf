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

/// <summary>One line of the audit: ids and the names of fields, never what they held.</summary>
internal sealed record AuditLine(string Module, long Sequence, Instant At, UserId Actor, string Action, Guid Subject, string What, string Fields, string Because);

/// <summary>
/// A page of the audit, newest first, and where each module's chain goes on; null where none does. These numbers stand in the
/// address and say how much is recorded in all: whoever reads the audit may know that, and it names nothing.
/// </summary>
internal sealed record AuditPage(IReadOnlyList<AuditLine> Lines, IReadOnlyDictionary<Guid, string> References, string? Next);

/// <summary>
/// Reads the chains of all modules as one. A person is told of the subjects of their areas from which they are not shut
/// out, and of what is about none; an auditor's areas are all that are served. What somebody wrote as a reason about none, such
/// as of a person, may be of any area: it is for those alone who read for all areas.
/// </summary>
internal sealed class AuditReader(PartnershipDb db, AccessInEveryModule access, IEnumerable<ISubjectDirectory> subjects, ModuleList modules, IServiceProvider services, IAreaDirectory areas, ICurrentUser user)
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

        var chains = modules.Databases.Select(m => (ModuleDb)services.GetRequiredService(m)).ToList();
        var marks = Marks(after, chains.Count);
        var read = new List<AuditLine>();
        for (var n = 0; n < chains.Count; n++)
        {
            read.AddRange(await Read(chains[n], subject?.Subject, asked, marks[n], ct));
        }

        var lines = read.OrderByDescending(l => l.At).ThenBy(l => l.Module).ThenByDescending(l => l.Sequence).Take(PageLength).ToList();
        var next = chains.Select((chain, n) => lines.Where(l => l.Module == chain.Schema).Select(l => (long?)l.Sequence).Min() ?? marks[n]);
        var references = await References([.. lines.Select(l => l.Subject).Where(s => s != Guid.Empty).Distinct()], ct);
        var readsForAll = (await areas.All(ct)).All(area => user.Areas.Contains(area.Area));
        await db.Saw(new("ReadAudit", subject?.Subject ?? Guid.Empty, $"Audit {asked.Person}".TrimEnd()), ct);
        return new(
            [.. lines.Where(l => l.Subject == Guid.Empty || references.ContainsKey(l.Subject)).Select(l => l.Subject != Guid.Empty || readsForAll ? l : l with { Because = "" })],
            references,
            read.Count > PageLength ? string.Join('.', next) : null);
    }

    private static async Task<List<AuditLine>> Read(ModuleDb chain, Guid? subject, ReadAudit asked, long before, CancellationToken ct)
    {
        var lines = chain.Audit.AsNoTracking().Where(a => a.Sequence < before);
        if (subject is { } about)
        {
            lines = lines.Where(a => a.Subject == about);
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

        return await lines.OrderByDescending(a => a.Sequence).Take(PageLength + 1)
            .Select(a => new AuditLine(chain.Schema, a.Sequence, a.At, a.Actor, a.Action, a.Subject, a.What, a.Fields, a.Because))
            .ToListAsync(ct);
    }

    /// <summary>What the subjects are called, of those that the person who asks may read of.</summary>
    private async Task<Dictionary<Guid, string>> References(List<Guid> about, CancellationToken ct)
    {
        var found = new Dictionary<Guid, SubjectFound>();
        foreach (var directory in subjects)
        {
            foreach (var one in await directory.Find(about, ct))
            {
                // A case carries the number of the notification that began it, and is asked later: it is called by its own reference.
                found[one.Subject] = one;
            }
        }

        var shutOut = await db.Set<AccessLine>().Where(l => l.Person == user.Id && l.Kind == AccessKind.Excluded && about.Contains(l.Subject)).Select(l => l.Subject).ToListAsync(ct);
        return found.Values.Where(f => !shutOut.Contains(f.Subject) && (f.Area is null ? user.Areas.Count > 0 : user.Areas.Contains(f.Area))).ToDictionary(f => f.Subject, f => f.Reference);
    }

    private static long[] Marks(string? after, int chains)
    {
        var marks = after?.Split('.').Select(mark => long.TryParse(mark, out var number) ? number : long.MaxValue).ToArray();
        return marks?.Length == chains ? marks : [.. Enumerable.Repeat(long.MaxValue, chains)];
    }
}
