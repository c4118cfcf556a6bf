using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Puts a case on the fast track of a meeting, or takes it off.</summary>
[Needs(Permission.PlanPanels)]
internal sealed class FastTrackCasePage(FastTrackCaseHandler handler, PanelReviewDb db, PanelRules rules) : ChangeListedCasePage(db, rules)
{
    [BindProperty]
    public FastTrackCase Form { get; set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { IsFastTrack = Listed.Item.IsFastTrack, Because = Listed.Item.FastTrackBecause };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(Number, Label, Form, ct), Form.IsFastTrack ? "The case is on the fast track" : "The case is not on the fast track", ct);
}
