using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Who is at a meeting, by themselves or by their deputy. The form binds to it as it stands.</summary>
internal sealed record RecordAttendance : IChangeSeen
{
    /// <summary>The invitations of those who are there.</summary>
    [Display(Name = "Who is there?", ShortName = "Who is there")]
    public IReadOnlyList<Guid> Present { get; init; } = [];

    [Display(Name = "Which guest experts are there?", ShortName = "Guest experts who are there")]
    public IReadOnlyList<Guid> Guests { get; init; } = [];

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";
}

internal sealed class RecordAttendanceHandler(ChangeMeeting change, PanelReviewDb db, IClock clock)
{
    /// <summary>Null where there is no such meeting.</summary>
    public Task<Result<string>?> Handle(string number, RecordAttendance command, CancellationToken ct) =>
        change.Make(number, command, meeting => Attend(meeting, command, ct), ct);

    private async Task<Result<Meeting>> Attend(Meeting meeting, RecordAttendance command, CancellationToken ct)
    {
        foreach (var guest in await db.Guests.Where(one => one.Meeting == meeting.Id && one.WithdrawnAt == null).ToListAsync(ct))
        {
            guest.Attend(command.Present.Count > 0 && command.Guests.Contains(guest.Id)); // with no member there, nobody is
        }

        return meeting.Attend(command.Present, clock.GetCurrentInstant());
    }
}
