using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview;

/// <summary>Who is at a meeting, by themselves or by their deputy. The form binds to it as it stands.</summary>
internal sealed record RecordAttendance : IChangeSeen
{
    /// <summary>The invitations of those who are there.</summary>
    [Display(Name = "Who is there?", ShortName = "Who is there")]
    public IReadOnlyList<Guid> Present { get; init; } = [];

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";
}

internal sealed class RecordAttendanceHandler(ChangeMeeting change, IClock clock)
{
    /// <summary>Null where there is no such meeting.</summary>
    public Task<Result<string>?> Handle(string number, RecordAttendance command, CancellationToken ct) =>
        change.Make(number, command, meeting => Task.FromResult(meeting.Attend(command.Present, clock.GetCurrentInstant())), ct);
}
