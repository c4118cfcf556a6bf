using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>The invitations of members follow what is known of them, for the meetings that are still to come.</summary>
internal sealed class MemberInvitations(PanelReviewDb db, MeetingMail mail, IClock clock)
{
    /// <summary>A member was put right, or leaves: another address is invited anew and the old one gets nothing more; who does not sit on a meeting's day is not invited any more.</summary>
    public async Task Follow(PanelMember member, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var today = now.DateIn();
        var meetings = await db.Meetings.Include(m => m.Invitations)
            .Where(m => m.State == MeetingState.Planned && m.On >= today && m.Invitations.Any(i => i.Member == member.Id && i.Ended == null))
            .ToListAsync(ct);
        foreach (var meeting in meetings.Where(one => one.IsAhead(now)))
        {
            var invitation = meeting.Invited.Single(one => one.Member == member.Id);
            var address = invitation.Email;
            if (Follow(meeting, invitation, member, now))
            {
                await KeepBack(address, invitation, ct);
            }
        }
    }

    /// <summary>A meeting is moved: who does not sit on its new day is not invited any more.</summary>
    /// <param name="meeting">As it is moved.</param>
    /// <param name="deputies">Who was to come in somebody's place before, by the invitation.</param>
    /// <param name="ct">Gives up.</param>
    public async Task Follow(Meeting meeting, IReadOnlyDictionary<Guid, Deputy> deputies, CancellationToken ct)
    {
        var invited = meeting.Invited.Select(one => one.Member).ToList();
        var sitting = await db.Members.Where(m => invited.Contains(m.Id)).Sitting(meeting.Panel, meeting.On).Select(m => m.Id).ToListAsync(ct);
        foreach (var invitation in meeting.Invited.Where(one => !sitting.Contains(one.Member)).ToList())
        {
            meeting.End(invitation, WhyNotInvited.Left, clock.GetCurrentInstant());
            mail.TellEnded(db, meeting, invitation, deputies.GetValueOrDefault(invitation.Id));
        }
    }

    // What still waits to be sent of their invitation to the old address is not sent; what is of other matters goes out.
    private async Task KeepBack(string address, Invitation invitation, CancellationToken ct) =>
        db.RemoveRange(await db.Mail.Where(m => m.About == invitation.Id && m.To == address && m.State == MailState.Queued).ToListAsync(ct));

    // Whether it was given anew, to another address.
    private bool Follow(Meeting meeting, Invitation invitation, PanelMember member, Instant now)
    {
        var deputy = Deputy.Of(invitation);
        var isAnew = meeting.Correct(invitation, member, now);
        if (!member.SitsOn(meeting.Panel, meeting.On))
        {
            meeting.End(invitation, WhyNotInvited.Left, now);
            mail.TellEnded(db, meeting, invitation, deputy);
        }
        else if (isAnew)
        {
            mail.Invite(db, meeting, invitation);
            mail.TellDeputies(db, meeting, invitation, deputy);
        }

        return isAnew;
    }
}
