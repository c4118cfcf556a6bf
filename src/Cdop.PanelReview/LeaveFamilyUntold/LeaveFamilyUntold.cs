using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview;

/// <summary>A family that was told of a finding is not told of what changed in it. The form binds to it as it stands.</summary>
internal sealed record LeaveFamilyUntold : IChangeFamily
{
    [Display(Name = "Why are they not told of what changed?", ShortName = "Why they are not told"), StringLength(1000)]
    public string? Because { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => Because ?? "";

    IEnumerable<(string Field, string? Words)> IReadByOthers.Written => [(nameof(Because), Because)];
}

internal sealed class LeaveFamilyUntoldHandler(ChangeFamily change)
{
    /// <summary>Null where there is no such reviewed case.</summary>
    public Task<Result<string>?> Handle(string label, LeaveFamilyUntold command, CancellationToken ct) =>
        change.Make(label, command, (family, _) => family.Leave((command.Because ?? "").Trim(), change.Today), ct);
}
