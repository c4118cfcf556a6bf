using System.ComponentModel.DataAnnotations;

namespace Cdop.Partnership;

/// <summary>A manager puts right what to call a person, and where notices go.</summary>
internal sealed record DescribePerson
{
    [Display(Name = "Name")]
    public required string Name { get; init; }

    [Display(Name = "Work e-mail (for notices only)")]
    public string? WorkEmail { get; init; }
}

internal sealed class DescribePersonHandler(PeopleInReach reach, IClock clock)
{
    public Task<Result<string>?> Handle(string id, DescribePerson command, CancellationToken ct) =>
        reach.Change(id, "", (person, me) => person.Describe(command.Name, command.WorkEmail, me, clock.GetCurrentInstant()), ct);
}
