using System.ComponentModel.DataAnnotations;

namespace Cdop.Partnership;

/// <summary>A manager lets a person in again who was shut out, with the roles they had.</summary>
internal sealed record LetPersonBack : SentOnce
{
    [Display(Name = "Why?", ShortName = "Why"), StringLength(2000)]
    public required string Because { get; init; }
}

internal sealed class LetPersonBackHandler(PeopleInReach reach, IClock clock)
{
    public Task<Result<string>?> Handle(string id, LetPersonBack command, CancellationToken ct) =>
        reach.Change(id, command, command.Because, (person, me) => person.LetBack(command.Because, me, clock.GetCurrentInstant()), ct);
}
