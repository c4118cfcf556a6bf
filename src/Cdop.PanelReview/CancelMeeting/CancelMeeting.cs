using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview;

/// <summary>A meeting does not take place, and everyone invited is told.</summary>
internal sealed record CancelMeeting : IChangeMeeting
{
    [Display(Name = "Why? Everyone invited reads it", ShortName = "Why"), StringLength(500)]
    public required string Because { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChangeMeeting.Why => Because;
}

internal sealed class CancelMeetingHandler(ChangeMeeting change, PanelReviewDb db, MeetingMail mail, ICurrentUser user, IClock clock)
{
    /// <summary>Null where there is no such meeting.</summary>
    public Task<Result<string>?> Handle(string number, CancelMeeting command, CancellationToken ct) =>
        change.Make(
            number,
            command,
            meeting =>
            {
                var cancelled = meeting.Cancel(command.Because, user.Id, clock.GetCurrentInstant());
                if (cancelled.Succeeded)
                {
                    mail.TellCancelled(db, meeting);
                }

                return Task.FromResult(cancelled);
            },
            ct);
}
