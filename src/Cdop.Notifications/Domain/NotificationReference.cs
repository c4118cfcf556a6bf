using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Cdop.Notifications.Domain;

/// <summary>
/// What people call a notification: the year it was received and a running number that skips, such as N-2026-0412.
/// Not a secret: access is checked every time.
/// </summary>
internal sealed partial record NotificationReference : IParsable<NotificationReference>, IComparable<NotificationReference>
{
    private readonly string text;

    private NotificationReference(string text) => this.text = text;

    /// <summary>Composes a reference from the year of receipt and the running number.</summary>
    public static NotificationReference Of(int year, int number) => Parse($"N-{year:0000}-{number:0000}");

    /// <summary>The reference as written, such as N-2026-0412.</summary>
    public override string ToString() => text;

    /// <summary>Reads a reference; throws <see cref="FormatException"/> where it is none.</summary>
    public static NotificationReference Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var reference) ? reference : throw new FormatException("Not a reference of a notification.");

    /// <summary>Reads a reference, whatever its case and the spaces around it.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out NotificationReference result)
    {
        var written = s?.Trim().ToUpperInvariant() ?? "";
        result = Shape().IsMatch(written) ? new(written) : null;
        return result is not null;
    }

    /// <summary>Reads a reference as people type or say it: "n 2026 412" is N-2026-0412.</summary>
    public static bool TryRead(string typed, [NotNullWhen(true)] out NotificationReference? reference)
    {
        reference = TypedShape().Match(typed) is { Success: true } read
            ? Of(int.Parse(read.Groups["year"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(read.Groups["number"].ValueSpan, CultureInfo.InvariantCulture))
            : null;
        return reference is not null;
    }

    /// <summary>Sorts as written: by year and number. Lists are paged by it.</summary>
    public int CompareTo(NotificationReference? other) => string.CompareOrdinal(text, other?.text);

    /// <summary>Whether it sorts before.</summary>
    public static bool operator <(NotificationReference left, NotificationReference right) => Comparer<NotificationReference>.Default.Compare(left, right) < 0;

    /// <summary>Whether it sorts before, or is the same.</summary>
    public static bool operator <=(NotificationReference left, NotificationReference right) => Comparer<NotificationReference>.Default.Compare(left, right) <= 0;

    /// <summary>Whether it sorts after.</summary>
    public static bool operator >(NotificationReference left, NotificationReference right) => Comparer<NotificationReference>.Default.Compare(left, right) > 0;

    /// <summary>Whether it sorts after, or is the same.</summary>
    public static bool operator >=(NotificationReference left, NotificationReference right) => Comparer<NotificationReference>.Default.Compare(left, right) >= 0;

    [GeneratedRegex(@"^\s*[Nn][\s/.,_\-–—]*(?<year>[0-9]{4})[\s/.,_\-–—]*(?<number>[0-9]{1,8})\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex TypedShape();

    [GeneratedRegex("^N-[0-9]{4}-[0-9]{4,8}$", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
