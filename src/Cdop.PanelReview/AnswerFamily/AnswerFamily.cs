using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview;

/// <summary>A question of the family, or the answer to one. The form binds to it as it stands.</summary>
internal sealed record AnswerFamily : IChangeFamily
{
    [Display(Name = "What do they ask?", ShortName = "What they ask"), StringLength(2000)]
    public string? Asked { get; init; }

    [Display(Name = "What were they answered?", ShortName = "What they were answered"), StringLength(2000)]
    public string? Answer { get; init; }

    [Display(Name = "On which day?", ShortName = "The day")]
    public LocalDate? On { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";

    IEnumerable<(string Field, string? Words)> IReadByOthers.Written => [(nameof(Asked), Asked), (nameof(Answer), Answer)];
}

internal sealed class AnswerFamilyHandler(ChangeFamily change)
{
    /// <summary>Null where there is no such reviewed case, or no such question.</summary>
    /// <param name="label">The panel reference of the case.</param>
    /// <param name="question">Which question; null for a new one.</param>
    /// <param name="command">What was sent.</param>
    /// <param name="ct">Gives up.</param>
    public Task<Result<string>?> Handle(string label, int? question, AnswerFamily command, CancellationToken ct) => change.Make(
        label,
        command,
        (family, _) => question is { } number ? family.Answer(number, (command.Answer ?? "").Trim(), command.On, change.Today) : family.Ask((command.Asked ?? "").Trim(), command.On, change.Today),
        ct);
}
