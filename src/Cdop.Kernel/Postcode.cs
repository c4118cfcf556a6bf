using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Cdop.Kernel;

/// <summary>A postcode of the United Kingdom, the Isle of Man or the Channel Islands by its shape; whether it exists is not known here.</summary>
public sealed partial record Postcode : IParsable<Postcode>
{
    private readonly string text;

    private Postcode(string text) => this.text = text;

    /// <summary>The part before the space, such as L36: what an area is proposed from.</summary>
    public string Outward => text[..^4];

    /// <summary>The postcode in capitals with one space, such as L36 0ZZ.</summary>
    public override string ToString() => text;

    /// <summary>Reads a postcode; throws <see cref="FormatException"/> where it has not the shape of one.</summary>
    public static Postcode Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var postcode) ? postcode : throw new FormatException("Not a postcode.");

    /// <summary>Reads a postcode, whatever its case and spaces.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Postcode result)
    {
        result = null;
        if (s is null || s.Length > 20)
        {
            return false;
        }

        var typed = new string([.. s.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant();
        if (Shape().IsMatch(typed))
        {
            result = new($"{typed[..^3]} {typed[^3..]}");
        }

        return result is not null;
    }

    [GeneratedRegex("^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
