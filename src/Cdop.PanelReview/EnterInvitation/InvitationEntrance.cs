using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Who is in at the link of an invitation: a member without an account, after a code. What the link alone shows is asked elsewhere.</summary>
internal sealed class InvitationEntrance(PanelReviewDb db, AnswerCookies cookies, Acting acting, IClock clock)
{
    /// <summary>The invitation of who is in, who acts from now on; null where nobody is, or it stands no more.</summary>
    public async Task<(Meeting Meeting, Invitation Invitation)?> Enter(HttpContext http, string link, CancellationToken ct)
    {
        if (cookies.Read(http, link) is not { } session || await Door(link, ct) is not { } door || !door.Holds(session, clock.GetCurrentInstant()))
        {
            return null;
        }

        var meeting = await db.Meetings.AsNoTracking().WithSpecification(new MeetingOfLink(link)).Include(m => m.Invitations).SingleAsync(ct);
        cookies.GoOn(http, link, session);
        acting.As(InvitationDoors.Invitee(door.Invitation));
        return (meeting, meeting.Invitations.Single(one => one.Id == door.Invitation));
    }

    /// <summary>Whether codes are asked for at a link: it is of an invitation that stands, of a member without an account.</summary>
    public async Task<bool> IsInUse(string link, CancellationToken ct) => await Door(link, ct) is not null;

    private Task<InvitationDoor?> Door(string link, CancellationToken ct)
    {
        var hash = SecretLink.HashOf(link);
        return db.DoorsInUse().AsNoTracking().SingleOrDefaultAsync(door => door.SelectorHash == hash, ct);
    }
}

/// <summary>The doors of invitations.</summary>
internal static class InvitationDoors
{
    /// <summary>Who acts through the link of an invitation.</summary>
    public static ByLink Invitee(Guid invitation) => new(invitation, "By the link in an invitation");

    /// <summary>Those at which codes are asked for: of invitations that stand and have this link, of members who do not sign in.</summary>
    public static IQueryable<InvitationDoor> DoorsInUse(this PanelReviewDb db) =>
        db.Set<InvitationDoor>().Where(door => db.Set<Invitation>().Any(one =>
            one.Id == door.Invitation && one.LinkHash == door.SelectorHash && one.Ended == null && db.Members.Any(member => member.Id == one.Member && member.Person == null)));
}

/// <summary>Lets somebody in at the link of an invitation. That wrong codes have closed one is told to the office.</summary>
internal sealed class LetInAtInvitation(PanelReviewDb db, MeetingMail mail, Acting acting, IClock clock) : LetInAt<InvitationDoor>(db, acting, clock)
{
    private readonly PanelReviewDb db = db;

    protected override Guid SubjectOf(InvitationDoor door) => Guid.Empty;

    protected override ICurrentUser Visitor(InvitationDoor door) => InvitationDoors.Invitee(door.Invitation);

    protected override async Task WasClosed(InvitationDoor door, Instant now, CancellationToken ct)
    {
        var meeting = await db.Meetings.AsNoTracking().WithSpecification(new MeetingOfInvitation(door.Invitation)).Include(m => m.Invitations).SingleAsync(ct);
        mail.TellClosed(db, meeting, meeting.Invitations.Single(one => one.Id == door.Invitation));
    }
}
