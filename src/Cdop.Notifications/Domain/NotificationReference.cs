using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Cdop.Notifications.Domain;

/// <summary>
/// What people call a notification: the year it was received and a running number that skips, such as N-2026-0412.
/// Not a secret: access is checked every time.
/// </summary>
internal sealed partial record NotificationReference : IParsable<NotificationReference>
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

    [GeneratedRegex("^N-[0-9]{4}-[0-9]{4,8}$", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
