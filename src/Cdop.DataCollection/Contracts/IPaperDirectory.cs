namespace Cdop.DataCollection.Contracts;

/// <summary>
/// Answers the panel what the papers of a case say, as plain headings, paragraphs and tables, and by which names, places and numbers
/// the child could be told. The papers name the child and everybody else: nothing of them is for the panel's members before it is anonymised.
/// </summary>
public interface IPaperDirectory
{
    /// <summary>The papers of these cases as they stand now, of those that the current user may see: in as many questions however many they are.</summary>
    Task<IReadOnlyDictionary<CaseId, PapersOfCase>> Of(IReadOnlyCollection<CaseId> cases, CancellationToken ct);

    /// <summary>How many questions to agencies wait for an answer, of those of these cases that have any, whoever asks: a pack is for all who come to a meeting, and whoever issues it may not see each case of it.</summary>
    Task<IReadOnlyDictionary<CaseId, int>> OpenQueries(IReadOnlyCollection<CaseId> cases, CancellationToken ct);
}

/// <summary>The papers of one case.</summary>
/// <param name="Reference">The reference of the case.</param>
/// <param name="Born">The day the child was born.</param>
/// <param name="Died">The day the child died.</param>
/// <param name="OpenQueries">How many questions to agencies wait for an answer.</param>
/// <param name="Papers">The papers, in the order of a pack.</param>
/// <param name="Known">By what the child could be told.</param>
public sealed record PapersOfCase(CaseReference Reference, LocalDate Born, LocalDate Died, int OpenQueries, IReadOnlyList<Paper> Papers, IReadOnlyList<KnownOfCase> Known)
{
    /// <summary>The agencies that were asked and have not answered, each by its kind and by no name, as the summary says it.</summary>
    public IReadOnlyList<string> Unanswered { get; init; } = [];

    /// <summary>What is left out of documents that are in the papers.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; init; } = [];

    /// <summary>The documents that the panel may read and nobody has put in its papers, each by its kind: such as "discharge summary".</summary>
    public IReadOnlyList<string> NotPutIn { get; init; } = [];
}

/// <summary>Something that the papers leave out of a document.</summary>
/// <param name="What">What: such as "page 2 of the post-mortem report".</param>
/// <param name="Why">Why, and what to do.</param>
public sealed record LeftOut(string What, string Why);

/// <summary>One paper.</summary>
/// <param name="Code">What it is called by the product: "summary", the key of a form, "document-" and a number that no other document of the case has.</param>
/// <param name="Title">Its title.</param>
/// <param name="Parts">What it says, in its order.</param>
public sealed record Paper(string Code, string Title, IReadOnlyList<PaperPart> Parts);

/// <summary>The kinds of parts a paper is made of.</summary>
public enum PaperPartKind
{
    /// <summary>A heading: one text.</summary>
    Heading,

    /// <summary>A question and its answer: two texts.</summary>
    Answer,

    /// <summary>A heading under a heading, such as of one row of a list: one text.</summary>
    Subheading,

    /// <summary>Questions of one section, or of one row of a list, to which the answer is the same nothing, such as no: the answer, then each question.</summary>
    Alike,

    /// <summary>A question and a narrative that answers it: two texts, the second of any length.</summary>
    Narrative,

    /// <summary>The heads of a table's columns.</summary>
    Heads,

    /// <summary>A row of the table whose heads came last.</summary>
    Row,
}

/// <summary>One part of a paper.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Texts">Its texts; how many, the kind says.</param>
public sealed record PaperPart(PaperPartKind Kind, IReadOnlyList<string> Texts);

/// <summary>As what something of a case is known.</summary>
public enum KnownAs
{
    /// <summary>A name of the child.</summary>
    Child,

    /// <summary>A name of the mother.</summary>
    Mother,

    /// <summary>A name of the father.</summary>
    Father,

    /// <summary>A name of a brother or sister.</summary>
    Sibling,

    /// <summary>A name of somebody else in the family or household.</summary>
    Relative,

    /// <summary>A name of somebody who worked with the child or the family.</summary>
    Professional,

    /// <summary>A hospital, or another place of death.</summary>
    Hospital,

    /// <summary>A school, nursery or college.</summary>
    School,

    /// <summary>A GP practice.</summary>
    Practice,

    /// <summary>Another agency or service.</summary>
    Agency,

    /// <summary>An address of the child or the family.</summary>
    Address,

    /// <summary>A postcode.</summary>
    Postcode,

    /// <summary>An NHS number.</summary>
    NhsNumber,

    /// <summary>A phone number.</summary>
    Telephone,

    /// <summary>A work email.</summary>
    Email,

    /// <summary>A reference of the office.</summary>
    Reference,
}

/// <summary>One thing by which the child could be told.</summary>
/// <param name="As">What it is.</param>
/// <param name="Text">As it was written.</param>
/// <param name="Role">The job of a professional, such as health visitor; empty otherwise.</param>
public sealed record KnownOfCase(KnownAs As, string Text, string Role = "");
