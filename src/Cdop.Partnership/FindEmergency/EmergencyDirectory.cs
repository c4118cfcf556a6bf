using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

internal sealed class EmergencyDirectory(PartnershipDb db, ICurrentUser user, IClock clock) : IEmergencyDirectory
{
    public async Task<Instant?> OpenUntil(Guid subject, CancellationToken ct) =>
        await db.EmergencyUses.AsNoTracking().WithSpecification(new OpenUsesOf(user.Id, clock.GetCurrentInstant()))
            .Where(u => u.Subject == subject && u.Opened)
            .OrderByDescending(u => u.Until).Select(u => (Instant?)u.Until).FirstOrDefaultAsync(ct);
}
