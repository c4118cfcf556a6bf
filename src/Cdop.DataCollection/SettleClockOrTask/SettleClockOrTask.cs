using System.ComponentModel.DataAnnotations;

namespace Cdop.DataCollection;

/// <summary>What became of one of a case's time limits, or of a thing to be done for it. The form binds to it as it stands.</summary>
internal sealed record SettleClockOrTask : ChangeCase
{
    [Display(Name = "What became of it?", ShortName = "What became of it")]
    public Outcome Outcome { get; init; }

    [Display(Name = "Day it was done")]
    public LocalDate? On { get; init; }

    /// <summary>Asked of limits only: a task has none to be measured by.</summary>
    [Display(Name = "Time it was done (if known)")]
    public LocalTime? Time { get; init; }

    [Display(Name = "Who did it (if not you)")]
    [StringLength(200)]
    public string? DoneBy { get; init; }

    [Display(Name = "Why, or a remark", ShortName = "Why")]
    [StringLength(2000)]
    public string? Because { get; init; }

    /// <inheritdoc/>
    public override string Why => Because ?? "";

    public Settlement Said => new(Outcome, On, Time, DoneBy ?? "", Because ?? "");
}

/// <summary>Settles a clock or a task: done, not done or not needed; or takes that back.</summary>
internal sealed class SettleClockOrTaskHandler(DataCollectionDb db, ClockRules rules, ICurrentUser user, IClock clock) : ChangeCaseHandler(db)
{
    /// <summary>Null where there is no such clock or task that the person may settle.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, string code, SettleClockOrTask command, CancellationToken ct) =>
        Change(
            reference,
            command,
            settled => Task.FromResult(settled.Settle(code, command.Said, rules, user.Id, clock.GetCurrentInstant()).As(_ => reference.ToString())),
            ct,
            part: code,
            has: settled => settled.Has(code));
}
