using System.ComponentModel.DataAnnotations;

namespace Cdop.DataCollection;

/// <summary>The case goes on. The form binds to it as it stands.</summary>
internal sealed record ResumeCase : ChangeCase
{
    [Display(Name = "It goes on from", ShortName = "The day it goes on")]
    public required LocalDate On { get; init; }

    [Display(Name = "What has ended, or a remark", ShortName = "The remark")]
    [StringLength(2000)]
    public string? Because { get; init; }

    /// <inheritdoc/>
    public override string Why => Because ?? "";
}

/// <summary>Goes on with a paused case.</summary>
internal sealed class ResumeCaseHandler(DataCollectionDb db, ICurrentUser user, IClock clock) : ChangeCaseHandler(db)
{
    /// <summary>Null where there is no such case that the person may work.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, ResumeCase command, CancellationToken ct) =>
        Change(reference, command, paused => Task.FromResult(paused.Resume(command.On, command.Because ?? "", user.Id, clock.GetCurrentInstant())), ct);
}
