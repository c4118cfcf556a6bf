using System.Globalization;
using System.Text;

namespace Cdop.Kernel;

/// <summary>
/// Names as they are found: small letters of the English alphabet and digits, whatever accents, apostrophes or script they were
/// written with, so that a word and the beginning of a word sort alike on every database.
/// </summary>
public static class NameWords
{
    /// <summary>The longest word that is kept.</summary>
    public const int Longest = 60;

    /// <summary>Below this a slip of one letter makes another name.</summary>
    public const int ShortestNear = 4;

    private const int Most = 40;

    // Letters that no decomposition takes apart.
    private static readonly Dictionary<char, string> Letters = new()
    {
        ['ß'] = "ss", ['æ'] = "ae", ['œ'] = "oe", ['ø'] = "o", ['ł'] = "l", ['đ'] = "d", ['ð'] = "d", ['þ'] = "th", ['ı'] = "i", ['ħ'] = "h",
    };

    /// <summary>The words that a person is found by: those written, those joined by a hyphen, and what follows an apostrophe.</summary>
    public static IReadOnlyCollection<string> Of(string names) =>
        [.. names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(name => Fold(name).Append(Folded(name)).Concat(name.Split(['\'', '’', '`']).Skip(1).Select(Folded)))
            .Where(word => word.Length > 0)
            .Distinct()
            .Take(Most)];

    /// <summary>The words that somebody typed to find a person.</summary>
    public static IReadOnlyList<string> Fold(string typed) =>
        [.. Written(typed).Distinct().Take(Most)];

    /// <summary>Whether a text says these words, one after the other.</summary>
    public static bool Says(string text, string phrase)
    {
        var (words, sought) = (Written(text).ToList(), Written(phrase).ToList());
        return Enumerable.Range(0, Math.Max(0, words.Count - sought.Count + 1)).Any(at => sought.SequenceEqual(words.Skip(at).Take(sought.Count)));
    }

    /// <summary>How a letter that no decomposition takes apart is spelt in small letters of the English alphabet; null where it is no such letter.</summary>
    public static string? SpeltOut(char letter) => Letters.GetValueOrDefault(char.ToLowerInvariant(letter));

    /// <summary>Whether two words differ by a slip of the hand: one letter put in, left out, changed, or changed about with the next; two in a word of eight letters or more.</summary>
    public static bool AreNear(string one, string other)
    {
        var most = one.Length < ShortestNear ? 0 : one.Length < 8 ? 1 : 2;
        if (Math.Abs(one.Length - other.Length) > most)
        {
            return false;
        }

        var slips = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                slips[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(Math.Min(slips[i - 1, j], slips[i, j - 1]) + 1, slips[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    slips[i, j] = Math.Min(slips[i, j], slips[i - 2, j - 2] + 1);
                }
            }
        }

        return slips[one.Length, other.Length] <= most;
    }

    /// <summary>The last word that begins with <paramref name="beginning"/>.</summary>
    public static string LastOf(string beginning) => beginning.PadRight(Longest, 'z');

    private static IEnumerable<string> Written(string text) =>
        text.Split([' ', '\t', '\n', '\r', '\u00a0', '-', '\u2010', '\u2011', '\u2013', ',', '.', '/', ':', ';', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
            .Select(Folded).Where(word => word.Length > 0);

    private static string Folded(string word)
    {
        var folded = new StringBuilder();
        foreach (var letter in word.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                folded.Append(letter);
            }
            else if (Letters.TryGetValue(letter, out var spelt))
            {
                folded.Append(spelt);
            }
            else if (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.SpacingCombiningMark)
            {
                // Another script: by its numbers, which sort and compare alike everywhere.
                folded.Append(CultureInfo.InvariantCulture, $"u{(int)letter:x4}");
            }

            if (folded.Length >= Longest)
            {
                return folded.ToString(0, Longest);
            }
        }

        return folded.ToString();
    }
}
