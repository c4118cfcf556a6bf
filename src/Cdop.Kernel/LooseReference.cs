using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Cdop.Kernel;

/// <summary>A case reference as people type or say it: "sef 2026 36" is SEF-2026-036. Addresses know it only as it is written.</summary>
/// <param name="Meant">The reference as it is written.</param>
public sealed partial record LooseReference(CaseReference Meant) : IParsable<LooseReference>
{
    /// <summary>The reference as it is written.</summary>
    public override string ToString() => Meant.ToString();

    /// <summary>Reads what was typed; throws <see cref="FormatException"/> where it is no reference.</summary>
    public static LooseReference Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var typed) ? typed : throw new FormatException("Not a case reference.");

    /// <summary>Reads what was typed.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out LooseReference result)
    {
        result = Shape().Match(s ?? "") is { Success: true } read
            && int.TryParse(read.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(CaseReference.Of(read.Groups["area"].Value, int.Parse(read.Groups["year"].ValueSpan, CultureInfo.InvariantCulture), number))
            : null;
        return result is not null;
    }

    /// <summary>Where a text says a case reference, as people write it in a sentence: three small letters before a year and a number are words there.</summary>
    public static IEnumerable<(int At, int Length, CaseReference Meant)> AllIn(string text)
    {
        foreach (Match match in Within().Matches(text ?? ""))
        {
            var (area, isApart) = (match.Groups["area"].Value, match.ValueSpan.ContainsAny(' ', ',', '\n'));
            if (!(isApart && area.Any(char.IsAsciiLetterLower)) && !Months.Contains(area) && TryParse(match.Value, null, out var read))
            {
                yield return (match.Index, match.Length, read.Meant);
            }
        }
    }

    private static readonly HashSet<string> Months = new(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?<area>[A-Za-z]{3})[\s/.,_\-–—]{0,3}20[0-9]{2}[\s/.,_\-–—]{0,3}[0-9]{1,6}(?![\p{L}\p{N}])")]
    private static partial Regex Within();

    [GeneratedRegex(@"^\s*(?<area>[A-Za-z]{3})[\s/.,_\-–—]*(?<year>[0-9]{4})[\s/.,_\-–—]*(?<number>[0-9]{1,6})\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
