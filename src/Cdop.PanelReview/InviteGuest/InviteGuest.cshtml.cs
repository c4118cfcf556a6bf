using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Asks somebody outside the panel about one case: they read its papers and no others.</summary>
[Needs(Permission.PlanPanels), StepUp]
internal sealed class InviteGuestPage(InviteGuestHandler handler, IRightsDirectory people, PanelReviewDb db, PanelRules rules) : ChangeListedCasePage(db, rules)
{
    [BindProperty]
    public InviteGuest Form { get; set; } = null!;

    /// <summary>Who may be asked.</summary>
    public IReadOnlyList<Choice> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        Form = new() { Person = "", Email = "", Employer = "", Because = "" };
        return await Find(ct) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(Number, Label, Form, ct), "They are asked, and read the papers of this case once the pack is issued", ct);

    protected override async Task<bool> Find(CancellationToken ct)
    {
        if (!await base.Find(ct))
        {
            return false;
        }

        People = [.. (await people.WhoMay(Permission.BeGuest, Listed.Case.Area, ct)).Select(one => new Choice(one.Person.Value, one.Name))];
        return true;
    }
}
