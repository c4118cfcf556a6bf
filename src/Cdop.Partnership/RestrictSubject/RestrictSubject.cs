using System.ComponentModel.DataAnnotations;

namespace Cdop.Partnership;

/// <summary>A manager closes a notification or case to all but a list, which begins with those who manage the area.</summary>
internal sealed record RestrictSubject : SentOnce
{
    [Display(Name = "Why? (do not name the child)", ShortName = "Why"), StringLength(2000)]
    public required string Because { get; init; }
}

internal sealed class RestrictSubjectHandler(AccessInEveryModule access, ICurrentUser user, IClock clock)
{
    public Task<Result<string>?> Handle(string reference, RestrictSubject command, CancellationToken ct) =>
        access.Change(
            reference,
            command,
            command.Because,
            async kept => kept.IsRestricted
                ? new Problem("", "It is restricted already. Say who may see it on its list") // a second time would put whoever was taken off back on
                : kept.Restrict(await access.ManagersOf(kept.Area, ct), command.Because, user.Id, clock.GetCurrentInstant()),
            ct);
}
