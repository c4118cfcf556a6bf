using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>A page about a case, or about what stands beside it, that may change it: keeps what was typed, and never writes over what it did not show.</summary>
internal abstract class ChangePage(DataCollectionDb db) : PageModel, IShows
{
    [FromRoute(Name = "reference")]
    public string At { get; set; } = "";

    public Case Case { get; protected set; } = null!;

    /// <summary>The version that the form is filled in beside: after a problem still the one that was first seen, so that what changed meanwhile is not written over unseen.</summary>
    public Guid Version { get; protected set; }

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    /// <summary>The form, as it was sent or as it is first shown; null where the page only shows.</summary>
    public virtual ChangeCase? Sent => null;

    /// <summary>What part of the case the page is about, in words for the audit; empty where it is about the whole.</summary>
    protected virtual string Part => "";

    /// <summary>Reads what the page is about; false where there is none that the person may see.</summary>
    protected async Task<bool> Find(CancellationToken ct)
    {
        if (!CaseReference.TryParse(At, null, out var reference) || await FindVersion(reference, ct) is not { } version)
        {
            return false;
        }

        Version = version;
        Shown = (db, new("Viewed", Case.Subject, Part.Length == 0 ? GetType().Name : $"{GetType().Name}, {Part}"));
        return true;
    }

    /// <summary>Reads the case and what is changed; gives the version of the latter, and null where there is none that the person may see.</summary>
    protected abstract Task<Guid?> FindVersion(CaseReference reference, CancellationToken ct);

    /// <summary>Makes the change that was sent and goes on, or shows the form again: with its problems, or with what was changed meanwhile.</summary>
    /// <param name="act">Makes the change.</param>
    /// <param name="meanwhile">Tells what was changed while the form was filled in; it has been read anew by then.</param>
    /// <param name="done">What is said when it is done.</param>
    /// <param name="leadsTo">Where it goes on.</param>
    /// <param name="ct">Gives up.</param>
    protected async Task<IActionResult> Change(
        Func<CaseReference, Task<Result<string>?>> act, Func<Task> meanwhile, string done, Func<CaseReference, string> leadsTo, CancellationToken ct)
    {
        if (!CaseReference.TryParse(At, null, out var reference))
        {
            return NotFound();
        }

        var clashes = false;
        if (ModelState.IsValid)
        {
            try
            {
                if (await act(reference) is not { } result)
                {
                    return NotFound();
                }

                if (result.Succeeded)
                {
                    this.SayDone(done);
                    return LocalRedirect(leadsTo(reference));
                }

                this.Answer(result, _ => "");
            }
            catch (DbUpdateConcurrencyException)
            {
                db.Forget();
                clashes = true;
            }
        }

        if (!await Find(ct))
        {
            return NotFound();
        }

        if (clashes)
        {
            await meanwhile();
        }
        else
        {
            Version = Sent!.Version;
        }

        return Page();
    }
}
