using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Members who came to the panel since a meeting was planned are invited to it.</summary>
internal sealed record InviteMembers : IChangeMeeting
{
    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChangeMeeting.Why => "";
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
                if (!meeting.IsPlanned || meeting.Ends <= now)
                {
                    return new Problem("", "Nobody can be invited any more: the meeting is over or cancelled");
                }

                foreach (var member in await db.Members.AsNoTracking().Sitting(meeting.Panel, meeting.On).ToListAsync(ct))
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
