namespace Cdop.DataCollection.Contracts;

/// <summary>
/// A case has become ready for the panel, or is so no more: moved back, reviewed, closed or opened by mistake. Happens again while it is
/// ready and anything of it changes. What the panel keeps of it is asked of <see cref="ICaseDirectory"/>, which says how it stands now.
/// </summary>
public sealed record CaseReadinessChanged : DomainEvent
{
    /// <summary>The case.</summary>
    public required CaseId Case { get; init; }

    /// <summary>The area that reviews it.</summary>
    public required Area Area { get; init; }
}
