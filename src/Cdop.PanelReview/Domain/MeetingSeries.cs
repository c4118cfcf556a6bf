namespace Cdop.PanelReview.Domain;

/// <summary>A rhythm in which a panel meets, such as each quarter: the next dates are proposed from it, and a person fixes each.</summary>
internal sealed class MeetingSeries : Aggregate
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required string Name { get; init; }

    /// <summary>The code of the panel.</summary>
    public required string Panel { get; init; }

    /// <summary>Rules in the manner of cron, a line each.</summary>
    public required string Rules { get; init; }

    public required int Minutes { get; init; }

    public required string Place { get; init; }

    /// <summary>Since when no dates are proposed from it; null while they are.</summary>
    public LocalDate? EndedOn { get; private set; }

    /// <summary>The rules, one by one.</summary>
    public IEnumerable<string> EachRule => Rules.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static MeetingSeries Of(SeriesFacts facts) =>
        new() { Name = facts.Name, Panel = facts.Panel, Rules = string.Join('\n', facts.Rules), Minutes = facts.Minutes, Place = facts.Place };
}
