namespace Cdop.Partnership.Domain;

/// <summary>
/// What the first half of a postcode says of the area. General knowledge that changes rarely: it proposes, and a person decides.
/// Seeded, never typed, and so not audited.
/// </summary>
internal sealed class OutwardCode : INotAudited
{
    public required string Code { get; init; }

    /// <summary>The area most of it lies in; null where most of it lies outside.</summary>
    public Area? Area { get; init; }

    /// <summary>Whether all of it lies in that area.</summary>
    public required bool IsSure { get; init; }

    /// <summary>Where it is, to follow its name in a sentence: "mostly in Sefton, partly in Liverpool".</summary>
    public required string Where { get; init; }
}
