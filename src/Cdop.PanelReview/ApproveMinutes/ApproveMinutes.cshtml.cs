using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>The minutes read back whole, for the chair to approve in one step.</summary>
[Needs(Permission.ChairPanels)]
internal sealed class ApproveMinutesPage(ApproveMinutesHandler handler, MinuteBook minutes, PanelReviewDb db, PanelRules rules) : MinutesPage(minutes, db, rules)
{
    [BindProperty]
    public ApproveMinutes Form { get; set; } = new();

    public string Seen => MinuteBook.Stamp(Parts);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        return await Find(ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await handler.Handle(Number, Form, ct) is not { } approved)
        {
            return NotFound();
        }

        var answer = this.Answer(approved, page => page, _ => "The minutes are approved");
        return approved.Succeeded || await Find(ct) ? answer : NotFound();
    }
}
