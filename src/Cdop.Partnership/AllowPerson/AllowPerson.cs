using System.ComponentModel.DataAnnotations;

namespace Cdop.Partnership;

/// <summary>A manager puts a person on the closed list.</summary>
internal sealed record AllowPerson : SentOnce
{
    [Display(Name = "Person")]
    public required string Person { get; init; }

    [Display(Name = "Why? (do not name the child)", ShortName = "Why"), StringLength(2000)]
    public required string Because { get; init; }
}

internal sealed class AllowPersonHandler(AccessInEveryModule access, ICurrentUser user, IClock clock)
{
    public Task<Result<string>?> Handle(string reference, AllowPerson command, CancellationToken ct) =>
        access.Change(
            reference,
            command,
            command.Because,
            async kept => command.Person == user.Id.Value ? new Problem(nameof(command.Person), "Somebody else must put you on the list")
                : (await access.People(kept, ofArea: true, ct)).Any(p => p.Value == command.Person)
                ? kept.Allow(new(command.Person), command.Because, user.Id, clock.GetCurrentInstant())
                : new Problem(nameof(command.Person), "Choose a person of this area"),
            ct);
}
