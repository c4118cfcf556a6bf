using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A meeting to which a member is invited, and what they answered.</summary>
internal sealed record MyInvitation(Meeting Meeting, Invitation Invitation)
{
    /// <summary>Where it is answered.</summary>
    public string Address => $"/panel-invitations/{Meeting.Number}";
}

/// <summary>The meetings to come to which a member is invited, each with what they answered.</summary>
[Needs(Permission.SitOnPanels)]
internal sealed class ListInvitationsPage(PanelReviewDb db, PanelRules rules, ICurrentUser user, IClock clock) : PageModel
{
    public IReadOnlyList<MyInvitation> Invitations { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var (me, now) = (user.Id, clock.GetCurrentInstant());
        var since = now.DateIn().PlusDays(-1);
        var found = await (
            from invitation in db.Set<Invitation>().AsNoTracking()
            where invitation.Ended == null
            join member in db.Members on invitation.Member equals member.Id
            where member.Person == me
            join meeting in db.Meetings on invitation.Meeting equals meeting.Id
            where meeting.State == MeetingState.Planned && meeting.On >= since
            orderby meeting.On, meeting.Number
            select new MyInvitation(meeting, invitation)).ToListAsync(ct);
        Invitations = found.FindAll(one => one.Meeting.IsAhead(now));
    }

    public string PanelOf(MyInvitation mine) => rules.Type(mine.Meeting.Panel)?.Name ?? mine.Meeting.Panel;

    /// <summary>What is still to be said; otherwise what was.</summary>
    public static string Said(MyInvitation mine) =>
        mine.Invitation.Reply == Reply.None ? "Not answered yet"
        : mine.Meeting.IsToAsk(mine.Invitation) ? "Coming. Say which cases you had a part in"
        : mine.Invitation.StandIn.Length > 0 ? $"{mine.Invitation.StandIn} comes in your place" : Wording.Of(mine.Invitation.Reply);
}
