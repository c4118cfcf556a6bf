using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Withdraws an invitation that was sent by mistake.</summary>
[Needs(Permission.PlanPanels)]
internal sealed class WithdrawInvitationPage(WithdrawInvitationHandler handler, PanelReviewDb db, PanelRules rules) : ChangeMeetingPage(db, rules)
{
    [FromRoute(Name = "invitation")]
    public Guid Which { get; set; }

    [BindProperty]
    public WithdrawInvitation Form { get; set; } = null!;

    public Invitation Invitation => Meeting.Invitations.Single(one => one.Id == Which);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Find(ct) || !Meeting.Invitations.Any(one => one.Id == Which))
        {
            return NotFound();
        }

        Form = new() { Because = "", Version = Meeting.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var answer = await Change(() => handler.Handle(At, Which, Form, ct), "The invitation is withdrawn, and they are told", ct);
        return answer is not Microsoft.AspNetCore.Mvc.RazorPages.PageResult || Meeting.Invitations.Any(one => one.Id == Which) ? answer : NotFound();
    }
}
