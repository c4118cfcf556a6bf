using Microsoft.EntityFrameworkCore;

namespace Cdop.Kernel;

/// <summary>One module's copy of the access lines, beside the rows they guard.</summary>
internal sealed class KeepsAccess<TDb, TRow>(TDb db) : IKeepAccess
    where TDb : ModuleDb
    where TRow : class, INeedToKnow
{
    public async Task Keep(Guid subject, bool isRestricted, IReadOnlyCollection<AccessEntry> lines, string because, CancellationToken ct)
    {
        var held = await db.Access.Where(a => a.Subject == subject).ToListAsync(ct);
        db.RemoveRange(held.Where(h => !lines.Any(l => l.Person == h.Person && l.Kind == h.Kind)));
        foreach (var line in lines)
        {
            if (held.Find(h => h.Person == line.Person && h.Kind == line.Kind) is { } known)
            {
                known.Until = line.Until;
            }
            else
            {
                db.Access.Add(new() { Subject = subject, Person = line.Person, Kind = line.Kind, Until = line.Until });
            }
        }

        // Who keeps the lists need not be on them.
        foreach (var row in await db.Set<TRow>().IgnoreQueryFilters([ModuleDb.NeedToKnow]).Where(r => r.Subject == subject).ToListAsync(ct))
        {
            row.IsRestricted = isRestricted;
        }

        await db.SaveBecause(because, ct);
    }
}
