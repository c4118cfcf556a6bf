using System.ComponentModel.DataAnnotations;

namespace Cdop.DataCollection.Contracts;

/// <summary>Answers later modules what a case is. Nothing of it travels in events: it is asked for here.</summary>
public interface ICaseDirectory
{
    /// <summary>What the panel keeps of a case, without a name; null where it is not ready for the panel, or the current user may not see it.</summary>
    Task<CaseForPanel?> ForPanel(CaseId reviewed, CancellationToken ct);

    /// <summary>Who had a part in these cases, of those that the current user may see: it is compared with the members of the panel.</summary>
    Task<IReadOnlyList<CaseInvolvement>> Involved(IReadOnlyCollection<CaseId> cases, CancellationToken ct);

    /// <summary>
    /// The analysis form of a case as the review meeting completed it, without what a panel is not to see; null where none is completed, or
    /// the current user may not see the case.
    /// </summary>
    Task<DraftOfAnalysis?> Analysis(CaseId reviewed, CancellationToken ct);

    /// <summary>
    /// Who the child was and who is the family's key worker, for the letters that follow a review: it names them, so that it is asked for
    /// nobody who is to know the case by its panel reference alone. Null where the current user may not see the case.
    /// </summary>
    Task<CaseForLetters?> ForLetters(CaseId reviewed, CancellationToken ct);

    /// <summary>The agencies that answered about the child, each with the person whom the office asked, by name; empty where the current user may not see the case.</summary>
    Task<IReadOnlyList<AgencyAnswered>> Answered(CaseId reviewed, CancellationToken ct);
}

/// <summary>A case as a letter of the office names it.</summary>
/// <param name="Reference">The reference of the case.</param>
/// <param name="Child">The child's name.</param>
/// <param name="Born">The day the child was born.</param>
/// <param name="Died">The day the child died.</param>
/// <param name="NhsNumber">The child's NHS number, where known.</param>
/// <param name="KeyWorker">The family's key worker; null while nobody is named.</param>
/// <param name="SaidOfInterpreter">What agencies said to whether the family needs an interpreter; empty where nobody said.</param>
public sealed record CaseForLetters(CaseReference Reference, string Child, LocalDate Born, LocalDate Died, NhsNumber? NhsNumber, KeyWorker? KeyWorker, IReadOnlyList<string> SaidOfInterpreter);

/// <summary>The family's one named contact.</summary>
/// <param name="Name">Name.</param>
/// <param name="Role">What they are, such as bereavement nurse.</param>
/// <param name="Agency">Where they work; may be empty.</param>
/// <param name="Email">Work email; may be empty.</param>
/// <param name="Telephone">Phone number; may be empty.</param>
public sealed record KeyWorker(string Name, string Role, string Agency, string Email, string Telephone);

/// <summary>An agency that answered about a child.</summary>
/// <param name="Request">The number of what it was asked by.</param>
/// <param name="Reference">The reference that mails named it by; it says nothing of the case.</param>
/// <param name="Agency">Its name.</param>
/// <param name="Name">Whom the office asked there; empty for a mailbox.</param>
/// <param name="Email">Their work email; empty where it was asked on paper.</param>
/// <param name="On">The day of its last answer.</param>
public sealed record AgencyAnswered(Guid Request, string Reference, string Agency, string Name, string Email, LocalDate On);

/// <summary>An analysis form as it was drafted.</summary>
/// <param name="Version">The version of the form.</param>
/// <param name="Response">The answers, as a QuestionnaireResponse.</param>
public sealed record DraftOfAnalysis(string Version, string Response);

/// <summary>The ages at death that reviews are counted by.</summary>
public enum AgeBand
{
    /// <summary>The first 28 days.</summary>
    [Display(Name = "0 to 27 days")]
    Neonatal,

    /// <summary>The rest of the first year.</summary>
    [Display(Name = "28 days to 1 year")]
    Infant,

    /// <summary>From the first birthday.</summary>
    [Display(Name = "1 to 4 years")]
    OneToFour,

    /// <summary>From the fifth birthday.</summary>
    [Display(Name = "5 to 9 years")]
    FiveToNine,

    /// <summary>From the tenth birthday.</summary>
    [Display(Name = "10 to 14 years")]
    TenToFourteen,

    /// <summary>From the fifteenth birthday.</summary>
    [Display(Name = "15 to 17 years")]
    FifteenToSeventeen,
}

/// <summary>The kind of place where a child died, and never which.</summary>
public enum KindOfPlace
{
    /// <summary>A hospital.</summary>
    [Display(Name = "In hospital")]
    Hospital,

    /// <summary>The child's home.</summary>
    [Display(Name = "At home")]
    Home,

    /// <summary>Neither, or nobody said.</summary>
    Elsewhere,
}

/// <summary>A case as the panel plans it: nothing that says whose death it was.</summary>
/// <param name="Area">The area that reviews it.</param>
/// <param name="IsRestricted">Whether only a closed list may see it.</param>
/// <param name="Age">The age at death in words, such as 9 weeks.</param>
/// <param name="Band">The same as a band.</param>
/// <param name="Days">The same in completed days.</param>
/// <param name="Month">The first day of the month of the death.</param>
/// <param name="Place">The kind of place of the death.</param>
/// <param name="Hospital">The name of the hospital where the child died; empty where that was not in one, or nobody said.</param>
/// <param name="Teams">The agencies that answered about the child.</param>
/// <param name="Facts">The codes of what is known of the death and the child, as the office or a return said it.</param>
/// <param name="DueOn">The last day of the panel's clock; null where it does not run.</param>
public sealed record CaseForPanel(Area Area, bool IsRestricted, string Age, AgeBand Band, int Days, LocalDate Month, KindOfPlace Place, string Hospital, IReadOnlyList<string> Teams, IReadOnlyList<string> Facts, LocalDate? DueOn);

/// <summary>What part somebody had in a case.</summary>
public enum PartInCase
{
    /// <summary>On the list of professionals who knew the child or work the case.</summary>
    OnList,

    /// <summary>Answered about the child, or was asked to.</summary>
    WroteReturn,

    /// <summary>A document of the case comes from them.</summary>
    WroteDocument,
}

/// <summary>Somebody who had a part in a case.</summary>
/// <param name="Part">What part.</param>
/// <param name="Name">Name, or name and agency in one line; may be empty.</param>
/// <param name="Role">What they are to the child; may be empty.</param>
/// <param name="Agency">The agency; may be empty.</param>
/// <param name="Email">Work email; may be empty.</param>
public sealed record SomebodyInvolved(PartInCase Part, string Name, string Role, string Agency, string Email);

/// <summary>Who had a part in a case, and whose family it is about. For comparing alone: it is shown to nobody.</summary>
/// <param name="Case">The case.</param>
/// <param name="FamilyName">The family name of the child.</param>
/// <param name="Postcode">The home postcode, where known.</param>
/// <param name="People">Everybody who had a part.</param>
public sealed record CaseInvolvement(CaseId Case, string FamilyName, Postcode? Postcode, IReadOnlyList<SomebodyInvolved> People)
{
    /// <summary>The documents that are in the panel's papers, to be searched for names.</summary>
    public IReadOnlyList<WordsOfDocument> Documents { get; init; } = [];
}

/// <summary>What a document of the panel's papers says, before it is anonymised. For comparing alone: it is shown to nobody.</summary>
/// <param name="Title">What it is, by no name: such as "Post-mortem report".</param>
/// <param name="Words">Its words as names are compared (<see cref="NameWords.InOrder"/>), in their order.</param>
public sealed record WordsOfDocument(string Title, IReadOnlyList<string> Words);
