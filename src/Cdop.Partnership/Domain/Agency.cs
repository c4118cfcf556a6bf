namespace Cdop.Partnership.Domain;

/// <summary>An organisation that knew a child or answers for a part of the review. Other modules keep its code alone.</summary>
internal sealed class Agency : Aggregate
{
    /// <summary>The ODS code of a health organisation, the ONS code of a council, or letters of our own.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required AgencyKind Kind { get; init; }

    public required string Town { get; init; }

    public Postcode? Postcode { get; init; }

    /// <summary>What to know of it, such as what it was merged from; empty where nothing.</summary>
    public required string Note { get; init; }

    /// <summary>False once it has closed or merged: older records still name it.</summary>
    public required bool IsOpen { get; init; }
}

/// <summary>What an agency does.</summary>
internal enum AgencyKind
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
