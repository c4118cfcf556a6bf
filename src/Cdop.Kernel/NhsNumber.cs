using System.Diagnostics.CodeAnalysis;

namespace Cdop.Kernel;

/// <summary>
/// A ten-digit NHS number whose check digit is right (modulus 11, NHS Data Dictionary). An invalid one cannot be made.
/// Never in an address, a log or an event.
/// </summary>
public sealed record NhsNumber : IParsable<NhsNumber>
{
    private readonly string digits;

    private NhsNumber(string digits) => this.digits = digits;

    /// <summary>True for 999 000 0000 to 999 999 9999, which are never given to a person and serve for tests.</summary>
    public bool IsForTests => digits.StartsWith("999", StringComparison.Ordinal);

    /// <summary>The ten digits.</summary>
    public override string ToString() => digits;

    /// <summary>As people read it: 999 000 0018.</summary>
    public string Spaced() => $"{digits[..3]} {digits[3..6]} {digits[6..]}";

    /// <summary>Reads ten digits, spaces and hyphens between them allowed; throws <see cref="FormatException"/> where they are not an NHS number.</summary>
    public static NhsNumber Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var number) ? number : throw new FormatException("Not an NHS number.");

    /// <summary>Reads ten digits, spaces and hyphens between them allowed.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out NhsNumber result)
    {
        result = null;
        if (s is null || s.Length > 40)
        {
            return false;
        }

        var typed = new string([.. s.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '\u2010' or '\u2011' or '\u2013'))]);
        if (typed.Length == 10 && typed.All(char.IsAsciiDigit) && typed != "0000000000" && CheckDigit(typed) == typed[9] - '0')
        {
            result = new(typed);
        }

        return result is not null;
    }

    // A remainder that gives 10 has no check digit: such a stem is never issued.
    private static int CheckDigit(string digits) =>
        (11 - Enumerable.Range(0, 9).Sum(i => (digits[i] - '0') * (10 - i)) % 11) % 11;
}
