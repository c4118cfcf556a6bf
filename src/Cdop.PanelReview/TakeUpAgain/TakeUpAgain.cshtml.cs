using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Takes a ratified finding up again, with a reason.</summary>
[Needs(Permission.ChairPanels)]
internal sealed class TakeUpAgainPage(TakeUpAgainHandler handler, HeldCases held, PanelReviewDb db, PanelRules rules) : HeldCasePage(held, db, rules)
{
    [BindProperty]
    public TakeUpAgain Form { get; set; } = new() { Because = "" };

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        return await Find(ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            if (await handler.Handle(At, Label, Form, ct) is not { } taken)
            {
                return NotFound();
            }

            var answer = this.Answer(taken, label => $"/hold/{At}/{label}");
            if (taken.Succeeded)
            {
                this.SayDone("A new version is begun. The ratified one stays until you ratify the new one");
                return answer;
            }
        }

        return await Find(ct) ? Page() : NotFound();
    }
}
