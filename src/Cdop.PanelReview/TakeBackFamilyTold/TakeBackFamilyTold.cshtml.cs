using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Takes back that a family was told, or that it is not told: it waits again.</summary>
[Needs(Permission.FollowUp)]
internal sealed class TakeBackFamilyToldPage(TakeBackFamilyToldHandler handler, PanelReviewDb db, ICaseDirectory cases) : FamilyPage(db, cases)
{
    [BindProperty]
    public TakeBackFamilyTold Form { get; set; } = new();

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => Shows(ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(Label, Form, ct), "It is taken back: record it as it was", ct);
}
