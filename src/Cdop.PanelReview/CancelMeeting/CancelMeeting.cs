using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A meeting does not take place, and everyone invited is told.</summary>
internal sealed record CancelMeeting : IChangeSeen
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
}

internal sealed class CancelMeetingHandler(ChangeMeeting change, PanelReviewDb db, MeetingMail mail, ICurrentUser user, IClock clock)
{
    /// <summary>Null where there is no such meeting.</summary>
    public Task<Result<string>?> Handle(string number, CancelMeeting command, CancellationToken ct) =>
        change.Make(
            number,
            command,
            async meeting =>
            {
                if ((await db.ProgressOf(meeting.Id, user.AreasFor(Permission.PlanPanels), ct)).Bars(meeting) is { } bar)
                {
                    return new Problem("", bar);
                }

                var cancelled = meeting.Cancel(command.Reason, command.Because ?? "", user.Id, clock.GetCurrentInstant());
                if (cancelled.Succeeded)
                {
                    // What it was to take waits again for another meeting, also what whoever cancels it may not see.
                    db.RemoveRange(await db.Agenda.WithSpecification(new AgendaOf(meeting.Id)).ToListAsync(ct));
                    mail.TellCancelled(db, meeting, await db.Guests.AsNoTracking().WithSpecification(new GuestsOfMeeting(meeting.Id)).ToListAsync(ct));
                }

                return cancelled;
            },
            ct);
}
