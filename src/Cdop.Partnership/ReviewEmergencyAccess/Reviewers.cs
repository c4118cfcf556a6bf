using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>Who can review what was opened in an emergency: somebody else, whose role allows it there, and who is not shut out.</summary>
internal sealed class Reviewers(PartnershipDb db)
{
    /// <summary>Everybody who reviews anywhere.</summary>
    public Task<List<Person>> All(CancellationToken ct) => db.People.WithSpecification(new PeopleWhoReview()).Include(p => p.Roles).ToListAsync(ct);

    /// <summary>The uses that wait for a review, each with those who could.</summary>
    public async Task<IReadOnlyList<WaitingReview>> Waiting(WaitingUses which, CancellationToken ct)
    {
        var uses = await db.EmergencyUses.AsNoTracking().WithSpecification(which).ToListAsync(ct);
        if (uses.Count == 0)
        {
            return [];
        }

        var people = await All(ct);
        var subjects = uses.Select(u => u.Subject).ToList();
        var shutOut = await db.Set<AccessLine>().AsNoTracking().Where(l => l.Kind == AccessKind.Excluded && subjects.Contains(l.Subject)).Select(l => new { l.Subject, l.Person }).ToListAsync(ct);
        return
        [
            .. uses.Select(u => new WaitingReview(
                u, [.. people.Where(p => p.Id != u.Person && p.CanReview(u.Area) && !shutOut.Any(o => o.Subject == u.Subject && o.Person == p.Id)).Select(p => p.Id)])),
        ];
    }
}
