namespace Cdop.Partnership.Contracts;

/// <summary>The areas whose children this panel reviews, and what is to be known of each. Kept in memory; a change is seen within a minute.</summary>
public interface IAreaDirectory
{
    /// <summary>The areas that are switched on, by name.</summary>
    ValueTask<IReadOnlyList<AreaFacts>> All(CancellationToken ct);

    /// <summary>One area, switched on or not; null where it is not ours.</summary>
    ValueTask<AreaFacts?> Find(Area area, CancellationToken ct);

    /// <summary>The area that an outward postcode such as L36 points to. A proposal to a person, never a decision.</summary>
    ValueTask<AreaProposal> Propose(Postcode? postcode, CancellationToken ct);
}

/// <summary>What is to be known of an area.</summary>
/// <param name="Area">Its code.</param>
/// <param name="Name">Its name, such as St Helens.</param>
/// <param name="Letters">The three letters that begin its case references, such as STH.</param>
/// <param name="Council">The local authority (or government).</param>
/// <param name="Coroner">The coroner's area.</param>
/// <param name="Police">The police force.</param>
/// <param name="SafeguardingPartnership">The safeguarding partnership.</param>
/// <param name="IsInNcmd">Whether its deaths go to the National Child Mortality Database, which covers England.</param>
/// <param name="IsOn">Whether this panel serves it now.</param>
public sealed record AreaFacts(
    Area Area, string Name, string Letters, string Council, string Coroner, string Police, string SafeguardingPartnership, bool IsInNcmd, bool IsOn);

/// <summary>What an outward postcode says of the area.</summary>
/// <param name="Area">The area, or null where it lies outside or is not known.</param>
/// <param name="IsSure">Whether the whole outward code lies in that area, or outside all of ours; otherwise a person chooses.</param>
/// <param name="Why">A short sentence for the page, such as "L35 is shared with Knowsley".</param>
public sealed record AreaProposal(Area? Area, bool IsSure, string Why);
