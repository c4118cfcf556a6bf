using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>What every form about a case of the panel carries.</summary>
internal interface IChangePanelCase
{
    /// <summary>Sent twice, it is one change.</summary>
    Guid Key { get; }

    /// <summary>The reason that the audit keeps.</summary>
    string Why { get; }
}

/// <summary>Changes what hangs on a case of the panel, once for each form.</summary>
internal sealed class ChangePanelCase(PanelReviewDb db)
{
    private const string Overtaken = "Somebody else changed this while you had it open. What you entered is still here: look at how it stands now, then send it again";

    /// <summary>Null where there is no such case that the person may see.</summary>
    /// <param name="label">The panel reference of the case.</param>
    /// <param name="form">What was sent.</param>
    /// <param name="act">The change; a refused one is not saved. Null where what it changes is not there.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<Result<string>?> Make(string label, IChangePanelCase form, Func<PanelCase, Task<Result<string>?>> act, CancellationToken ct)
    {
        try
        {
            return await db.OnceIfThere($"{form.GetType().Name} of case {label}", form.Key, Save, ct, typed: form);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Problem("", Overtaken);
        }

        async Task<Result<string>?> Save()
        {
            if (await db.Cases.SingleOrDefaultAsync(one => one.Label == label, ct) is not { } found || await act(found) is not { } changed)
            {
                return null;
            }

            if (changed.Succeeded)
            {
                await db.SaveBecause(form.Why, ct);
            }

            return changed;
        }
    }
}

/// <summary>A page about a case of the panel, whatever meeting it is listed for.</summary>
internal abstract class PanelCasePage(PanelReviewDb db) : PageModel, IShows
{
    [FromRoute(Name = "label")]
    public string Label { get; set; } = "";

    public PanelCase Case { get; private set; } = null!;

    /// <summary>Its page.</summary>
    public string Address => $"/panel-cases/{Label}";

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    protected PanelReviewDb Db => db;

    /// <summary>Finds what the page is about; false where there is nothing that the person may see.</summary>
    protected virtual async Task<bool> Find(CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(one => one.Label == Label, ct) is not { } found)
        {
            return false;
        }

        Case = found;
        Shown = (db, new("Viewed", found.Subject, $"{GetType().Name} of {Label}"));
        return true;
    }

    /// <summary>Makes the change and goes where it leads, or shows the form again with its problems.</summary>
    protected Task<IActionResult> Change(Func<Task<Result<string>?>> act, string done, CancellationToken ct) =>
        this.AnswerTo(act, page => page, _ => done, () => Find(ct));
}
