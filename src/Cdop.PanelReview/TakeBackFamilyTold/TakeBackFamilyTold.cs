using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview;

/// <summary>It was recorded wrongly that a family was told, or that it is not told. The form binds to it as it stands.</summary>
internal sealed record TakeBackFamilyTold : IChangeFamily
{
    [Display(Name = "What was wrong?", ShortName = "What was wrong"), StringLength(1000)]
    public string? Because { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => Because ?? "";

    IEnumerable<(string Field, string? Words)> IReadByOthers.Written => [(nameof(Because), Because)];
}

internal sealed class TakeBackFamilyToldHandler(ChangeFamily change)
{
    /// <summary>Null where there is no such reviewed case.</summary>
    public Task<Result<string>?> Handle(string label, TakeBackFamilyTold command, CancellationToken ct) =>
        change.Make(label, command, (family, _) => family.TakeBack((command.Because ?? "").Trim()), ct);
}
