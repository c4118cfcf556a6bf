using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview;

/// <summary>What a family is to be told, and by whom. The form binds to it as it stands.</summary>
internal sealed record PlanFamilyFeedback : IChangeFamily
{
    [Display(Name = "What are they told?", ShortName = "What the family is to be told"), StringLength(4000)]
    public string? What { get; init; }

    [Display(Name = "Who tells them?", ShortName = "Who tells them"), StringLength(500)]
    public string? TellsThem { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";

    IEnumerable<(string Field, string? Words)> IReadByOthers.Written => [(nameof(What), What)];
}

internal sealed class PlanFamilyFeedbackHandler(ChangeFamily change)
{
    /// <summary>Null where there is no such reviewed case.</summary>
    public Task<Result<string>?> Handle(string label, PlanFamilyFeedback command, CancellationToken ct) =>
        change.Make(label, command, (family, _) => family.Plan((command.What ?? "").Trim(), (command.TellsThem ?? "").Trim()), ct);
}
