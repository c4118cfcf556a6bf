using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Cdop.Kernel;

/// <summary>
/// What people call a case: area, year of acceptance and a running number, such as KNO-2026-011.
/// Numbers skip, so that a gap says nothing. Not a secret: access is checked every time.
/// </summary>
public sealed partial record CaseReference : IParsable<CaseReference>, IComparable<CaseReference>
{
    private readonly string text;

    private CaseReference(string text) => this.text = text;

    /// <summary>Composes a reference from the area's three letters, the year of acceptance and the running number.</summary>
    public static CaseReference Of(string areaLetters, int year, int number) => Parse($"{areaLetters}-{year:0000}-{number:000}");

    /// <summary>The reference as written, such as KNO-2026-011.</summary>
    public override string ToString() => text;

    /// <summary>Reads a reference; throws <see cref="FormatException"/> where it is none.</summary>
    public static CaseReference Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var reference) ? reference : throw new FormatException("Not a case reference.");

    /// <summary>Reads a reference, whatever its case and the spaces around it.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out CaseReference result)
    {
        var written = s?.Trim().ToUpperInvariant() ?? "";
        result = Shape().IsMatch(written) ? new(written) : null;
        return result is not null;
    }

    /// <summary>Sorts as written: by area, year and number. Lists are paged by it.</summary>
    public int CompareTo(CaseReference? other) => string.CompareOrdinal(text, other?.text);

    /// <summary>Whether it sorts before.</summary>
    public static bool operator <(CaseReference left, CaseReference right) => Comparer<CaseReference>.Default.Compare(left, right) < 0;

    /// <summary>Whether it sorts before, or is the same.</summary>
    public static bool operator <=(CaseReference left, CaseReference right) => Comparer<CaseReference>.Default.Compare(left, right) <= 0;

    /// <summary>Whether it sorts after.</summary>
    public static bool operator >(CaseReference left, CaseReference right) => Comparer<CaseReference>.Default.Compare(left, right) > 0;

    /// <summary>Whether it sorts after, or is the same.</summary>
    public static bool operator >=(CaseReference left, CaseReference right) => Comparer<CaseReference>.Default.Compare(left, right) >= 0;

    [GeneratedRegex("^[A-Z]{3}-[0-9]{4}-[0-9]{3,6}$", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
