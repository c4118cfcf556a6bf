using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Where a closed list or an exclusion leaves the owner of a case without access to it, nobody owns it from the same moment on.</summary>
internal sealed class OwnersWithoutAccess(DataCollectionDb db, IRightsDirectory people, ICurrentUser user, IClock clock) : IKeepAccess
{
    public async Task Keep(Guid subject, bool isRestricted, IReadOnlyCollection<AccessEntry> lines, string because, CancellationToken ct)
    {
        if (await db.Cases.WithSpecification(new CasesOfNumbers([subject])).SingleOrDefaultAsync(ct) is not { Owner: { } owner } owned
            || !(Is(AccessKind.Excluded) || (isRestricted && !Is(AccessKind.Listed))))
        {
            return;
        }

        owned.LoseOwner(await people.NameOf(owner, ct) ?? "The owner", user.Id, clock.GetCurrentInstant());
        await db.SaveBecause(because, ct);

        bool Is(AccessKind kind) => lines.Any(line => line.Person == owner && line.Kind == kind);
    }
}
