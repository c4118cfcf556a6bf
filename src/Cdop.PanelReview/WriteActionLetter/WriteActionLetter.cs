namespace Cdop.PanelReview;

/// <summary>The partners inform a body in writing that it should act (Children Act 2004, section 16M(5)). The form binds to it as it stands.</summary>
internal sealed record WriteActionLetter : LetterFacts, IChange, IReadByOthers
{
    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";

    IEnumerable<(string Field, string? Words)> IReadByOthers.Written => [(nameof(To), To), (nameof(Address), Address)];
}

internal sealed class WriteActionLetterHandler(ChangeRecommendation change, TellingWords telling, ICurrentUser user, IClock clock)
{
    /// <summary>Null where there is no such recommendation that the person may see.</summary>
    public Task<Result<string>?> Handle(string reference, WriteActionLetter command, CancellationToken ct) =>
        change.Make(reference, command, (recommendation, reviewed) => Write(recommendation, reviewed, command, ct), ct);

    private async Task<Result<string>?> Write(Recommendation recommendation, PanelCase reviewed, WriteActionLetter command, CancellationToken ct) =>
        (await telling.In(reviewed, command.Words ?? "", ct)).FirstOrDefault(words => words.IsSure) is { } tells
            ? new Problem(nameof(command.Words), tells.Sentence)
            : recommendation.Write(command, user.Id, user.Name, clock.GetCurrentInstant()).As(letter => $"/recommendations/{recommendation.Reference}/letters/{letter.Number}");
}
