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

    /// <summary>All words of a text as they are compared, in their order.</summary>
    public static IReadOnlyList<string> InOrder(string text) => [.. Written(text)];

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
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);

        return Slips(one, other) <= (one.Length < ShortestNear ? 0 : one.Length < 8 ? 1 : 2);
    }

    /// <summary>Letters added, left out, mistaken or exchanged with their neighbour to make one word of the other (optimal string alignment).</summary>
    public static int Slips(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);

        if (Math.Abs(a.Length - b.Length) > 3)
        {
            return int.MaxValue; // more than any name is allowed
        }

        var width = b.Length + 1;
        Span<int> cells = width <= 64 ? stackalloc int[width * 3] : new int[width * 3];
        var before = cells[..width];
        var last = cells[width..(2 * width)];
        var now = cells[(2 * width)..];
        for (var j = 0; j < width; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j < width; j++)
            {
                now[j] = Math.Min(Math.Min(last[j] + 1, now[j - 1] + 1), last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
                }
            }

            var freed = before;
            before = last;
            last = now;
            now = freed;
        }

        return last[width - 1];
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
