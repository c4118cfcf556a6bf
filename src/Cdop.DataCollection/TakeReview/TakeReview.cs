using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>The panel has ratified what it found: the case is reviewed, unless the office moved it on before, and its panel clock is done. Told twice, or of a new version, it stays so.</summary>
internal sealed class TakeReview(DataCollectionDb db) : IHandle<CaseReviewed>
{
    public async Task Handle(CaseReviewed happened, CancellationToken ct)
    {
        var reviewed = await db.Whole(happened.Case).SingleAsync(ct);
        if (reviewed.Review(happened.On, happened.By, happened.OccurredAt))
        {
            await db.SaveChangesAsync(ct);
        }
    }
}
