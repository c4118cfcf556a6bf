using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>The stage a case has come to. The form binds to it as it stands.</summary>
internal sealed record MoveCase
{
    [Display(Name = "Which stage has it come to?", ShortName = "Stage")]
    public required CaseStage Stage { get; init; }

    [Display(Name = "On which day?", ShortName = "Day")]
    public required LocalDate On { get; init; }

    [Display(Name = "Why", ShortName = "Why")]
    [StringLength(2000)]
    public string? Because { get; init; }

    /// <summary>The version of the case that the form was filled in beside.</summary>
    public Guid Version { get; init; }
}

/// <summary>Brings a case to another stage.</summary>
internal sealed class MoveCaseHandler(DataCollectionDb db, ClockRules rules, ICurrentUser user, IClock clock)
{
    /// <summary>Null where there is no such case that the person may work.</summary>
    public async Task<Result<bool>?> Handle(CaseReference reference, MoveCase command, CancellationToken ct)
    {
        if (await db.Whole(reference).SingleOrDefaultAsync(ct) is not { } moved)
        {
            return null;
        }

        var result = moved.MoveTo(command.Stage, command.On, command.Because ?? "", rules, user.Id, clock.GetCurrentInstant());
        if (result is { Succeeded: true, Value: true })
        {
            db.Expect(moved, command.Version);
            await db.SaveBecause(command.Because ?? "", ct);
        }

        return result;
    }
}
