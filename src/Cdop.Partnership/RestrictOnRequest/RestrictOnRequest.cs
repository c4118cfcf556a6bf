using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>
/// Whoever notified or works a case asked for a closed list: it begins with the managers who answer for the area. Asked
/// again, of a subject that has meanwhile got another reference or an area, it takes these over, and those who answer for
/// the new area come onto the list; whoever was taken off it stays off. What leaves a case takes the case's lists along, and who was taken
/// off the list of what joins a case is taken off that of the case.
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
                if (await Lists(happened.Leaves, ct) is { } left)
                {
                    kept.TakeAlong(left, happened.OccurredAt);
                }

                if (await Lists(happened.Joins, ct) is { } joins)
                {
                    kept.KeepOff(joins, happened.OccurredAt);
                }

                await access.Save(kept, "Asked for a closed list", ct);
                return true;
            },
            ct);

    private async Task<Restriction?> Lists(Guid? of, CancellationToken ct) =>
        of is { } subject ? await db.Restrictions.WithSpecification(new AccessOf(subject)).Include(r => r.Lines).Include(r => r.TakenOff).AsSplitQuery().SingleOrDefaultAsync(ct) : null;
}
