using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A meeting is at another day, hour or place, and everyone invited is told.</summary>
internal sealed record MoveMeeting : MeetingFacts, IChangeSeen
{
    [Display(Name = "Why? Everyone invited reads it", ShortName = "Why")]
    public WhyMeetingChanges? Reason { get; init; }

    [Display(Name = "More, for the page of the meeting (if anything)", ShortName = "What is said on the page of the meeting"), StringLength(500)]
    public string? Because { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => Because ?? "";

    /// <summary>As the meeting stands.</summary>
    public static MoveMeeting Of(Meeting meeting) =>
        new() { On = meeting.On, Starts = meeting.Starts, Minutes = meeting.Minutes, Place = meeting.Place, Version = meeting.Version };
}

internal sealed class MoveMeetingHandler(ChangeMeeting change, PanelReviewDb db, PanelRules rules, MeetingMail mail, MemberInvitations invitations, ICurrentUser user, IClock clock)
{
    /// <summary>Null where there is no such meeting.</summary>
    public Task<Result<string>?> Handle(string number, MoveMeeting command, CancellationToken ct) =>
        change.Make(
            number,
            command,
            async meeting =>
            {
                if ((await db.ProgressOf(meeting.Id, user.AreasFor(Permission.PlanPanels), ct)).Bars(meeting) is { } bar)
                {
                    return new Problem("", bar);
                }

                if (!command.AllowsClash && await MeetingClash.On(db, command.On, meeting.Id, ct))
                {
                    return new Problem(nameof(command.On), MeetingClash.Sentence);
                }

                var deputies = meeting.Deputies;
                var moved = meeting.Move(command, command.Reason, command.Because ?? "", rules, user.Id, clock.GetCurrentInstant());
                if (moved.Succeeded)
                {
                    await invitations.Follow(meeting, deputies, ct);
                    mail.TellMoved(db, meeting, deputies);
                    mail.TellMoved(db, meeting, await db.Guests.AsNoTracking().WithSpecification(new GuestsOfMeeting(meeting.Id)).ToListAsync(ct));
                }

                return moved;
            },
            ct);
}
