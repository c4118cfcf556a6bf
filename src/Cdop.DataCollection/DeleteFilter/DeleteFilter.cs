using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Deletes a filter of the caseload.</summary>
internal sealed class DeleteFilterHandler(DataCollectionDb db, ICurrentUser user)
{
    /// <summary>Deletes it where it is one's own. What is gone already, or never was, is done: nobody learns of another's.</summary>
    public async Task Handle(Guid id, CancellationToken ct)
    {
        if (await db.FiltersOf(user.Id).SingleOrDefaultAsync(filter => filter.Id == id, ct) is not { } mine)
        {
            return;
        }

        db.Remove(mine);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The same form, sent at the same moment, has deleted it.
            db.Forget();
        }
    }
}
