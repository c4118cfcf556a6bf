using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>A page that shows or changes one request of a case.</summary>
internal abstract class ChangeRequestPage(DataCollectionDb db) : ChangePage(db)
{
    private readonly DataCollectionDb db = db;

    [FromRoute(Name = "request")]
    public string Which { get; set; } = "";

    public AgencyRequest Asked { get; private set; } = null!;

    /// <summary>The request's page.</summary>
    public string Home => $"/cases/{Case.Reference}/requests/{Asked.Reference}";

    /// <inheritdoc/>
    protected override string Part => AskedKind.Find(Asked.Kind)?.Name ?? "";

    /// <inheritdoc/>
    protected override async Task<Guid?> FindVersion(CaseReference reference, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } found
            || await db.Requests.AsNoTracking().Include(r => r.Forms).Include(r => r.Doors).AsSplitQuery().SingleOrDefaultAsync(r => r.Subject == found.Subject && r.Reference == Which, ct) is not { } asked)
        {
            return null;
        }

        (Case, Asked) = (found, asked);
        return asked.Version;
    }

    /// <summary>Makes the change that was sent and goes back to the request, or shows the form again with its problems.</summary>
    protected Task<IActionResult> Change(Func<CaseReference, Task<Result<string>?>> act, string done, CancellationToken ct) =>
        Change(
            act,
            () =>
            {
                ModelState.AddModelError("", "This request was changed while you were writing, perhaps by the agency itself. Look at how it stands now below; send yours again if it still holds");
                return Task.CompletedTask;
            },
            done,
            reference => $"/cases/{reference}/requests/{Which}",
            ct);
}
