namespace Cdop.PanelReview;

/// <summary>Members are asked to score the cases of a meeting apart, or are not any more. The form binds to it as it stands.</summary>
internal sealed record AskScores : IChangeSeen
{
    public bool Asks { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";
}

internal sealed class AskScoresHandler(ChangeMeeting change, PanelReviewDb db, MeetingMail mail, IClock clock)
{
    /// <summary>Null where there is no such meeting.</summary>
    public Task<Result<string>?> Handle(string number, AskScores command, CancellationToken ct) =>
        change.Make(
            number,
            command,
            async meeting =>
            {
                var (wasAsked, asked) = (meeting.AsksScores, meeting.AskScores(command.Asks, clock.GetCurrentInstant()));
                if (asked.Succeeded && command.Asks && !wasAsked)
                {
                    mail.AskScores(db, meeting, await db.CanRead(meeting, ct)); // who cannot sign in can score nothing
                }

                return asked;
            },
            ct);
}
