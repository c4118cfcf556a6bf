using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Shows the papers as the panel will read them, with what may still be a risk, and certifies them.</summary>
[Needs(Permission.PlanPanels)]
internal sealed class CertifyPapersPage(CertifyPapersHandler handler, PanelReviewDb db, PanelRules rules, PaperDesk desk) : PapersPage(db, rules, desk)
{
    [BindProperty]
    public CertifyPapers Form { get; set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { Warning = Certified?.Warning };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(Number, Label, Form, ct), "The papers are certified", ct);
}
