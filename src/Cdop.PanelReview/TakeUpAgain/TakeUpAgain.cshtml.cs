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

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        this.AnswerTo(() => handler.Handle(At, Label, Form, ct), label => $"/hold/{At}/{label}", _ => "A new version is begun. The ratified one stays until you ratify the new one", () => Find(ct));
}
