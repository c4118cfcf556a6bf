namespace Cdop.DataCollection.Contracts;

/// <summary>
/// The panel has ratified what it found of a case, or has ratified a new version of it. Told by the module of the panel, which comes later in
/// the line, and so said here: the case is reviewed from that day.
/// </summary>
public sealed record CaseReviewed : DomainEvent
{
    /// <summary>The case.</summary>
    public required CaseId Case { get; init; }

    /// <summary>The day on which the panel met.</summary>
    public required LocalDate On { get; init; }

    /// <summary>Who ratified it.</summary>
    public required UserId By { get; init; }
}
