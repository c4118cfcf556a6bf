using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Takes a case off a meeting.</summary>
[Needs(Permission.PlanPanels)]
internal sealed class TakeOffMeetingPage(TakeOffMeetingHandler handler, PanelReviewDb db, PanelRules rules) : ChangeListedCasePage(db, rules)
{
    [BindProperty]
    public TakeOffMeeting Form { get; set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        Form = new();
        return await Find(ct) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(Number, Label, Form, ct), "The case is taken off, and waits for another meeting", ct);
}
