using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Cdop.DataCollection;

/// <summary>A case reference as people type or say it: "sef 2026 36" is SEF-2026-036. Addresses know it only as it is written.</summary>
internal static partial class TypedReference
{
    public static bool TryRead(string typed, [NotNullWhen(true)] out CaseReference? reference)
    {
        reference = Shape().Match(typed) is { Success: true } read
            && int.TryParse(read.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? CaseReference.Of(read.Groups["area"].Value, int.Parse(read.Groups["year"].ValueSpan, CultureInfo.InvariantCulture), number)
            : null;
        return reference is not null;
    }

    [GeneratedRegex(@"^\s*(?<area>[A-Za-z]{3})[\s/.,_\-–—]*(?<year>[0-9]{4})[\s/.,_\-–—]*(?<number>[0-9]{1,6})\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
