using System.Globalization;
using System.Text;

namespace Cdop.Notifications.Domain;

/// <summary>
/// A name as it is compared: in capitals, without accents, apostrophes and hyphens, in words. What stands for
/// "not named yet" (Baby, Twin 1, not known) is no name at all, and so never a disagreement.
/// </summary>
internal sealed class ComparedName
{
    private static readonly string[] Fillers =
        ["BABY", "BABE", "INFANT", "NEWBORN", "NEONATE", "BOY", "GIRL", "MALE", "FEMALE", "SON", "DAUGHTER", "CHILD", "TWIN", "TRIPLET", "NOT", "NAMED", "UNNAMED", "UNKNOWN", "KNOWN", "YET", "NONE", "NK", "NA"];

    private static readonly string[] Multiples = ["TWIN", "TRIPLET", "QUADRUPLET", "MULTIPLE"];

    private static readonly Dictionary<string, int> Orders = new()
    {
        ["1"] = 1, ["I"] = 1, ["A"] = 1, ["ONE"] = 1, ["FIRST"] = 1,
        ["2"] = 2, ["II"] = 2, ["B"] = 2, ["TWO"] = 2, ["SECOND"] = 2,
        ["3"] = 3, ["III"] = 3, ["C"] = 3, ["THREE"] = 3, ["THIRD"] = 3,
        ["4"] = 4, ["IV"] = 4, ["D"] = 4, ["FOUR"] = 4, ["FOURTH"] = 4,
    };

    private ComparedName(string[] words, int? birthOrder) => (Words, Joined, BirthOrder) = (words, string.Concat(words), birthOrder);

    /// <summary>The words of the name; none where it is missing.</summary>
    public string[] Words { get; }

    /// <summary>The words without what stood between them.</summary>
    public string Joined { get; }

    /// <summary>1 for "Twin 1", 2 for "Twin 2"; null where the name says no such thing.</summary>
    public int? BirthOrder { get; }

    /// <summary>Whether there is no name to compare.</summary>
    public bool IsMissing => Words.Length == 0;

    /// <summary>A family name, or other names.</summary>
    public static ComparedName Of(string? written)
    {
        var words = Fold(written);
        return new(words.All(IsFiller) ? [] : words, null);
    }

    /// <summary>A given name, next to the family name that "Baby Smith" only repeats.</summary>
    public static ComparedName Given(string? written, ComparedName family)
    {
        var words = Fold(written);
        var order = Order(words);
        var stands = Array.FindIndex(words, IsFiller) == 0;
        string[] name = stands && words.Contains("OF") ? [] : [.. words.Where((w, i) => !stands || !(IsFiller(w) || IsOrder(words, i)))];
        return new(stands && name.All(w => family.Words.Contains(w)) ? [] : name, order);
    }

    /// <summary>How near two names are: the same letters; a slip of the pen, or one part of the other; or another name.</summary>
    public static Match Compare(ComparedName a, ComparedName b) =>
        a.IsMissing || b.IsMissing ? Match.Missing
        : a.Joined == b.Joined ? Match.Same
        : a.Words.Order(StringComparer.Ordinal).SequenceEqual(b.Words.Order(StringComparer.Ordinal)) ? Match.Close
        : Contains(a, b) || Contains(b, a) ? Match.Close
        : NameWords.Slips(a.Joined, b.Joined) <= Allowed(Math.Max(a.Joined.Length, b.Joined.Length)) ? Match.Close
        : Match.Differs;

    /// <summary>Whether one name says all that the other says: a child with two given names is often told by one, and is no other child for it.</summary>
    public static bool OneHoldsTheOther(ComparedName a, ComparedName b) => !a.IsMissing && !b.IsMissing && (Contains(a, b) || Contains(b, a));

    /// <summary>Whether every word of the other, give or take a slip, is one of these.</summary>
    public bool Holds(ComparedName other) =>
        !other.IsMissing && other.Words.All(o => Words.Any(w => w == o || NameWords.Slips(w, o) <= Allowed(Math.Max(w.Length, o.Length)) - 1));

    private static int Allowed(int length) => length switch
    {
        <= 2 => 0,
        <= 5 => 1,
        _ => 2,
    };

    private static bool Contains(ComparedName whole, ComparedName part) =>
        part.Joined.Length > 1 && part.Words.All(p => whole.Words.Contains(p));

    private static bool IsFiller(string word) => Fillers.Contains(word);

    private static bool IsOrder(string[] words, int at) => Orders.ContainsKey(words[at]) && at > 0 && (IsFiller(words[at - 1]) || Orders.ContainsKey(words[at - 1]));

    private static int? Order(string[] words)
    {
        var twin = Array.FindIndex(words, w => Multiples.Contains(w));
        return twin >= 0 && twin + 1 < words.Length && Orders.TryGetValue(words[twin + 1], out var after) ? after
            : twin > 0 && Orders.TryGetValue(words[twin - 1], out var before) ? before
            : null;
    }

    private static string[] Fold(string? written)
    {
        if (string.IsNullOrWhiteSpace(written))
        {
            return [];
        }

        var folded = new StringBuilder(written.Length);
        foreach (var c in written.ToUpperInvariant().Normalize(NormalizationForm.FormKD))
        {
            if (NameWords.SpeltOut(c) is { } plain)
            {
                folded.Append(plain.ToUpperInvariant());
            }
            else if (char.IsLetterOrDigit(c))
            {
                folded.Append(c);
            }
            else if (!IsDropped(c))
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    // An apostrophe joins (O'Neil is ONEIL), an accent goes; a hyphen parts, as a space does.
    private static bool IsDropped(char c) =>
        c is '\'' or '\u2018' or '\u2019' or '\u02BC' or '`' or '\u00B4' or '.'
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.Control;
}
