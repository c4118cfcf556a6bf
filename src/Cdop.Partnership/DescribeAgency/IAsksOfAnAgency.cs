namespace Cdop.Partnership;

/// <summary>A page that asks for the facts of an agency: they are asked in one way.</summary>
internal interface IAsksOfAnAgency
{
    AgencyFacts Form { get; }

    /// <summary>The areas that this panel serves.</summary>
    IReadOnlyList<AreaFacts> Areas { get; }

    Giver Me { get; }
}
