using System.Globalization;
using System.Text;

namespace Cdop.Notifications.Domain;

/// <summary>
/// A name reduced to what different writers agree on: capitals without accents, hyphens, apostrophes and spaces.
/// Finds candidates for the same child; never shown.
/// </summary>
internal static class NameKey
{
    /// <summary>The longest key.</summary>
    public const int Length = 121;

    private const int LongestPart = 60;

    /// <summary>Family name, a space, and given names: SMITH ANNMARIE. Searched by its beginning.</summary>
    public static string Of(string? givenName, string familyName) => $"{Part(familyName)} {Part(givenName)}";

    /// <summary>One name reduced.</summary>
    public static string Part(string? name)
    {
        var key = new StringBuilder();
        foreach (var c in (name ?? "").Normalize(NormalizationForm.FormKD).ToUpperInvariant())
        {
            if (NameWords.SpeltOut(c) is { } letters)
            {
                key.Append(letters.ToUpperInvariant());
            }
            else if (char.IsLetterOrDigit(c))
            {
                key.Append(c);
            }
            else if (char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.SpacingCombiningMark)
            {
                key.Append(c); // letters outside the basic plane, and the vowels of Indic scripts
            }
        }

        if (key.Length > LongestPart)
        {
            key.Length = char.IsHighSurrogate(key[LongestPart - 1]) ? LongestPart - 1 : LongestPart;
        }

        return key.ToString();
    }
}
