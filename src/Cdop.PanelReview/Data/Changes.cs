using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>What every form that changes something carries.</summary>
internal interface IChange
{
    /// <summary>Sent twice, it is one change.</summary>
    Guid Key { get; }

    /// <summary>The reason that the audit keeps.</summary>
    string Why { get; }
}

/// <summary>The same, of a form that was filled in beside what it changes.</summary>
internal interface IChangeSeen : IChange
{
    /// <summary>The version that it was filled in beside.</summary>
    Guid Version { get; }
}

/// <summary>A form with words about a case that are read by others than who typed them: they name nobody of the family.</summary>
internal interface IReadByOthers
{
    /// <summary>The words, each with its field.</summary>
    IEnumerable<(string Field, string? Words)> Written { get; }

    /// <summary>What whoever typed a name is asked to write.</summary>
    string Instead => PaperDesk.Instead;
}

/// <summary>How everything of the panel is changed: once for each form, for a reason that the audit keeps, and never over what was not seen.</summary>
internal static class Changes
{
    /// <summary>What is said where somebody else was faster.</summary>
    public const string Overtaken = "Somebody else changed this while you had it open. What you entered is still here: look at how it stands now, then send it again";

    /// <summary>Null where <paramref name="act"/> finds nothing to change.</summary>
    /// <param name="db">Where it is changed.</param>
    /// <param name="what">What is changed, such as "meeting 2026-001".</param>
    /// <param name="form">What was sent.</param>
    /// <param name="act">The change, which expects the version that was seen; a refused one is not saved.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="overtaken">What is said where somebody else was faster.</param>
    public static async Task<Result<string>?> Change(this PanelReviewDb db, string what, IChange form, Func<Task<Result<string>?>> act, CancellationToken ct, string overtaken = Overtaken)
    {
        try
        {
            return await db.OnceIfThere($"{form.GetType().Name} of {what}", form.Key, Save, ct, typed: form);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.Forget();
            return new Problem("", overtaken);
        }

        async Task<Result<string>?> Save()
        {
            var changed = await act();
            if (changed?.Succeeded == true)
            {
                await db.SaveBecause(form.Why, ct);
            }

            return changed;
        }
    }
}
