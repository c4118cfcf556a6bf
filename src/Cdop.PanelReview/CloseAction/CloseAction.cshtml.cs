using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Closes an action with evidence or with a reason.</summary>
[Needs(Permission.FollowActions)]
internal sealed class CloseActionPage(CloseActionHandler handler, PanelReviewDb db) : ChangeActionPage(db)
{
    [BindProperty]
    public CloseAction Form { get; set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { By = ClosedBy.Evidence, Version = Action.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(Reference, Form, ct), "The action is closed", ct);
}
