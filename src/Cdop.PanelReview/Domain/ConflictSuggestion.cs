namespace Cdop.PanelReview.Domain;

/// <summary>
/// What speaks for an interest of a member in a case: they, or those at their site, had a part in it, or it may be their family. A
/// suggestion with its evidence, and no more: the member is asked, and a person decides.
/// </summary>
internal static class ConflictSuggestion
{
    // Of names that begin with one.
    private static readonly HashSet<string> Titles = ["dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "sir", "dame", "di", "dci", "ds", "dc", "ds", "insp", "inspector", "sgt", "pc", "sister", "rev"];

    /// <summary>The evidence against a member, strongest first; none where nothing speaks for it.</summary>
    public static IReadOnlyList<string> Of(PanelMember member, CaseInvolvement reviewed) => Of(new Compared(member.Name, member.Email, member.Employer, member.Site, member.HomePostcode), reviewed);

    /// <summary>The evidence against a guest.</summary>
    public static IReadOnlyList<string> Of(string name, GuestFacts guest, CaseInvolvement reviewed) => Of(new Compared(name, guest.Email, guest.Employer, guest.Site ?? "", null), reviewed);

    /// <summary>The evidence against who comes in the place of a member: from where the member works, as far as anybody knows, and with a home that nobody knows.</summary>
    public static IReadOnlyList<string> Of(Deputy deputy, PanelMember member, CaseInvolvement reviewed) =>
        Of(new Compared(deputy.Name, deputy.Email, member.Employer, member.Site, null) { ComesFor = member.Name }, reviewed);

    private sealed record Compared(string Name, string Email, string Employer, string Site, Postcode? HomePostcode)
    {
        /// <summary>In whose place they come; null where they come for themselves.</summary>
        public string? ComesFor { get; init; }

        public string Works => ComesFor is { } member ? $"Comes for {member}, who works" : "Works";
    }

    private static IReadOnlyList<string> Of(Compared member, CaseInvolvement reviewed) =>
    [
        .. reviewed.People.Where(one => IsMember(member, one)).Select(one => one.Part switch
        {
            PartInCase.OnList => $"Among the professionals of the case: {InOneLine(one)}",
            PartInCase.WroteReturn => $"Answered about the child, or was asked to: {InOneLine(one)}",
            _ => $"A document comes from them: {InOneLine(one)}",
        }).Distinct(),
        .. reviewed.Documents.Where(document => IsNamedIn(document.Words, member)).Select(document => $"Named in the {Wording.InSentence(document.Title)}, or somebody of the same name"),
        .. AtSite(member, reviewed) is { Count: > 0 } atSite ? atSite : OfEmployer(member, reviewed),
        .. !HasFamilyName(member, reviewed) ? Array.Empty<string>()
            : member.ComesFor is not null ? ["Has the family name of the child"]
            : member.HomePostcode is not null && member.HomePostcode == reviewed.Postcode ? ["Has the family name and the home postcode of the child"]
            : [],
    ];

    // The same address, or a name that could be the same: family name, and given name or its first letter.
    private static bool IsMember(Compared member, SomebodyInvolved one) =>
        (one.Email.Length > 0 && string.Equals(one.Email, member.Email, StringComparison.OrdinalIgnoreCase))
        || (Words(member.Name) is [var given, .., var family] && Names(one.Name).Any(named => named is [var first, .., var last] && last == family && (first == given || ((first.Length == 1 || given.Length == 1) && first[0] == given[0]))));

    // Given and family name, or the first letter of one given name and the family name, with at most one other between them; or the name as it is written, however long.
    private static bool IsNamedIn(IReadOnlyList<string> words, Compared member)
    {
        var whole = Words(member.Name);
        return whole is [var given, .., var family] && Enumerable.Range(1, Math.Max(0, words.Count - 1)).Any(at => words[at] == family && (IsGiven(at - 1) || IsGiven(at - 2) || EndsWhole(at)));

        bool IsGiven(int at) => at >= 0 && (words[at] == given || words[at] == given[..1]);
        bool EndsWhole(int at) => at + 1 >= whole.Count && Enumerable.Range(0, whole.Count).All(back => words[at - back] == whole[^(back + 1)]);
    }

    // "Dr P. Marsh, consultant, Whiston Hospital" names somebody before the first comma; several are joined by "and" or a semicolon.
    private static IEnumerable<IReadOnlyList<string>> Names(string written) =>
        written.Split([";", " and ", " & "], StringSplitOptions.TrimEntries).Select(one => Words(one.Split(',')[0]));

    private static IReadOnlyList<string> Words(string name) => [.. NameWords.Fold(name).SkipWhile(Titles.Contains)];

    private static IReadOnlyList<string> AtSite(Compared member, CaseInvolvement reviewed) =>
        member.Site.Length == 0 ? [] : [.. reviewed.People
            .Where(one => !IsMember(member, one) && (NameWords.Says(one.Agency, member.Site) || NameWords.Says(one.Role, member.Site) || NameWords.Says(one.Name, member.Site)))
            .Take(1).Select(_ => $"{member.Works} at {member.Site}, where others had a part in the case")];

    // Weaker than the site: an employer has many, and is said only where nothing is of the site.
    private static IReadOnlyList<string> OfEmployer(Compared member, CaseInvolvement reviewed) =>
        member.Employer.Length > 0 && reviewed.People.Any(one => !IsMember(member, one) && NameWords.Says(one.Agency, member.Employer)) ? [$"{member.Works} for {member.Employer}, for which others had a part in the case"] : [];

    private static bool HasFamilyName(Compared member, CaseInvolvement reviewed) =>
        NameWords.Fold(reviewed.FamilyName) is { Count: > 0 } family && Words(member.Name).TakeLast(family.Count).SequenceEqual(family);

    private static string InOneLine(SomebodyInvolved one) => string.Join(", ", new[] { one.Name, one.Role, one.Agency }.Where(part => part.Length > 0));
}
