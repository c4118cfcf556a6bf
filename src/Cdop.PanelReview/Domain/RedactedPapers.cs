using System.Security.Cryptography;
using System.Text.Json;

namespace Cdop.PanelReview.Domain;

/// <summary>A piece of a text: as it was written, or a find and what stands in its place.</summary>
/// <param name="Written">As written.</param>
/// <param name="Find">The find; null where there is none.</param>
/// <param name="Instead">What stands in its place; null where it stays.</param>
internal sealed record Piece(string Written, Find? Find, string? Instead);

/// <summary>Words that were found, whatever papers they stand in: what one decision is about.</summary>
/// <param name="Find">The first of them.</param>
/// <param name="Times">How often they stand.</param>
/// <param name="Choice">What was decided.</param>
internal sealed record FoundWords(Find Find, int Times, RedactionChoice Choice)
{
    /// <summary>Whether a person has to say.</summary>
    public bool IsOpen => Find.Sure == Sureness.Ask && Choice == RedactionChoice.Proposed;
}

/// <summary>One part of a paper without what tells who the child was.</summary>
internal sealed record AnonymousPart(PaperPartKind Kind, IReadOnlyList<string> Texts);

/// <summary>One paper without what tells who the child was.</summary>
internal sealed record AnonymousPaper(string Code, string Title, IReadOnlyList<AnonymousPart> Parts);

/// <summary>The papers of one case, searched, and as they are decided on.</summary>
internal sealed class RedactedPapers
{
    private readonly Redaction? redaction;
    private readonly IdentifierFinder finder;
    private readonly Dictionary<string, IReadOnlyList<Find>> found = [];

    private RedactedPapers(PapersOfCase papers, Redaction? redaction, IReadOnlySet<string> ordinary)
    {
        (Papers, this.redaction) = (papers, redaction);
        Roles = CaseRoles.Of(papers.Known, redaction?.Roles ?? []);
        finder = FinderOf(papers, redaction, Roles, ordinary);
        Anonymous = [.. papers.Papers.Select(paper => new AnonymousPaper(paper.Code, paper.Title, [.. paper.Parts.Select(part => new AnonymousPart(part.Kind, [.. part.Texts.Select((text, at) => IsSearched(part, at) ? Rebuilt(text) : text)]))]))];
        Words = [.. found.Values.SelectMany(finds => finds).GroupBy(find => find.Key).Select(same => new FoundWords(same.MinBy(find => find.Sure)!, same.Count(), ChoiceFor(same.Key)))
            .OrderByDescending(words => words.IsOpen).ThenByDescending(words => words.Find.Sure).ThenBy(words => words.Find.Kind).ThenBy(words => words.Find.Instead, StringComparer.Ordinal).ThenBy(words => words.Find.Key, StringComparer.Ordinal)];
        Risks = [.. papers.LeftOut.Select(left => new ResidualRisk(left.What, "", left.Why)),
            .. Anonymous.SelectMany(paper => paper.Parts.SelectMany(part => part.Texts.Where((_, at) => IsSearched(part.Kind, at)))).SelectMany(new ResidualRisks(ordinary).In)
            .DistinctBy(risk => (risk.Words, risk.Why))];
    }

    public PapersOfCase Papers { get; }

    public CaseRoles Roles { get; }

    /// <summary>The papers as a pack holds them.</summary>
    public IReadOnlyList<AnonymousPaper> Anonymous { get; }

    /// <summary>All that was found, what a person has to say first.</summary>
    public IReadOnlyList<FoundWords> Words { get; }

    /// <summary>What is left out since nobody can read it, and what no list can find in the papers as a pack holds them.</summary>
    public IReadOnlyList<ResidualRisk> Risks { get; }

    /// <summary>The agencies that were asked and have not answered, by their kinds; empty where all have.</summary>
    public string Unanswered => string.Join("; ", Papers.Unanswered);

    /// <summary>How many words a person still has to say of.</summary>
    public int Open => Words.Count(words => words.IsOpen);

    /// <summary>What the papers say and how they are anonymised, in short: another text, or another decision, has another.</summary>
    public string Stamp => StampOf(Anonymous);

    public static string StampOf(IReadOnlyList<AnonymousPaper> papers) => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(papers)))[..32];

    public static RedactedPapers Of(PapersOfCase papers, Redaction? redaction, IReadOnlySet<string> ordinary) => new(papers, redaction, ordinary);

    /// <summary>
    /// How a text of the case that is none of its papers is shown to the panel: as they are, and what nobody has said of yet is replaced
    /// as well.
    /// </summary>
    public static Func<string, string> ForScreen(PapersOfCase papers, Redaction? redaction, IReadOnlySet<string> ordinary)
    {
        var finder = FinderOf(papers, redaction, CaseRoles.Of(papers.Known, redaction?.Roles ?? []), ordinary);
        return text => IdentifierFinder.Rebuild(text, finder.In(text), find => find.Kind != IdentifierKind.ByHand && redaction?.ChoiceFor(find.Key) == RedactionChoice.Leave ? null : find.Instead);
    }

    /// <summary>A text of the papers in pieces.</summary>
    public IEnumerable<Piece> Pieces(PaperPart part, int at)
    {
        var text = part.Texts[at];
        var from = 0;
        foreach (var find in IsSearched(part, at) ? found[text] : [])
        {
            if (find.At > from)
            {
                yield return new(text[from..find.At], null, null);
            }

            yield return new(find.Written, find, InsteadOf(find));
            from = find.End;
        }

        if (from < text.Length)
        {
            yield return new(text[from..], null, null);
        }
    }

    private static IdentifierFinder FinderOf(PapersOfCase papers, Redaction? redaction, CaseRoles roles, IReadOnlySet<string> ordinary) =>
        new([.. roles.Identifiers, .. redaction?.Decisions.Where(one => one.IsByHand).Select(one => new Identifier(IdentifierKind.ByHand, one.Words, one.Instead)) ?? []], papers.Born, papers.Died, ordinary);

    // Questions, headings and a plain no are the form's own words.
    private static bool IsSearched(PaperPart part, int at) => IsSearched(part.Kind, at);

    private static bool IsSearched(PaperPartKind kind, int at) => kind switch
    {
        PaperPartKind.Heading or PaperPartKind.Subheading or PaperPartKind.Heads or PaperPartKind.Alike => false,
        PaperPartKind.Answer or PaperPartKind.Narrative => at > 0,
        _ => true,
    };

    private string Rebuilt(string text)
    {
        if (!found.TryGetValue(text, out var finds))
        {
            found[text] = finds = finder.In(text);
        }

        return IdentifierFinder.Rebuild(text, finds, InsteadOf);
    }

    private RedactionChoice ChoiceFor(string key) => redaction?.ChoiceFor(key) ?? RedactionChoice.Proposed;

    private string? InsteadOf(Find find) => find.Kind == IdentifierKind.ByHand ? find.Instead : ChoiceFor(find.Key) switch
    {
        RedactionChoice.Replace => find.Instead,
        RedactionChoice.Leave => null,
        _ => find.Sure == Sureness.Ask ? null : find.Instead,
    };
}
