namespace Cdop.PanelReview;

/// <summary>Somebody writes the analysis forms of a meeting from now on, in place of who did. The form binds to it as it stands.</summary>
internal sealed record WriteForMeeting : IChangeSeen
{
    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";
}

internal sealed class WriteForMeetingHandler(ChangeMeeting change, ICurrentUser user, IClock clock)
{
    /// <summary>Null where there is no such meeting. An answer to an invitation that came meanwhile does not refuse it.</summary>
    public Task<Result<string>?> Handle(string number, WriteForMeeting command, CancellationToken ct) =>
        change.Make(number, command, meeting => Task.FromResult(meeting.Record(user.Id, user.Name, clock.GetCurrentInstant())), ct, onlyAdds: true);
}
