using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Something that is sent once: a second post of the same form is the same act.</summary>
internal abstract record SentOnce
{
    /// <summary>The form's one-use key.</summary>
    public Guid Key { get; init; }
}

/// <summary>Changes a request with what hangs on it, in one transaction and once for a form's key. Who changes it at the same moment is waited for.</summary>
internal sealed class ChangeRequest(DataCollectionDb db, IDatabase database)
{
    private const int MostTries = 5;

    public async Task<Result<string>> Once(string act, SentOnce sent, Guid request, Func<AgencyRequest, Case, Task<Result<string>>> change, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await db.Once($"{act} {request}", sent.Key, () => Change(request, change, ct), ct);
            }
            catch (DbUpdateException fault) when (attempt < MostTries && (fault is DbUpdateConcurrencyException || database.IsDuplicateKey(fault)))
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<Result<string>> Change(Guid request, Func<AgencyRequest, Case, Task<Result<string>>> change, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var found = await db.Answered(request).SingleAsync(ct);
        var changed = await change(found, await db.Cases.WithSpecification(new CaseOfRequest(found.Subject)).SingleAsync(ct));
        if (changed.Succeeded)
        {
            await db.SaveChangesAsync(ct);
        }

        return changed;
    }
}
