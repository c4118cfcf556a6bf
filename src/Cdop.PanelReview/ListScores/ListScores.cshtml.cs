using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.PanelReview;

/// <summary>The cases that a member is asked to score before their discussion, and those that are done.</summary>
[Needs(Permission.SitOnPanels)]
internal sealed class ListScoresPage(CasesToScore cases, PanelReviewDb db) : PageModel, IShows
{
    public IReadOnlyList<CaseToScore> Cases { get; private set; } = [];

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Cases = await cases.All(ct);
        Shown = (db, new("Listed", Guid.Empty, "Cases to score", Payload: string.Join(' ', Cases.Select(one => one.Case.Label))));
    }
}
