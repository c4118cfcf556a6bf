using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>
/// Whoever notified or works a case asked for a closed list: it begins with the managers who answer for the area. Asked
/// again, of a subject that has meanwhile got another reference or an area, it takes these over, and those who answer for
/// the new area come onto the list; whoever was taken off it in the same area stays off. What leaves a case takes the
/// case's lists along.
/// </summary>
internal sealed class RestrictOnRequest(PartnershipDb db, AccessInEveryModule access, UnitOfWork work) : IHandle<RestrictionAsked>
{
    public Task Handle(RestrictionAsked happened, CancellationToken ct) =>
        work.InOne(
            async () =>
            {
                var kept = await access.Of(new(happened.Subject, happened.Reference, happened.Area, IsRestricted: true), ct);
                var moved = db.Entry(kept) is { State: EntityState.Modified } known && known.Property(k => k.Area).OriginalValue != kept.Area;
                kept = kept.IsRestricted && !moved ? kept : await access.Close(kept, ct);
                if (happened.Leaves is { } left && await db.Restrictions.WithSpecification(new AccessOf(left)).Include(r => r.Lines).SingleOrDefaultAsync(ct) is { } lists)
                {
                    kept.TakeAlong(lists, happened.OccurredAt);
                }

                await access.Save(kept, "Asked for a closed list", ct);
                return true;
            },
            ct);
}
