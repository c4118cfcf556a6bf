using System.ComponentModel.DataAnnotations;

namespace Cdop.Partnership;

/// <summary>A manager gives a person a role, in areas of their own.</summary>
internal sealed record GiveRole : SentOnce
{
    [Display(Name = "Role")]
    public required Role Role { get; init; }

    [Display(Name = "Areas")]
    public IReadOnlyList<Area> Areas { get; init; } = [];

    [Display(Name = "All areas, also those that are switched on later")]
    public bool ForAll { get; init; }

    [Display(Name = "Why?", ShortName = "Why"), StringLength(2000)]
    public required string Because { get; init; }

    /// <summary>Gives the role wherever it was asked for.</summary>
    public Result<Person> To(Person person, Giver giver, Instant now)
    {
        if (!ForAll && Areas.Count == 0)
        {
            return new Problem(nameof(Areas), "Choose at least one area");
        }

        Result<Person> given = person;
        foreach (var area in ForAll ? [null] : Areas.Cast<Area?>())
        {
            given = person.Give(Role, area, giver, now);
            if (!given.Succeeded)
            {
                break;
            }
        }

        return given;
    }
}

internal sealed class GiveRoleHandler(PeopleInReach reach, IClock clock)
{
    public Task<Result<string>?> Handle(string id, GiveRole command, CancellationToken ct) =>
        reach.Change(id, command, command.Because, (person, me) => command.To(person, me, clock.GetCurrentInstant()), ct);
}
