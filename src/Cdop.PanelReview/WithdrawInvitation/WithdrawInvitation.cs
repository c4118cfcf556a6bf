using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A member who was invited to a meeting by mistake is not invited any more, and is told. The form binds to it as it stands.</summary>
internal sealed record WithdrawInvitation : IChangeSeen
{
    [Display(Name = "Why? (kept in the history, not sent)", ShortName = "Why"), StringLength(500)]
    public required string Because { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => Because;
}

internal sealed class WithdrawInvitationHandler(ChangeMeeting change, PanelReviewDb db, MeetingMail mail, IClock clock)
{
    /// <summary>Null where the meeting has no such invitation.</summary>
    public async Task<Result<string>?> Handle(string number, Guid invitation, WithdrawInvitation command, CancellationToken ct) =>
        await db.Meetings.AnyAsync(m => m.Number == number && m.Invitations.Any(i => i.Id == invitation), ct)
            ? await change.Make(number, command, meeting => Task.FromResult(Withdraw(meeting, meeting.Invitations.Single(one => one.Id == invitation))), ct)
            : null;

    private Result<Meeting> Withdraw(Meeting meeting, Invitation invitation)
    {
        var deputy = Deputy.Of(invitation);
        var withdrawn = meeting.Withdraw(invitation, clock.GetCurrentInstant());
        if (withdrawn.Succeeded)
        {
            mail.TellEnded(db, meeting, invitation, deputy);
        }

        return withdrawn;
    }
}
