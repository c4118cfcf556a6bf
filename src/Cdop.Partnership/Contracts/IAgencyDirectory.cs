using System.ComponentModel.DataAnnotations;

namespace Cdop.Partnership.Contracts;

/// <summary>Who can be asked what they know of a child: the open agencies of an area and their people. Other modules keep an agency's code and what they asked it.</summary>
public interface IAgencyDirectory
{
    /// <summary>The agencies of these kinds that serve an area, by name, each with the people to ask for forms there; who is asked first comes first.</summary>
    Task<IReadOnlyList<AgencyToAsk>> ToAsk(Area area, IReadOnlyCollection<AgencyKind> kinds, CancellationToken ct);

    /// <summary>To whom it goes when this agency answers late, in an area; empty where nobody is named.</summary>
    Task<IReadOnlyList<PersonToAsk>> LineLeads(string code, Area area, CancellationToken ct);

    /// <summary>Whom the child death review partners of an area (the integrated care board, besides the council) have named to hear of late answers.</summary>
    Task<IReadOnlyList<PersonToAsk>> Partners(Area area, CancellationToken ct);

    /// <summary>
    /// Whether the people of an agency write from the domain of this address; where none of the directory is meant, whether those
    /// of some agency that serves the area do. That another agency somewhere does says nothing of whether it is the right one.
    /// </summary>
    Task<bool> Knows(string email, string? code, Area area, CancellationToken ct);

    /// <summary>Those of these addresses that it does not know, looked up together.</summary>
    Task<IReadOnlySet<AddressOfAgency>> Unknown(IReadOnlyCollection<AddressOfAgency> addresses, Area area, CancellationToken ct);
}

/// <summary>An address at which an agency is asked.</summary>
/// <param name="Email">The address.</param>
/// <param name="Code">The code of the agency; null where none of the directory is meant.</param>
public sealed record AddressOfAgency(string Email, string? Code);

/// <summary>An agency that can be asked.</summary>
/// <param name="Code">What other modules keep of it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it does.</param>
/// <param name="RequestsTo">Its secure mailbox for requests; null where none is known or it may not be asked by mail.</param>
/// <param name="People">The people to ask for forms in that area, who is asked first before the others.</param>
/// <param name="MayBeMailed">Whether it may be asked by mail; where not, its people are asked by post or telephone.</param>
public sealed record AgencyToAsk(string Code, string Name, AgencyKind Kind, string? RequestsTo, IReadOnlyList<PersonToAsk> People, bool MayBeMailed);

/// <summary>Somebody to ask in an agency.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Role">What they are there.</param>
/// <param name="Email">Work email, where known.</param>
/// <param name="Telephone">Telephone, where known.</param>
public sealed record PersonToAsk(string Name, string Role, string? Email, string? Telephone);

/// <summary>What an agency does.</summary>
public enum AgencyKind
{
    /// <summary>A child death review partner with the councils.</summary>
    [Display(Name = "Integrated care board")]
    IntegratedCareBoard,

    /// <summary>A hospital for children, with its emergency department.</summary>
    [Display(Name = "Children’s hospital")]
    ChildrensHospital,

    /// <summary>Births and the care of newborn babies.</summary>
    [Display(Name = "Maternity and newborn hospital")]
    MaternityHospital,

    /// <summary>A general hospital, mostly with births and an emergency department.</summary>
    [Display(Name = "General hospital")]
    Hospital,

    /// <summary>A hospital of one specialty.</summary>
    [Display(Name = "Hospital of one specialty")]
    SpecialistHospital,

    /// <summary>Health visiting, school nursing, community paediatrics, mental health.</summary>
    [Display(Name = "Community or mental health")]
    Community,

    /// <summary>A practice of general practitioners.</summary>
    [Display(Name = "General practice")]
    GeneralPractice,

    /// <summary>A hospice for children.</summary>
    [Display(Name = "Hospice")]
    Hospice,

    /// <summary>The ambulance service.</summary>
    [Display(Name = "Ambulance service")]
    Ambulance,

    /// <summary>With its children's social care and education.</summary>
    [Display(Name = "Council")]
    Council,

    /// <summary>A school, nursery or college.</summary>
    [Display(Name = "School or college")]
    School,

    /// <summary>A police force.</summary>
    [Display(Name = "Police")]
    Police,

    /// <summary>A coroner’s office.</summary>
    [Display(Name = "Coroner")]
    Coroner,

    /// <summary>What none of the others is.</summary>
    [Display(Name = "Another kind")]
    Other,
}
