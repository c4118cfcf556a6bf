using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.PanelReview;

/// <summary>Puts somebody on the panel.</summary>
[Needs(Permission.PlanPanels), StepUp]
internal sealed class AddMemberPage(AddMemberHandler handler, MemberAccounts accounts, PanelRules rules) : PageModel, IAsksOfAMember
{
    [BindProperty]
    public AddMember Form { get; set; } = new() { Name = "", Email = "", Seat = "", Employer = "" };

    MemberFacts IAsksOfAMember.Form => Form;

    /// <inheritdoc/>
    public PanelRules Rules => rules;

    /// <inheritdoc/>
    public IReadOnlyList<Choice> Accounts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Accounts = await accounts.ToChoose(null, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Accounts = await accounts.ToChoose(null, ct);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var added = await handler.Handle(Form, ct);
        return this.Answer(added, page => page, _ => "The member is on the panel. They are invited to the meetings planned from now on");
    }
}
