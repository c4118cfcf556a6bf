using System.ComponentModel.DataAnnotations;

namespace Cdop.DataCollection;

/// <summary>Whether a joint agency response is needed, decided anew. The form binds to it as it stands.</summary>
internal sealed record DecideJointResponse : ChangeCase
{
    [Display(Name = "Is a joint agency response needed?", ShortName = "whether a joint agency response is needed")]
    public required bool IsNeeded { get; init; }

    [Display(Name = "Which of these apply?", ShortName = "What calls for it")]
    public IReadOnlyList<JointResponseCriteria> Criteria { get; init; } = [];

    [Display(Name = "Why")]
    [StringLength(2000)]
    public required string Because { get; init; }

    /// <inheritdoc/>
    public override string Why => Because;

    /// <summary>All that were ticked, in one.</summary>
    public JointResponseCriteria Met => Criteria.Aggregate(JointResponseCriteria.None, (all, one) => all | one);
}

/// <summary>Decides anew whether a joint agency response is needed: its clocks and tasks come or go with it.</summary>
internal sealed class DecideJointResponseHandler(DataCollectionDb db, ClockRules rules, ICurrentUser user, IClock clock) : ChangeCaseHandler(db)
{
    /// <summary>Null where there is no such case whose records the person may keep.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, DecideJointResponse command, CancellationToken ct) =>
        Change(
            reference,
            command,
            decided => Task.FromResult(decided.DecideJointResponse(command.IsNeeded, command.Met, command.Because, rules, user.Id, clock.GetCurrentInstant()).As(_ => decided.Reference.ToString())),
            ct);
}
