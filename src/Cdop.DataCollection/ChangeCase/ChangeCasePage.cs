using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>What is there now beside what somebody typed while it changed.</summary>
internal sealed record Difference(string What, string Now, string Yours);

/// <summary>Who changed a case while somebody else was at it, and when; and both versions.</summary>
internal sealed record BothVersions(string By, Instant At, IReadOnlyList<Difference> Differences);

/// <summary>A page that changes a case: shows whose it is, keeps what was typed, and shows both versions where two changed it at once.</summary>
internal abstract class ChangeCasePage(DataCollectionDb db, IRightsDirectory people) : PageModel, IShows
{
    [FromRoute(Name = "reference")]
    public string At { get; set; } = "";

    public Case Case { get; private set; } = null!;

    /// <summary>The version that the form is filled in beside: after a problem still the one that was first seen, so that what changed meanwhile is not written over unseen.</summary>
    public Guid Version { get; private set; }

    /// <summary>The case's page, where one came from.</summary>
    public string Home => $"/cases/{Case.Reference}";

    /// <summary>Set where somebody else changed the case meanwhile.</summary>
    public BothVersions? Both { get; private set; }

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    /// <summary>The form, as it was sent or as it is first shown.</summary>
    public abstract ChangeCase Sent { get; }

    /// <summary>Whether the case has the part that the rest of the address names.</summary>
    protected virtual bool HasPart => true;

    /// <summary>Who last changed what the form changes, and when.</summary>
    protected virtual (UserId By, Instant At) LastChange => (Case.ChangedBy, Case.ChangedAt);

    /// <summary>What the form changes: the case itself, or an aggregate beside it; null where the rest of the address names none.</summary>
    protected virtual Task<Aggregate?> FindChanged(CancellationToken ct) => Task.FromResult<Aggregate?>(HasPart ? Case : null);

    /// <summary>Reads the case; false where there is none that the person may change, or no such part of it.</summary>
    protected async Task<bool> Find(CancellationToken ct)
    {
        if (!CaseReference.TryParse(At, null, out var reference)
            || await db.Whole(reference).AsNoTracking().SingleOrDefaultAsync(ct) is not { } found)
        {
            return false;
        }

        Case = found;
        if (await FindChanged(ct) is not { } changed)
        {
            return false;
        }

        Version = changed.Version;
        Shown = (db, new("Viewed", found.Subject, GetType().Name));
        return true;
    }

    /// <summary>Makes the change that was sent and goes on, or shows the form again: with its problems, or with both versions.</summary>
    protected async Task<IActionResult> Change(
        Func<CaseReference, Task<Result<string>?>> act, Func<IReadOnlyList<Difference>> differences, string done, string tab, CancellationToken ct)
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
                    return LocalRedirect($"/cases/{reference}{(tab.Length == 0 ? "" : $"?tab={tab}")}");
                }

                this.Answer(result, _ => "");
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear();
                clashes = true;
            }
        }

        if (!await Find(ct))
        {
            return NotFound();
        }

        if (clashes)
        {
            var (by, at) = LastChange;
            Both = new((await Names.Of(people, [by], ct))[by], at, differences());
        }
        else
        {
            Version = Sent.Version;
        }

        return Page();
    }
}
