using System.ComponentModel.DataAnnotations;

namespace Cdop.Partnership;

/// <summary>A manager puts right what to call a person, and where notices go.</summary>
internal sealed record DescribePerson : SentOnce
{
    [Display(Name = "Name")]
    public required string Name { get; init; }

    [Display(Name = "Work email (for notices only)")]
    public string? WorkEmail { get; init; }

    /// <summary>The version that was on the page.</summary>
    public Guid Version { get; init; }
}

internal sealed class DescribePersonHandler(PeopleInReach reach, IClock clock)
{
    /// <summary>What is said where somebody else was faster.</summary>
    public const string Overtaken = "Somebody else changed this person while you had them open. What you wrote is still here: look at what they did, then send it again";

    public Task<Result<string>?> Handle(string id, DescribePerson command, CancellationToken ct) =>
        reach.Change(
            id,
            command,
            "",
            (person, me) => person.Version != command.Version ? new Problem("", Overtaken) : person.Describe(command.Name, command.WorkEmail, me, clock.GetCurrentInstant()),
            ct);
}
