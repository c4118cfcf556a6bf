using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.PanelReview;

/// <summary>The papers that a guest expert may read now.</summary>
[Needs(Permission.BeGuest)]
internal sealed class ListGuestPapersPage(GuestPapers papers, PanelReviewDb db) : PageModel, IShows
{
    public IReadOnlyList<GuestPaper> Papers { get; private set; } = [];

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Papers = await papers.All(ct);
        Shown = (db, new("Listed", Guid.Empty, "Papers for a guest", Payload: string.Join(' ', Papers.Select(one => one.Case.Label))));
    }
}
