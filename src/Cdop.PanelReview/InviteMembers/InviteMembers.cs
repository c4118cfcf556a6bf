using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Members who came to the panel since a meeting was planned are invited to it, or one whose invitation was withdrawn is invited again.</summary>
internal sealed record InviteMembers : IChangeSeen
{
    /// <summary>The one to invite again; null for all who were not invited.</summary>
    public Guid? Member { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";
}

internal sealed class InviteMembersHandler(ChangeMeeting change, PanelReviewDb db, MeetingMail mail, IClock clock)
{
    /// <summary>Null where there is no such meeting.</summary>
    public Task<Result<string>?> Handle(string number, InviteMembers command, CancellationToken ct) =>
        change.Make(
            number,
            command,
            async meeting =>
            {
                var now = clock.GetCurrentInstant();
                if (!meeting.IsAhead(now))
                {
                    return new Problem("", "Nobody can be invited any more: the meeting is over or cancelled");
                }

                var withdrawn = meeting.Invitations.Where(one => one.Ended == WhyNotInvited.Withdrawn).Select(one => one.Member).ToHashSet();
                var sitting = await db.Members.AsNoTracking().Sitting(meeting.Panel, meeting.On).ToListAsync(ct);
                if (command.Member is { } again && sitting.TrueForAll(one => one.Id != again))
                {
                    return new Problem("", "They do not sit on this panel on the day of the meeting");
                }

                foreach (var member in sitting.Where(one => command.Member is { } only ? one.Id == only : !withdrawn.Contains(one.Id)))
                {
                    if (meeting.Invite(member, now) is { } invitation)
                    {
                        mail.Invite(db, meeting, invitation);
                    }
                }

                return meeting;
            },
            ct);
}
