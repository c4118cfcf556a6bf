namespace Cdop.PanelReview.Domain;

/// <summary>
/// By what a family could be told in words that people write about a case: names of the child and the family, where they live, their
/// numbers, and the days on which the child was born and died. Who worked with them is left out: members and agencies are named in minutes.
/// </summary>
internal sealed class FamilyWords
{
    private static readonly KnownAs[] OfFamily = [KnownAs.Child, KnownAs.Mother, KnownAs.Father, KnownAs.Sibling, KnownAs.Relative, KnownAs.Address, KnownAs.Postcode, KnownAs.NhsNumber, KnownAs.Reference];

    private readonly IdentifierFinder finder;

    private FamilyWords(IdentifierFinder finder) => this.finder = finder;

    /// <summary>Of the family alone.</summary>
    public static FamilyWords Of(PapersOfCase papers, IReadOnlySet<string> ordinary) => Of(papers, OfFamily, ordinary);

    /// <summary>Of who worked with them too, for what goes out of the office.</summary>
    public static FamilyWords WithProfessionals(PapersOfCase papers, IReadOnlySet<string> ordinary) => Of(papers, [.. OfFamily, KnownAs.Professional], ordinary);

    private static FamilyWords Of(PapersOfCase papers, KnownAs[] kinds, IReadOnlySet<string> ordinary) =>
        new(new(CaseRoles.Of(papers.Known.Where(one => kinds.Contains(one.As)), []).Identifiers, papers.Born, papers.Died, ordinary));

    /// <summary>Those that stand in a text, as they are written there; also a name that is an ordinary word, where it is written as a name.</summary>
    public IReadOnlyList<string> In(string text) => [.. finder.In(text).Where(find => IsTold(find) || IsWrittenAsName(find)).Select(find => find.Key).Distinct()];

    /// <summary>The text with the role of each in its place.</summary>
    public string Without(string text) => IdentifierFinder.Rebuild(text, [.. finder.In(text).Where(IsTold)], find => find.Instead);

    // Other days are what people agree on, and the shape of a number alone says nothing of a family.
    private static bool IsTold(Find find) =>
        find is { Kind: IdentifierKind.Person, Sure: not Sureness.Ask } or { Kind: IdentifierKind.Address or IdentifierKind.Postcode or IdentifierKind.NhsNumber or IdentifierKind.Reference, Sure: Sureness.Sure } || IsOfBirthOrDeath(find);

    /// <summary>Whether it is the day on which the child was born or died, as the finder says it in its place.</summary>
    public static bool IsOfBirthOrDeath(Find find) =>
        find is { Kind: IdentifierKind.Date, Sure: not Sureness.Ask } && (find.Instead.EndsWith("day of birth", StringComparison.Ordinal) || find.Instead.EndsWith("day of the death", StringComparison.Ordinal)
            || find.Instead.EndsWith("day of birth and death", StringComparison.Ordinal) || find.Instead.EndsWith("a birthday", StringComparison.Ordinal));

    private static bool IsWrittenAsName(Find find) =>
        find is { Kind: IdentifierKind.Person, Sure: Sureness.Ask, Written: [var first, ..] } && char.IsUpper(first) && find.Written.Any(char.IsLower);
}
