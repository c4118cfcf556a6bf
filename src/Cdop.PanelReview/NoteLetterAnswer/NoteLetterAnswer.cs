using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview;

/// <summary>It is written down what was answered to a letter. The form binds to it as it stands.</summary>
internal sealed record NoteLetterAnswer : IChange, IReadByOthers
{
    [Display(Name = "When did the answer come?", ShortName = "When the answer came")]
    public required LocalDate On { get; init; }

    [Display(Name = "What did they answer?", ShortName = "What they answered"), StringLength(4000)]
    public required string Words { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";

    IEnumerable<(string Field, string? Words)> IReadByOthers.Written => [(nameof(Words), Words)];
}

internal sealed class NoteLetterAnswerHandler(ChangeRecommendation change, IClock clock)
{
    /// <summary>Null where there is no such letter that the person may see.</summary>
    public Task<Result<string>?> Handle(string reference, int number, NoteLetterAnswer command, CancellationToken ct) =>
        change.Make(
            reference,
            command,
            (recommendation, _) => Task.FromResult(recommendation.Letters.SingleOrDefault(one => one.Number == number)?
                .Answered(command.On, command.Words.Trim(), clock.GetCurrentInstant()).As(_ => $"/recommendations/{reference}")),
            ct);
}
