using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>The panel has ratified what it found: the case is reviewed, and its panel clock is done. Told twice, or of a new version, it stays so.</summary>
internal sealed class TakeReview(DataCollectionDb db) : IHandle<CaseReviewed>
{
    public async Task Handle(CaseReviewed happened, CancellationToken ct)
    {
        var subject = happened.Case.Value;
        var reference = await db.Cases.Where(c => c.Subject == subject).Select(c => c.Reference).SingleAsync(ct);
        var reviewed = await db.Whole(reference).SingleAsync(ct);
        if (reviewed.Review(happened.On, happened.By, happened.OccurredAt))
        {
            await db.SaveChangesAsync(ct);
        }
    }
}
