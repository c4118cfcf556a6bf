namespace Cdop.Partnership.Contracts;

/// <summary>The agencies that a review may ask. Other modules keep an agency's code and ask here for the rest.</summary>
public interface IAgencyDirectory
{
    /// <summary>The agencies that are open, by name.</summary>
    ValueTask<IReadOnlyList<AgencyFacts>> All(CancellationToken ct);

    /// <summary>One agency, open or closed; null where there is none of that code.</summary>
    ValueTask<AgencyFacts?> Find(string code, CancellationToken ct);
}

/// <summary>What is to be known of an agency.</summary>
/// <param name="Code">The ODS code of a health organisation, the ONS code of a council, or letters of our own.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Town">Where it is.</param>
/// <param name="Postcode">Its postcode, where known.</param>
/// <param name="IsOpen">False once it has closed or merged.</param>
public sealed record AgencyFacts(string Code, string Name, AgencyKind Kind, string Town, Postcode? Postcode, bool IsOpen);

/// <summary>What an agency does.</summary>
public enum AgencyKind
{
    /// <summary>Integrated care board: a child death review partner with the councils.</summary>
    IntegratedCareBoard,

    /// <summary>Children's hospital.</summary>
    ChildrensHospital,

    /// <summary>Maternity and newborn hospital.</summary>
    MaternityHospital,

    /// <summary>General hospital.</summary>
    Hospital,

    /// <summary>Hospital of one specialty.</summary>
    SpecialistHospital,

    /// <summary>Community or mental health services.</summary>
    Community,

    /// <summary>Ambulance service.</summary>
    Ambulance,

    /// <summary>Local authority, with its children's social care and education.</summary>
    Council,

    /// <summary>Police force.</summary>
    Police,

    /// <summary>Coroner's area.</summary>
    Coroner,
}
