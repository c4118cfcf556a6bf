using System.ComponentModel.DataAnnotations;

namespace Cdop.DataCollection;

/// <summary>The stage a case has come to. The form binds to it as it stands.</summary>
internal sealed record MoveCase : ChangeCase
{
    [Display(Name = "Which stage has it come to?", ShortName = "Stage")]
    public required CaseStage Stage { get; init; }

    [Display(Name = "On which day?", ShortName = "Day")]
    public required LocalDate On { get; init; }

    [Display(Name = "Why", ShortName = "Why")]
    [StringLength(2000)]
    public string? Because { get; init; }

    /// <inheritdoc/>
    public override string Why => Because ?? "";
}

/// <summary>Brings a case to another stage.</summary>
internal sealed class MoveCaseHandler(DataCollectionDb db, ClockRules rules, ICurrentUser user, IClock clock) : ChangeCaseHandler(db)
{
    /// <summary>Null where there is no such case that the person may work.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, MoveCase command, CancellationToken ct) =>
        Change(
            reference,
            command,
            moved => Task.FromResult(moved.MoveTo(command.Stage, command.On, command.Because ?? "", rules, user.Id, clock.GetCurrentInstant()).As(_ => reference.ToString())),
            ct);
}
