using System.ComponentModel.DataAnnotations;

namespace Cdop.Partnership;

/// <summary>A manager opens a restricted notification or case again to everybody of its area.</summary>
internal sealed record LiftRestriction : SentOnce
{
    [Display(Name = "Why? (do not name the child)", ShortName = "Why"), StringLength(2000)]
    public required string Because { get; init; }
}

internal sealed class LiftRestrictionHandler(AccessInEveryModule access, ICurrentUser user, IClock clock)
{
    public Task<Result<string>?> Handle(string reference, LiftRestriction command, CancellationToken ct) =>
        access.Change(
            reference,
            command,
            command.Because,
            kept => Task.FromResult(kept.Lift(command.Because, user.Id, clock.GetCurrentInstant())),
            ct);
}
