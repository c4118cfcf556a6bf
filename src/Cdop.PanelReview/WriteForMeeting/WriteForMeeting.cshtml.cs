using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Takes over the writing at a meeting, from the page of a case.</summary>
[Needs(Permission.HoldMeetings)]
internal sealed class WriteForMeetingPage(WriteForMeetingHandler handler, HeldCases held, PanelReviewDb db, PanelRules rules) : HeldCasePage(held, db, rules)
{
    [BindProperty]
    public WriteForMeeting Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        return await Find(ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Find(ct) || await handler.Handle(At, Form, ct) is not { } taken)
        {
            return NotFound();
        }

        return this.Answer(taken, _ => Held.Address, _ => "You write for this meeting now");
    }
}
