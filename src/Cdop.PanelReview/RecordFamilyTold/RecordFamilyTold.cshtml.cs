using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Records that the family was told what the panel found.</summary>
[Needs(Permission.FollowUp)]
internal sealed class RecordFamilyToldPage(RecordFamilyToldHandler handler, PanelReviewDb db, ICaseDirectory cases) : FamilyPage(db, cases)
{
    [BindProperty]
    public RecordFamilyTold Form { get; set; } = new();

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => Shows(ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(Label, Form, ct), "It is recorded that they were told", ct);
}
