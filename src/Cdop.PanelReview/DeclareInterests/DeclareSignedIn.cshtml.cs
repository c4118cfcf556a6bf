using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Asks a member who signs in.</summary>
[Needs(Permission.SitOnPanels)]
internal sealed class DeclareSignedInPage(AnswerInvitationHandler handler, CasesAsked asked, PanelReviewDb db, PanelRules rules, ICurrentUser user, IClock clock) : DeclareInterestsPage(handler, asked, db, rules, clock)
{
    [FromRoute(Name = "number")]
    public string Number { get; set; } = "";

    protected override async Task<(Meeting Meeting, Invitation Invitation)?> Theirs(CancellationToken ct)
    {
        var me = user.Id;
        return await Db.Members.Where(m => m.Person == me).Select(m => (Guid?)m.Id).SingleOrDefaultAsync(ct) is { } mine
            && await Db.Whole(Number).AsNoTracking().SingleOrDefaultAsync(ct) is { } meeting
            && meeting.Invited.SingleOrDefault(one => one.Member == mine) is { } invitation ? (meeting, invitation) : null;
    }

    protected override IActionResult Nobody() => NotFound();
}
