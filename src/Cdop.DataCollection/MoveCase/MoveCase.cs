using System.ComponentModel.DataAnnotations;

namespace Cdop.DataCollection;

/// <summary>The stage a case has come to. The form binds to it as it stands.</summary>
internal sealed record MoveCase : ChangeCase
{
    [Display(Name = "Which stage has it come to?", ShortName = "Stage")]
    [Required]
    public CaseStage? Stage { get; init; }

    [Display(Name = "On which day?", ShortName = "Day")]
    public required LocalDate On { get; init; }

    [Display(Name = "Why", ShortName = "Why")]
    [StringLength(2000)]
    public string? Because { get; init; }

    /// <inheritdoc/>
    public override string Why => Because ?? "";
}

/// <summary>Brings a case to another stage. With a case that is closed, nothing is asked about it any more.</summary>
internal sealed class MoveCaseHandler(DataCollectionDb db, EndRequests requests, ClockRules rules, ICurrentUser user, IClock clock) : ChangeCaseHandler(db)
{
    /// <summary>Null where there is no such case that the person may work.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, MoveCase command, CancellationToken ct) =>
        Change(reference, command, moved => Move(moved, command, ct), ct);

    private async Task<Result<string>> Move(Case moved, MoveCase command, CancellationToken ct)
    {
        var result = moved.MoveTo(command.Stage!.Value, command.On, command.Because ?? "", rules, user.Id, clock.GetCurrentInstant());
        if (result.Succeeded && command.Stage == CaseStage.Closed)
        {
            await requests.Handle(moved.Subject, "The case is closed", ct);
        }

        return result.As(_ => moved.Reference.ToString());
    }
}
