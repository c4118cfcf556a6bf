using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>A page that shows or changes one request of a case.</summary>
internal abstract class ChangeRequestPage(DataCollectionDb db) : PageModel, IShows
{
    [FromRoute(Name = "reference")]
    public string At { get; set; } = "";

    [FromRoute(Name = "request")]
    public string Which { get; set; } = "";

    public Case Case { get; private set; } = null!;

    public AgencyRequest Asked { get; private set; } = null!;

    /// <summary>The version that the form is filled in beside: after a problem still the one that was first seen.</summary>
    public Guid Version { get; private set; }

    /// <summary>The request's page.</summary>
    public string Home => $"/cases/{Case.Reference}/requests/{Asked.Reference}";

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    /// <summary>The form, as it was sent or as it is first shown.</summary>
    public abstract ChangeCase Sent { get; }

    /// <summary>Reads the case and the request; false where there is none that the person may see.</summary>
    protected async Task<bool> Find(CancellationToken ct)
    {
        if (!CaseReference.TryParse(At, null, out var reference)
            || await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } found
            || await db.Requests.AsNoTracking().Include(r => r.Forms).Include(r => r.Doors).AsSplitQuery().SingleOrDefaultAsync(r => r.Subject == found.Subject && r.Reference == Which, ct) is not { } asked)
        {
            return false;
        }

        (Case, Asked, Version) = (found, asked, asked.Version);
        Shown = (db, new("Viewed", found.Subject, GetType().Name));
        return true;
    }

    /// <summary>Makes the change that was sent and goes back to the request, or shows the form again with its problems.</summary>
    protected async Task<IActionResult> Change(Func<CaseReference, Task<Result<string>?>> act, string done, CancellationToken ct)
    {
        if (!CaseReference.TryParse(At, null, out var reference))
        {
            return NotFound();
        }

        var wasChanged = false;
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
                    return LocalRedirect($"/cases/{reference}/requests/{Which}");
                }

                this.Answer(result, _ => "");
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear();
                wasChanged = true;
            }
        }

        if (!await Find(ct))
        {
            return NotFound();
        }

        if (wasChanged)
        {
            ModelState.AddModelError("", "This request was changed while you were writing, perhaps by the agency itself. Look at how it stands now below; send yours again if it still holds");
        }
        else
        {
            Version = Sent.Version;
        }

        return Page();
    }
}
