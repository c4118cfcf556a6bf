using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Something that is sent once: a second post of the same form is the same act.</summary>
internal abstract record SentOnce
{
    /// <summary>The form's one-use key.</summary>
    public Guid Key { get; init; }
}

/// <summary>Changes a request with what hangs on it, in one transaction and once for a form's key. Who changes it at the same moment is waited for.</summary>
internal sealed class ChangeRequest(DataCollectionDb db)
{
    public Task<Result<string>> Once(string act, SentOnce sent, RequestDoor door, Func<AgencyRequest, Case, Task<Result<string>>> change, CancellationToken ct) =>
        db.Once($"{act} {door.Request}", sent.Key, () => Change(door, change, ct), ct, typed: sent);

    private async Task<Result<string>> Change(RequestDoor door, Func<AgencyRequest, Case, Task<Result<string>>> change, CancellationToken ct)
    {
        db.Forget();
        var found = await db.Answered(door.Request).SingleAsync(ct);
        if (found.Doors.Single(one => one.Id == door.Id).ClosedAt is not null)
        {
            // Sent to somebody else, or taken back, at this very moment.
            return new Problem("", "This link is no longer in use. Telephone the office if you have something to tell us");
        }

        var changed = await change(found, await db.Cases.WithSpecification(new CaseOfRequest(found.Subject)).SingleAsync(ct));
        if (changed.Succeeded)
        {
            await db.SaveChangesAsync(ct);
        }

        return changed;
    }
}
