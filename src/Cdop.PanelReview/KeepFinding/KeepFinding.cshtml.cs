using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Keeps a finding that was taken up again as it was ratified.</summary>
[Needs(Permission.ChairPanels)]
internal sealed class KeepFindingPage(KeepFindingHandler handler, HeldCases held, PanelReviewDb db, PanelRules rules) : HeldCasePage(held, db, rules)
{
    [BindProperty]
    public KeepFinding Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        return await Find(ct) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        this.AnswerTo(() => handler.Handle(At, Label, Form, ct), label => $"/hold/{At}/{label}", _ => "The ratified finding stays as it is", () => Find(ct));
}
