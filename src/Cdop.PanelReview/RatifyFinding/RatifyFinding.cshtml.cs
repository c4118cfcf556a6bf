using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>What the panel found of a case, read back whole, for the chair to ratify in one step.</summary>
[Needs(Permission.ChairPanels)]
internal sealed class RatifyFindingPage(RatifyFindingHandler handler, FindingBook book, TellingWords telling, HeldCases held, PanelReviewDb db, PanelRules rules) : HeldCasePage(held, db, rules)
{
    [BindProperty]
    public RatifyFinding Form { get; set; } = new();

    /// <summary>What is ratified, and what stands in the way.</summary>
    public CaseStands Stands { get; private set; } = null!;

    public string Seen { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        return !await Show(ct) ? NotFound() : Held.IsWritten ? Page() : LocalRedirect(Held.Address);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await Show(ct) ? Page() : NotFound();
        }

        if (await handler.Handle(At, Label, Form, ct) is not { } ratified)
        {
            return NotFound();
        }

        var answer = this.Answer(ratified, label => $"/hold/{At}/{label}", _ => $"The finding of {Label} is ratified");
        return ratified.Succeeded || await Show(ct) ? answer : NotFound();
    }

    private async Task<bool> Show(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return false;
        }

        Stands = await CaseStands.Of(Held, await book.Open(Held, ct), telling, ct);
        Seen = SectionSeen.Stamp(Stands.Answers);
        return true;
    }
}
