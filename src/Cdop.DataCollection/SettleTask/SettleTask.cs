using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>What became of one thing to be done for a case. The form binds to it as it stands.</summary>
internal sealed record SettleTask
{
    [Display(Name = "What became of it?", ShortName = "What became of it")]
    public Outcome Outcome { get; init; } = Outcome.Done;

    [Display(Name = "Day it was done")]
    public LocalDate? On { get; init; }

    [Display(Name = "Who did it (if not you)")]
    [StringLength(200)]
    public string? DoneBy { get; init; }

    [Display(Name = "Why, or a remark", ShortName = "Why")]
    [StringLength(2000)]
    public string? Because { get; init; }

    /// <summary>The version of the case that the form was filled in beside.</summary>
    public Guid Version { get; init; }

    public Settlement Said => new(Outcome, On, null, DoneBy ?? "", Because ?? "");
}

/// <summary>Says what became of a thing to be done.</summary>
internal sealed class SettleTaskHandler(DataCollectionDb db, ICurrentUser user, IClock clock)
{
    /// <summary>Null where there is no such thing to be done, or the person may not.</summary>
    public async Task<Result<bool>?> Handle(CaseReference reference, string code, SettleTask command, CancellationToken ct)
    {
        if (await db.Whole(reference).SingleOrDefaultAsync(ct) is not { } settled || settled.Tasks.All(t => t.Code != code))
        {
            return null;
        }

        var result = settled.SettleTask(code, command.Said, user.Id, clock.GetCurrentInstant());
        if (result is { Succeeded: true, Value: true })
        {
            db.Expect(settled, command.Version);
            await db.SaveBecause(command.Because ?? "", ct);
        }

        return result;
    }
}
