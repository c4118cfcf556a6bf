using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Decides that a family is not told of what changed in a finding of which it was told.</summary>
[Needs(Permission.FollowUp)]
internal sealed class LeaveFamilyUntoldPage(LeaveFamilyUntoldHandler handler, PanelReviewDb db, ICaseDirectory cases) : FamilyPage(db, cases)
{
    [BindProperty]
    public LeaveFamilyUntold Form { get; set; } = new();

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => Shows(ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(Label, Form, ct), "They are not told of what changed", ct);
}
