using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Holds a case for a themed panel, or lets it go.</summary>
[Needs(Permission.PlanPanels)]
internal sealed class HoldPanelCasePage(HoldPanelCaseHandler handler, PanelReviewDb db, PanelRules rules) : PageModel, IShows
{
    [FromRoute(Name = "label")]
    public string Label { get; set; } = "";

    [BindProperty]
    public HoldPanelCase Form { get; set; } = null!;

    public PanelCase Case { get; private set; } = null!;

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    /// <summary>The themed panels, those whose theme the case fits first, and none.</summary>
    public IEnumerable<Choice> Panels => rules.Types.Where(type => type.IsThemed).OrderBy(type => !Fits(type))
        .Select(type => new Choice(type.Code, type.Name, Fits(type) ? "What is known of the death fits its theme" : null))
        .Append(new(HoldPanelCaseHandler.None, "None: it goes to the panel of its age"));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { Panel = Case.HeldFor.Length > 0 ? Case.HeldFor : HoldPanelCaseHandler.None, Because = Case.HeldBecause };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        this.AnswerTo(() => handler.Handle(Label, Form, ct), page => page, _ => Form.Panel == HoldPanelCaseHandler.None ? $"Case {Label} waits for no themed panel" : $"Case {Label} is held for {Wording.InSentence(rules.Type(Form.Panel)!.Name)}", () => Find(ct));

    private bool Fits(PanelType type) => Case.Themes.Split(' ').Contains(type.Code);

    private async Task<bool> Find(CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Label == Label, ct) is not { } found)
        {
            return false;
        }

        Case = found;
        Shown = (db, new("Viewed", found.Subject, "HoldPanelCasePage"));
        return true;
    }
}
