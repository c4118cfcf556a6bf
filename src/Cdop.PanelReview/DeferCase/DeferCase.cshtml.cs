using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Puts a case off to a later meeting, with what the panel asks and by when.</summary>
[Needs(Permission.ChairPanels)]
internal sealed class DeferCasePage(DeferCaseHandler handler, HeldCases held, PanelReviewDb db, PanelRules rules) : HeldCasePage(held, db, rules)
{
    [BindProperty]
    public DeferCase Form { get; set; } = new() { Of = "", What = "", By = default };

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        return await Find(ct) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        this.AnswerTo(() => handler.Handle(At, Label, Form, ct), label => $"/hold/{At}/{label}", _ => $"{Label} is put off, and waits for another meeting", () => Find(ct));
}
