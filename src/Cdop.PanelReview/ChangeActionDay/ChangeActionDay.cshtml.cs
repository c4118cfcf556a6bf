using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Gives an action another day, with a reason.</summary>
[Needs(Permission.FollowActions)]
internal sealed class ChangeActionDayPage(ChangeActionDayHandler handler, PanelReviewDb db) : ChangeActionPage(db)
{
    [BindProperty]
    public ChangeActionDay Form { get; set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { Due = Action.DueOn, Because = "", Version = Action.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(Reference, Form, ct), "The day is changed", ct);
}
