using System.ComponentModel.DataAnnotations;

namespace Cdop.Partnership;

/// <summary>A manager shuts out somebody who has left, or whose account is in the wrong hands.</summary>
internal sealed record DisablePerson : SentOnce
{
    [Display(Name = "Why?", ShortName = "Why"), StringLength(2000)]
    public required string Because { get; init; }
}

internal sealed class DisablePersonHandler(PeopleInReach reach, IClock clock)
{
    public Task<Result<string>?> Handle(string id, DisablePerson command, CancellationToken ct) =>
        reach.Change(id, command, command.Because, (person, me) => person.Disable(command.Because, me, clock.GetCurrentInstant()), ct);
}
