using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>How the family of a reviewed case is told: what, by whom, by which wishes, and what they asked.</summary>
[Needs(Permission.FollowUp)]
internal sealed class ViewFamilyPage(PanelReviewDb db, ICaseDirectory cases) : FamilyPage(db, cases)
{
    public Task<IActionResult> OnGetAsync(CancellationToken ct) => Shows(ct);
}
