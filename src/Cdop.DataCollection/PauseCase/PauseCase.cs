using System.ComponentModel.DataAnnotations;

namespace Cdop.DataCollection;

/// <summary>Why a case waits lawfully, and when somebody looks again. The form binds to it as it stands.</summary>
internal sealed record PauseCase : ChangeCase
{
    [Display(Name = "What does it wait for?", ShortName = "What it waits for")]
    [StringLength(40)]
    public required string Reason { get; init; }

    [Display(Name = "In your words", ShortName = "Your words")]
    [StringLength(2000)]
    public string? Words { get; init; }

    [Display(Name = "Paused from", ShortName = "The day it was paused")]
    public required LocalDate On { get; init; }

    [Display(Name = "When to look at it again", ShortName = "The day to look again")]
    public required LocalDate ReviewOn { get; init; }

    /// <inheritdoc/>
    public override string Why => Words ?? "";
}

/// <summary>Pauses a case, or says anew why and until when.</summary>
internal sealed class PauseCaseHandler(DataCollectionDb db, ClockRules rules, ICurrentUser user, IClock clock) : ChangeCaseHandler(db)
{
    /// <summary>Null where there is no such case that the person may work.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, PauseCase command, CancellationToken ct) =>
        Change(
            reference,
            command,
            paused => Task.FromResult(rules.Pauses.FirstOrDefault(known => known.Code == command.Reason) is { } reason
                ? paused.PauseFor(reason, command.Words ?? "", command.On, command.ReviewOn, user.Id, clock.GetCurrentInstant())
                : new Problem(nameof(command.Reason), "Select what it waits for")),
            ct);
}
