using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Cancels a meeting.</summary>
[Needs(Permission.PlanPanels)]
internal sealed class CancelMeetingPage(CancelMeetingHandler handler, PanelReviewDb db, PanelRules rules) : ChangeMeetingPage(db, rules)
{
    [BindProperty]
    public CancelMeeting Form { get; set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { Version = Meeting.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(At, Form, ct), "The meeting is cancelled, and everyone invited is told", ct);
}
