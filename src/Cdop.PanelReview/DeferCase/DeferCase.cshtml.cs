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

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            if (await handler.Handle(At, Label, Form, ct) is not { } deferred)
            {
                return NotFound();
            }

            var answer = this.Answer(deferred, label => $"/hold/{At}/{label}");
            if (deferred.Succeeded)
            {
                this.SayDone($"{Label} is put off, and waits for another meeting");
                return answer;
            }
        }

        return await Find(ct) ? Page() : NotFound();
    }
}
