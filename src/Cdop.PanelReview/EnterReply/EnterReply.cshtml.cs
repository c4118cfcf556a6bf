using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Enters what a member said about coming to a meeting by telephone, by email or in person.</summary>
[Needs(Permission.PlanPanels)]
internal sealed class EnterReplyPage(EnterReplyHandler handler, PanelReviewDb db, PanelRules rules) : ChangeMeetingPage(db, rules)
{
    [FromRoute(Name = "invitation")]
    public Guid Which { get; set; }

    [BindProperty]
    public EnterReply Form { get; set; } = null!;

    public Invitation Invitation => Meeting.Invitations.Single(one => one.Id == Which);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { Reply = Invitation.Reply, StandIn = Invitation.StandIn, StandInEmail = Invitation.StandInEmail, From = Invitation.From, Until = Invitation.Until };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Change(() => handler.Handle(At, Which, Form, ct), "Their answer is entered, and they are told", ct);

    /// <inheritdoc/>
    protected override async Task<bool> Find(CancellationToken ct) => await base.Find(ct) && Meeting.Invitations.Any(one => one.Id == Which);
}
