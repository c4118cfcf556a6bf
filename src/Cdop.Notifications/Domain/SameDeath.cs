using System.ComponentModel.DataAnnotations;

namespace Cdop.Notifications.Domain;

/// <summary>How one thing that two notifications say compares.</summary>
internal enum Match
{
    /// <summary>Both say the same.</summary>
    Same,

    /// <summary>A slip, or one part of the other.</summary>
    Close,

    /// <summary>They say different things.</summary>
    Differs,

    /// <summary>One of them says nothing of it, which is no disagreement.</summary>
    Missing,
}

/// <summary>Whether two notifications tell of one death. Words, never a percentage: a person decides.</summary>
internal enum SameDeathVerdict
{
    /// <summary>Enough agrees to propose that they are joined.</summary>
    [Display(Name = "very likely the same")]
    VeryLikely,

    /// <summary>Some agrees, some does not: a person must look.</summary>
    [Display(Name = "possibly the same")]
    Possible,

    /// <summary>Little agrees.</summary>
    [Display(Name = "not likely")]
    NotLikely,
}

/// <summary>Who died, when and where, as one notification says: what deaths are told apart by.</summary>
internal sealed record DeathAsTold
{
    public string? GivenName { get; init; }

    public string? FamilyName { get; init; }

    public string? AlsoKnownAs { get; init; }

    public required LocalDate DateOfBirth { get; init; }

    public LocalTime? TimeOfBirth { get; init; }

    /// <summary>Weight at birth in grams, which tells newborn twins apart.</summary>
    public int? BirthWeight { get; init; }

    public required LocalDate DateOfDeath { get; init; }

    public LocalTime? TimeOfDeath { get; init; }

    public Sex Sex { get; init; } = Sex.NotKnown;

    public NhsNumber? NhsNumber { get; init; }

    public Postcode? Postcode { get; init; }

    /// <summary>The mother's name, which twins share.</summary>
    public string? Mother { get; init; }

    /// <summary>What a notification says.</summary>
    public static DeathAsTold Of(Child child, Death death)
    {
        ArgumentNullException.ThrowIfNull(child);
        ArgumentNullException.ThrowIfNull(death);

        return new()
        {
            GivenName = child.GivenName,
            FamilyName = child.FamilyName,
            AlsoKnownAs = child.AlsoKnownAs,
            DateOfBirth = child.DateOfBirth,
            TimeOfBirth = child.TimeOfBirth,
            BirthWeight = child.BirthWeight,
            DateOfDeath = death.Date,
            TimeOfDeath = death.Time,
            Sex = child.Sex,
            NhsNumber = child.NhsNumber,
            Postcode = child.Postcode,
            Mother = child.MothersName,
        };
    }
}

/// <summary>One line of the evidence: a field, how it compares, and what each notification says.</summary>
internal sealed record Evidence(string Field, Match Match, string? Here, string? There);

/// <summary>
/// How like two notified deaths are: the evidence field by field, and a verdict in words. The same whichever comes first.
/// </summary>
/// <remarks>
/// Weights are those of Fellegi and Sunter (1969): the logarithm of how much more often a field agrees, is close or
/// differs between two notifications of one death than between two of different deaths.
/// </remarks>
internal sealed class SameDeath
{
    private const double VeryLikelyFrom = 26;
    private const double PossibleFrom = 13;
    private const int MinutesApart = 30;
    private const int GramsApart = 10; // scales and rounding

    // What tells one child of a family from another born with them.
    private static readonly string[] OfOneChild = ["NHS number", "Given name", "Sex", "Date of birth", "Time of birth", "Birth weight"];

    private static readonly Weight NhsNumberWeight = new(20, 0, -8);
    private static readonly Weight GivenWeight = new(8, 5, -4);
    private static readonly Weight FamilyWeight = new(9, 6, -3.5);
    private static readonly Weight BirthWeight = new(12.5, 6, -6);
    private static readonly Weight DeathWeight = new(8, 5, -5);
    private static readonly Weight SexWeight = new(1, 0, -4);
    private static readonly Weight PostcodeWeight = new(10, 4, -3);
    private static readonly Weight TimeWeight = new(4, 2, -0.5);
    private static readonly Weight GramsWeight = new(4, 2, -0.5);
    private static readonly Weight MotherWeight = new(9, 6, -3);

    private SameDeath(SameDeathVerdict verdict, double bits, bool mayBeTwin, IReadOnlyList<Evidence> evidence) =>
        (Verdict, Bits, MayBeTwin, Evidence) = (verdict, bits, mayBeTwin, evidence);

    /// <summary>In words.</summary>
    public SameDeathVerdict Verdict { get; }

    /// <summary>What puts one candidate before another; never shown.</summary>
    public double Bits { get; }

    /// <summary>Born together in one family, yet perhaps not the same child.</summary>
    public bool MayBeTwin { get; }

    /// <summary>The fields that tell one child of a family from another, as they compare.</summary>
    public IEnumerable<string> OfOneChildThat(Match compares) => Evidence.Where(line => line.Match == compares && OfOneChild.Contains(line.Field)).Select(line => line.Field);

    /// <summary>Field by field; what either leaves out comes last.</summary>
    public IReadOnlyList<Evidence> Evidence { get; }

    /// <summary>Compares what one notification says with another.</summary>
    public static SameDeath Compare(DeathAsTold here, DeathAsTold there)
    {
        var (names, others) = (new Names(here), new Names(there));
        var nhs = Equal(here.NhsNumber, there.NhsNumber);
        var (given, family) = Compare(names, others);
        var born = Dates(here.DateOfBirth, there.DateOfBirth, 1);
        var died = Dates(here.DateOfDeath, there.DateOfDeath, 2);
        var sex = here.Sex == Sex.NotKnown || there.Sex == Sex.NotKnown ? Match.Missing : here.Sex == there.Sex ? Match.Same : Match.Differs;
        var postcode = Postcodes(here.Postcode, there.Postcode);
        var bornAt = Times(here.TimeOfBirth, there.TimeOfBirth);
        var weighed = Grams(here.BirthWeight, there.BirthWeight);
        var diedAt = Times(here.TimeOfDeath, there.TimeOfDeath);
        var mother = ComparedName.Compare(names.Mother, others.Mother);

        var bits = NhsNumberWeight.Of(nhs) + GivenWeight.Of(given) + FamilyWeight.Of(family) + BirthWeight.Of(born) + DeathWeight.Of(died)
            + SexWeight.Of(sex) + PostcodeWeight.Of(postcode) + TimeWeight.Of(bornAt) + GramsWeight.Of(weighed) + TimeWeight.Of(diedAt) + MotherWeight.Of(mother);

        // Twins agree in all but these.
        var bornTogether = Math.Abs(Period.DaysBetween(here.DateOfBirth, there.DateOfBirth)) <= 1;
        var oneFamily = IsNear(mother) || postcode == Match.Same || IsNear(family);
        var sameNumber = nhs == Match.Same;
        var anotherChild = given == Match.Differs
            || sex == Match.Differs
            || (names.Given.BirthOrder is { } first && others.Given.BirthOrder is { } second && first != second)
            || (given == Match.Close && !sameNumber && !ComparedName.OneHoldsTheOther(names.Given, others.Given))
            || (bornAt is Match.Close or Match.Differs && !(sameNumber && IsNear(given)))
            || (weighed == Match.Differs && !(sameNumber && IsNear(given)))
            || (nhs == Match.Differs && given != Match.Same);
        var saysTwin = (names.Given.BirthOrder ?? others.Given.BirthOrder) is not null && !sameNumber;
        var mayBeTwin = bornTogether && oneFamily && (anotherChild || saysTwin);

        // Only a number or a given name tells this child from a brother or sister.
        var isNamed = sameNumber || given is Match.Same or Match.Close;
        var verdict = bits >= VeryLikelyFrom && isNamed && nhs != Match.Differs && !mayBeTwin ? SameDeathVerdict.VeryLikely
            : bits >= PossibleFrom || sameNumber ? SameDeathVerdict.Possible
            : SameDeathVerdict.NotLikely;

        // "Twin 1" and "Twin 2" are no names to weigh, and yet say different things.
        var shown = given == Match.Missing && names.Given.BirthOrder is { } one && others.Given.BirthOrder is { } two && one != two ? Match.Differs : given;
        Evidence[] evidence =
        [
            new("NHS number", nhs, here.NhsNumber?.Spaced(), there.NhsNumber?.Spaced()),
            new("Given name", shown, here.GivenName, there.GivenName),
            new("Family name", family, here.FamilyName, there.FamilyName),
            new("Sex", sex, Word(here.Sex), Word(there.Sex)),
            new("Date of birth", born, Word(here.DateOfBirth), Word(there.DateOfBirth)),
            new("Time of birth", bornAt, Word(here.TimeOfBirth), Word(there.TimeOfBirth)),
            new("Birth weight", weighed, Word(here.BirthWeight), Word(there.BirthWeight)),
            new("Date of death", died, Word(here.DateOfDeath), Word(there.DateOfDeath)),
            new("Time of death", diedAt, Word(here.TimeOfDeath), Word(there.TimeOfDeath)),
            new("Postcode", postcode, here.Postcode?.ToString(), there.Postcode?.ToString()),
            new("Mother", mother, here.Mother, there.Mother),
        ];
        return new(verdict, bits, mayBeTwin, [.. evidence.Where(e => e.Here is not null || e.There is not null).OrderBy(e => e.Match == Match.Missing)]);
    }

    private static (Match Given, Match Family) Compare(Names here, Names there)
    {
        var given = ComparedName.Compare(here.Given, there.Given);
        var family = ComparedName.Compare(here.Family, there.Family);
        if (!(IsNear(given) && IsNear(family))
            && IsNear(ComparedName.Compare(here.Given, there.Family))
            && IsNear(ComparedName.Compare(here.Family, there.Given)))
        {
            return (Match.Close, Match.Close); // given and family name exchanged
        }

        if (given == Match.Differs && (here.Others.Holds(there.Given) || there.Others.Holds(here.Given)))
        {
            given = Match.Close;
        }

        if (family == Match.Differs && (here.Others.Holds(there.Family) || there.Others.Holds(here.Family)))
        {
            family = Match.Close;
        }

        return (given, family);
    }

    private static Match Equal<T>(T? here, T? there)
        where T : class => here is null || there is null ? Match.Missing : here.Equals(there) ? Match.Same : Match.Differs;

    // Near in days, day and month exchanged, or one digit mistaken: how dates go wrong on paper and by phone.
    private static Match Dates(LocalDate here, LocalDate there, int near) =>
        here == there ? Match.Same
        : Math.Abs(Period.DaysBetween(here, there)) <= near ? Match.Close
        : here.Year == there.Year && here.Month == there.Day && here.Day == there.Month ? Match.Close
        : (here.Year == there.Year ? 0 : 1) + (here.Month == there.Month ? 0 : 1) + (here.Day == there.Day ? 0 : 1) == 1 && OneDigit(here, there) ? Match.Close
        : Match.Differs;

    private static bool OneDigit(LocalDate here, LocalDate there)
    {
        var (a, b) = (here.ToString("uuuuMMdd", null), there.ToString("uuuuMMdd", null));
        return NameWords.Slips(a, b) == 1;
    }

    private static Match Postcodes(Postcode? here, Postcode? there) =>
        here is null || there is null ? Match.Missing
        : here == there ? Match.Same
        : here.Outward == there.Outward || NameWords.Slips(here.ToString(), there.ToString()) == 1 ? Match.Close
        : Match.Differs;

    private static Match Times(LocalTime? here, LocalTime? there) =>
        here is not { } a || there is not { } b ? Match.Missing
        : a == b ? Match.Same
        : Math.Abs(Period.Between(a, b, PeriodUnits.Minutes).Minutes) <= MinutesApart ? Match.Close
        : Match.Differs;

    private static Match Grams(int? here, int? there) =>
        here is not { } a || there is not { } b ? Match.Missing
        : a == b ? Match.Same
        : Math.Abs(a - b) <= GramsApart ? Match.Close
        : Match.Differs;

    private static bool IsNear(Match match) => match is Match.Same or Match.Close;

    private static string? Word(Sex sex) => sex switch
    {
        Sex.Female => "Girl",
        Sex.Male => "Boy",
        _ => null,
    };

    private static string Word(LocalDate date) => date.ToString("d MMMM uuuu", System.Globalization.CultureInfo.InvariantCulture);

    private static string? Word(int? grams) => grams is { } weight ? $"{weight.ToString(System.Globalization.CultureInfo.InvariantCulture)} g" : null;

    private static string? Word(LocalTime? time) => time?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private sealed class Names(DeathAsTold told)
    {
        public ComparedName Family { get; } = ComparedName.Of(told.FamilyName);

        public ComparedName Given => field ??= ComparedName.Given(told.GivenName, Family);

        public ComparedName Others { get; } = ComparedName.Of(told.AlsoKnownAs);

        public ComparedName Mother { get; } = ComparedName.Of(told.Mother);
    }

    private sealed record Weight(double Same, double Close, double Differs)
    {
        public double Of(Match match) => match switch
        {
            Match.Same => Same,
            Match.Close => Close,
            Match.Differs => Differs,
            _ => 0,
        };
    }
}
