using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview;

/// <summary>The family was told. The form binds to it as it stands.</summary>
internal sealed record RecordFamilyTold : IChangeFamily
{
    [Display(Name = "On which day?", ShortName = "The day")]
    public LocalDate? On { get; init; }

    [Display(Name = "Who told them, and how?", ShortName = "Who told them, and how"), StringLength(500)]
    public string? By { get; init; }

    [Display(Name = "If it was on a day to avoid, why?", ShortName = "Why it was on a day to avoid"), StringLength(1000)]
    public string? Because { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => Because ?? "";

    IEnumerable<(string Field, string? Words)> IReadByOthers.Written => [(nameof(By), By), (nameof(Because), Because)];
}

internal sealed class RecordFamilyToldHandler(ChangeFamily change)
{
    /// <summary>Null where there is no such reviewed case.</summary>
    public Task<Result<string>?> Handle(string label, RecordFamilyTold command, CancellationToken ct) =>
        change.Make(label, command, (family, named) => family.Tell(command.On, (command.By ?? "").Trim(), (command.Because ?? "").Trim(), new(named.Born, named.Died), change.Today), ct);
}
