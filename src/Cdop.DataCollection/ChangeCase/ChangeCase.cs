using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>What every form that changes a case carries.</summary>
internal abstract record ChangeCase
{
    /// <summary>The version of the case that the form was filled in beside.</summary>
    public Guid Version { get; init; }

    /// <summary>Sent twice, it is one change.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();

    /// <summary>The reason that the audit keeps: asked for by its own name.</summary>
    [ValidateNever]
    public virtual string Why => "";
}

/// <summary>Changes a case once for each form, beside the version that the form was filled in beside.</summary>
internal abstract class ChangeCaseHandler(DataCollectionDb db)
{
    /// <summary>Null where there is no such case that the person may change, or no such part of it.</summary>
    /// <param name="reference">Which case.</param>
    /// <param name="form">What was sent.</param>
    /// <param name="act">The change; a case it leaves as it was is not saved.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="part">The part of the case that it is about, where the address names one.</param>
    /// <param name="has">Whether the case has that part.</param>
    /// <param name="onlyAdds">It writes over nothing, so it stands beside any version.</param>
    protected Task<Result<string>?> Change(
        CaseReference reference, ChangeCase form, Func<Case, Task<Result<string>>> act, CancellationToken ct, string part = "", Func<Case, bool>? has = null, bool onlyAdds = false) =>
        Change(reference, form, reviewed => Task.FromResult(has?.Invoke(reviewed) == false ? null : reviewed), (_, reviewed) => act(reviewed), ct, part, onlyAdds);

    /// <summary>The same for an aggregate beside the case, which has a version of its own. Null too where <paramref name="find"/> finds none.</summary>
    /// <param name="reference">Which case.</param>
    /// <param name="form">What was sent.</param>
    /// <param name="find">What is changed.</param>
    /// <param name="act">The change; what it leaves as it was is not saved.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="part">The part of the case that it is about, where the address names one.</param>
    /// <param name="onlyAdds">It writes over nothing, so it stands beside any version.</param>
    /// <param name="sent">What came with the form and is no word of it, such as the hash of a file: with another one it is another change.</param>
    protected Task<Result<string>?> Change<T>(
        CaseReference reference, ChangeCase form, Func<Case, Task<T?>> find, Func<Case, T, Task<Result<string>>> act, CancellationToken ct, string part = "", bool onlyAdds = false, string sent = "")
        where T : Aggregate
    {
        return db.OnceIfThere($"{form.GetType().Name} of {part} of {reference}{sent}", form.Key, Once, ct, typed: form);

        async Task<Result<string>?> Once() =>
            await db.Whole(reference).SingleOrDefaultAsync(ct) is not { } reviewed || await find(reviewed) is not { } changed ? null : await Save(reviewed, changed);

        async Task<Result<string>> Save(Case reviewed, T changed)
        {
            var result = await act(reviewed, changed);
            if (result.Succeeded && db.ChangeTracker.HasChanges())
            {
                if (!onlyAdds)
                {
                    db.Expect(changed, form.Version);
                }

                await db.SaveBecause(form.Why, ct);
            }

            return result;
        }
    }
}
