using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>What is restricted, or has somebody shut out, in the manager's areas: references only, no name of a child.</summary>
[Needs(Permission.ManageAccess)]
internal sealed class ListRestrictionsPage(PartnershipDb db) : PageModel, IShows
{
    private const int PageLength = 50;

    [BindProperty]
    public FindSubject Form { get; set; } = null!;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public bool IsFirst { get; private set; } = true;

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public Task OnGetAsync(string? after, CancellationToken ct) => Show(after, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            // As when a case is looked for: what was asked is recorded, whatever stands behind it.
            await db.Saw(new("Searched", Guid.Empty, "Restricted cases", Payload: Form.Reference), ct);
            return LocalRedirect($"/access/{Uri.EscapeDataString(Form.Reference.ToUpperInvariant())}");
        }

        await Show(null, ct);
        return Page();
    }

    private async Task Show(string? after, CancellationToken ct)
    {
        IsFirst = after is null;
        var all = db.Restrictions.AsNoTracking().Where(r => r.IsRestricted || r.Lines.Any());
        var rows = await (after is null ? all : all.Where(r => r.Reference.CompareTo(after) > 0))
            .OrderBy(r => r.Reference).Take(PageLength + 1)
            .Select(r => new Row(
                r.Reference,
                db.Areas.Where(a => a.Area == r.Area).Select(a => a.Name).FirstOrDefault(),
                r.IsRestricted,
                r.Lines.Count(l => l.Kind == AccessKind.Listed),
                r.Lines.Count(l => l.Kind == AccessKind.Excluded),
                r.ChangedAt))
            .ToListAsync(ct);
        Rows = [.. rows.Take(PageLength)];
        Next = rows.Count > PageLength ? Rows[^1].Reference : null;
        Shown = (db, new("Listed", Guid.Empty, "Restricted cases", Payload: string.Join(' ', Rows.Select(r => r.Reference))));
    }

    internal sealed record FindSubject
    {
        [Display(Name = "Reference of a case or notification", ShortName = "Reference"), StringLength(40)]
        public required string Reference { get; init; }
    }

    internal sealed record Row(string Reference, string? Area, bool IsRestricted, int Listed, int Excluded, Instant ChangedAt);
}
