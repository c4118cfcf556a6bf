namespace Cdop.DataCollection.Domain;

/// <summary>Who the child was: the case's own copy of what was notified, and of what has been put right since.</summary>
internal sealed record Child
{
    /// <summary>Given name; null where the child was not named.</summary>
    public string? GivenName { get; init; }

    public required string FamilyName { get; init; }

    /// <summary>Other names; empty where none.</summary>
    public required string AlsoKnownAs { get; init; }

    public required LocalDate DateOfBirth { get; init; }

    public required Sex Sex { get; init; }

    public NhsNumber? NhsNumber { get; init; }

    /// <summary>Home address without its postcode; empty where it was not told.</summary>
    public required string Address { get; init; }

    public Postcode? Postcode { get; init; }

    /// <summary>The name as it heads the case: "Baby Thorne" where the child was not named.</summary>
    public string Name => NameOf(GivenName, FamilyName);

    /// <summary>What the caseload sorts by: family name first.</summary>
    public string SortedAs => string.Join(' ', [.. NameWords.Fold(FamilyName), .. NameWords.Fold(GivenName ?? "")]);

    /// <summary>What the child can be found by: each word of each name, and the NHS number.</summary>
    public IReadOnlyCollection<string> FoundBy =>
    [
        .. NameWords.Of($"{GivenName} {FamilyName} {AlsoKnownAs}"),
        .. NhsNumber is null ? [] : new[] { NhsNumber.ToString() },
    ];

    public static string NameOf(string? given, string family) => $"{given ?? "Baby"} {family}";

    public static Child From(NotifiedDeath death) => new()
    {
        GivenName = death.GivenName,
        FamilyName = death.FamilyName,
        AlsoKnownAs = death.AlsoKnownAs,
        DateOfBirth = death.DateOfBirth,
        Sex = death.Sex,
        NhsNumber = death.NhsNumber,
        Address = death.Address,
        Postcode = death.Postcode,
    };
}
