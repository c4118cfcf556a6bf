using System.Diagnostics.CodeAnalysis;

namespace Cdop.Kernel;

/// <summary>
/// The local authority (or the Isle of Man) where a child was normally resident, by its nine-character ONS code.
/// Which areas there are, and what they are called, is data of Partnership; this is only the code.
/// </summary>
public sealed record Area : IParsable<Area>
{
    private Area(string code) => Code = code;

    /// <summary>The ONS code: a letter and eight digits, such as E08000014 (Sefton) or M83000003 (Isle of Man).</summary>
    public string Code { get; }

    /// <summary>The ONS code.</summary>
    public override string ToString() => Code;

    /// <summary>Reads an ONS code; throws <see cref="FormatException"/> where it is none.</summary>
    public static Area Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var area) ? area : throw new FormatException("Not an area code.");

    /// <summary>Reads an ONS code, whatever its case.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Area result)
    {
        var code = s?.Trim().ToUpperInvariant() ?? "";
        result = code.Length == 9 && char.IsAsciiLetterUpper(code[0]) && code.Skip(1).All(char.IsAsciiDigit) ? new(code) : null;
        return result is not null;
    }
}
