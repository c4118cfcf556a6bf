using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Keeps what the family wishes, as the key worker told it last.</summary>
[Needs(Permission.FollowUp)]
internal sealed class KeepFamilyWishesPage(KeepFamilyWishesHandler handler, PanelReviewDb db, ICaseDirectory cases) : FamilyPage(db, cases)
{
    [BindProperty]
    public KeepFamilyWishes Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = KeepFamilyWishes.Of(Family.Wishes);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(Label, Form, ct), "The wishes are kept", ct);
}
