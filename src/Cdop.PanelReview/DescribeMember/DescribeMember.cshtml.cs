using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Puts right what is known of a member.</summary>
[Needs(Permission.PlanPanels), StepUp]
internal sealed class DescribeMemberPage(DescribeMemberHandler handler, PanelReviewDb db, MemberAccounts accounts, PanelRules rules) : PageModel, IAsksOfAMember
{
    [FromRoute(Name = "member")]
    public Guid At { get; set; }

    [BindProperty]
    public DescribeMember Form { get; set; } = null!;

    MemberFacts IAsksOfAMember.Form => Form;

    /// <inheritdoc/>
    public PanelRules Rules => rules;

    /// <inheritdoc/>
    public IReadOnlyList<Choice> Accounts { get; private set; } = [];

    /// <summary>The version of the member as they stand now.</summary>
    public Guid Version { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (await db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.Id == At, ct) is not { } member)
        {
            return NotFound();
        }

        (Form, Version, Accounts) = (DescribeMember.Of(member), member.Version, await accounts.ToChoose(member.Person?.Value, ct));
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.AnswerTo(() => handler.Handle(At, Form, ct), page => page, _ => "It is saved", () => Show(ct));

    private async Task<bool> Show(CancellationToken ct)
    {
        if (await db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.Id == At, ct) is not { } stands)
        {
            return false;
        }

        (Version, Accounts) = (stands.Version, await accounts.ToChoose(stands.Person?.Value, ct));
        return true;
    }
}
