using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>What every form that settles a draft carries.</summary>
internal abstract record ChangeDraft
{
    /// <summary>The version of the draft that was on the page.</summary>
    public Guid Version { get; init; }

    /// <summary>Sent twice, it is one change.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();

    /// <summary>The reason that the audit keeps.</summary>
    public abstract string? Because { get; init; }
}

/// <summary>Settles a draft once for each form.</summary>
internal abstract class ChangeDraftHandler(DataCollectionDb db)
{
    /// <summary>What is said where somebody else was faster.</summary>
    public const string Overtaken = "Somebody else published, replaced or withdrew this draft while you had it open. Look at the list of forms";

    /// <summary>Null where there never was such a draft.</summary>
    protected async Task<Result<string>?> Settle(string key, string edition, ChangeDraft command, Func<FormVersion, Task<Problems>> act, string goTo, CancellationToken ct)
    {
        if (!await db.FormVersions.AnyAsync(form => form.Key == key && form.Edition == edition, ct))
        {
            return null;
        }

        try
        {
            return await db.Once($"{command.GetType().Name} of {key} {edition}", command.Key, Save, ct, typed: command);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.Forget();
            return new Problem("", Overtaken);
        }

        async Task<Result<string>> Save()
        {
            if (await db.FormVersions.SingleOrDefaultAsync(form => form.Key == key && form.Edition == edition && form.State == FormState.Draft, ct) is not { } draft || draft.Version != command.Version)
            {
                return new Problem("", Overtaken);
            }

            var problems = await act(draft);
            if (problems.Any)
            {
                return problems;
            }

            db.Expect(draft, command.Version);
            await db.SaveBecause(command.Because ?? "", ct);
            return goTo;
        }
    }
}
