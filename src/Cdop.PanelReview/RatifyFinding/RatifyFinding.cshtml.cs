using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>What the panel found of a case, read back whole, for the chair to ratify in one step.</summary>
[Needs(Permission.ChairPanels)]
internal sealed class RatifyFindingPage(RatifyFindingHandler handler, FindingBook book, TellingWords telling, HeldCases held, PanelReviewDb db, PanelRules rules) : HeldCasePage(held, db, rules)
{
    [BindProperty]
    public RatifyFinding Form { get; set; } = new();

    public FormAnswers Answers { get; private set; } = null!;

    public Judgement Judged { get; private set; } = null!;

    public string Seen { get; private set; } = "";

    /// <summary>What stands in it by which the child could be told.</summary>
    public IReadOnlyList<Telling> Tells { get; private set; } = [];

    public IReadOnlyList<string> Missing => Held.Part.Missing(Panel);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        return await Show(ct) ? Page() : NotFound();
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

        Answers = await book.Open(Held, ct);
        (Judged, Seen) = (Judgement.Of(Answers), SectionSeen.Stamp(Answers));
        Tells = await telling.In(Held.Case, Answers, Judged, ct);
        return true;
    }
}
