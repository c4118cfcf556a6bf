using System.ComponentModel.DataAnnotations;

namespace Cdop.Partnership;

/// <summary>A manager takes a role back.</summary>
internal sealed record TakeRole : SentOnce
{
    [Display(Name = "Why?", ShortName = "Why"), StringLength(2000)]
    public required string Because { get; init; }
}

internal sealed class TakeRoleHandler(PeopleInReach reach, IClock clock)
{
    public Task<Result<string>?> Handle(string id, Guid role, TakeRole command, CancellationToken ct) =>
        reach.Change(id, command, command.Because, (person, me) => person.Roles.SingleOrDefault(r => r.Id == role) is { } held ? person.Take(held, command.Because, me, clock.GetCurrentInstant()) : new Problem("", "This person does not hold that role"), ct, part: $"{role}");
}
