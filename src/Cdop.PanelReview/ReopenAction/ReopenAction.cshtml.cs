using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Opens an action again that was closed.</summary>
[Needs(Permission.FollowActions)]
internal sealed class ReopenActionPage(ReopenActionHandler handler, PanelReviewDb db) : ChangeActionPage(db)
{
    [BindProperty]
    public ReopenAction Form { get; set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { Because = "", Version = Action.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(Reference, Form, ct), "The action is open again, and its owner is told", ct);
}
