namespace Cdop.PanelReview.Domain;

/// <summary>Gives everybody and every place of a case the role that stands for them: the same in all its papers, and the same for ever.</summary>
internal sealed class CaseRoles
{
    private readonly Dictionary<string, string> given;
    private readonly List<(string Known, string Instead)> added = [];

    private CaseRoles(IEnumerable<RoleGiven> given) => this.given = given.DistinctBy(role => role.Known).ToDictionary(role => role.Known, role => role.Instead);

    /// <summary>What the papers are searched for.</summary>
    public IReadOnlyList<Identifier> Identifiers { get; private set; } = [];

    /// <summary>Roles that were not given before.</summary>
    public IReadOnlyList<(string Known, string Instead)> New => added;

    public static CaseRoles Of(IEnumerable<KnownOfCase> known, IEnumerable<RoleGiven> given)
    {
        var roles = new CaseRoles(given);
        roles.Identifiers = [.. known.Where(one => NameWords.Fold(one.Text).Count > 0).Select(roles.Identify)];
        return roles;
    }

    private Identifier Identify(KnownOfCase one) => one.As switch
    {
        KnownAs.Child => new(IdentifierKind.Person, one.Text, "the child"),
        KnownAs.Mother => new(IdentifierKind.Person, one.Text, "the mother"),
        KnownAs.Father => new(IdentifierKind.Person, one.Text, "the father"),
        KnownAs.Sibling => Somebody(one, "Sibling"),
        KnownAs.Relative => Somebody(one, "Relative"),
        KnownAs.Professional => Somebody(one, one.Role.Length is > 0 and < 40 ? one.Role : "Professional"),
        KnownAs.Hospital => Somewhere(one, "Hospital"),
        KnownAs.School => Somewhere(one, "School"),
        KnownAs.Practice => Somewhere(one, "GP practice"),
        KnownAs.Agency => Somewhere(one, "Agency"),
        KnownAs.Address => new(IdentifierKind.Address, one.Text, "the home address"),
        KnownAs.Postcode => new(IdentifierKind.Postcode, one.Text, "a postcode"),
        KnownAs.NhsNumber => new(IdentifierKind.NhsNumber, one.Text, "an NHS number"),
        KnownAs.Telephone => new(IdentifierKind.Telephone, one.Text, "a phone number"),
        KnownAs.Email => new(IdentifierKind.Email, one.Text, "an email address"),
        _ => new(IdentifierKind.Reference, one.Text, "a reference"),
    };

    private Identifier Somebody(KnownOfCase one, string role)
    {
        var words = NameWords.Fold(one.Text).SkipWhile(word => word is "dr" or "mr" or "mrs" or "ms" or "miss" or "prof" or "pc" or "dc" or "ds").ToList();

        // "Dr A. Bell" and "Anna Bell" are one.
        var who = words.Count > 1 ? $"person {words[0][..1]} {words[^1]}" : $"person {string.Join(' ', words)}";
        return new(IdentifierKind.Person, one.Text, Role(who, () => Next(Wording.AtStart(role), number => $"{number}")));
    }

    private Identifier Somewhere(KnownOfCase one, string role) =>
        new(IdentifierKind.Organisation, one.Text, Role($"place {string.Join(' ', NameWords.Fold(one.Text))}", () => Next(role, number => Letters(number))));

    private string Role(string who, Func<string> next)
    {
        var known = who.Length > Redaction.LongestWords ? who[..Redaction.LongestWords] : who;
        if (!given.TryGetValue(known, out var instead))
        {
            given[known] = instead = next();
            added.Add((known, instead));
        }

        return instead;
    }

    private string Next(string role, Func<int, string> name)
    {
        var taken = given.Values.ToHashSet();
        return Enumerable.Range(1, taken.Count + 1).Select(number => $"{role} {name(number)}").First(instead => !taken.Contains(instead));
    }

    // A to Z, then AA.
    private static string Letters(int number) => number <= 26 ? $"{(char)('A' + number - 1)}" : $"{Letters((number - 1) / 26)}{(char)('A' + ((number - 1) % 26))}";
}
