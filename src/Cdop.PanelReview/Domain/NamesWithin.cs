using System.Text.RegularExpressions;

namespace Cdop.PanelReview.Domain;

/// <summary>Names within a longer word: "BabyOlivia", "#OliviaStrong", "oliviasmum".</summary>
internal sealed partial class NamesWithin(IReadOnlyCollection<string> names, IReadOnlySet<string> ordinary)
{
    // Of names so short or shorter the letters stand in many a word that nobody listed.
    private const int Short = 4;

    private const int ShortestPart = 3;

    // A name of so many letters is hardly ever within another word, wherever it stands in it.
    private const int Long = 6;

    // What is longer is no word that a person wrote, and is not taken apart.
    private const int LongestWord = 100;

    // What families put beside a name to make one word of it.
    private static readonly HashSet<string> Beside =
    [
        "baby", "babies", "mum", "mums", "mummy", "mom", "mam", "mama", "dad", "dads", "daddy", "nan", "nana", "nanny", "gran", "granny", "grandad", "auntie", "uncle", "sister", "brother", "family", "girl", "boy", "twin", "angel",
        "princess", "prince", "little", "lil", "justice", "strong", "strength", "team", "love", "rip", "forever", "always", "remember", "remembering", "memory", "warrior", "fighter", "hero", "journey", "story", "fund", "for",
    ];

    // Beginnings of family names that are no name within one.
    private static readonly HashSet<string> Beginnings = ["mc", "mac", "o", "de", "la", "le", "fitz", "van"];

    private static readonly char[] Digits = [.. "0123456789"];

    private readonly List<string> listed = [.. names.Where(name => name.Length >= Short).OrderByDescending(name => name.Length)];
    private readonly HashSet<string> known = [.. names];
    private readonly Dictionary<string, bool> mayHold = [];

    /// <summary>The name within a word, and how sure it is that it is meant; null where there is none.</summary>
    /// <param name="written">The word as written.</param>
    /// <param name="folded">As it is compared.</param>
    /// <param name="isTag">Whether it is a hashtag or somebody's name on a page.</param>
    public (string Name, Sureness Sure)? In(ReadOnlySpan<char> written, string folded, bool isTag)
    {
        if (folded.Length <= ShortestPart)
        {
            return null;
        }

        if (HasParts(written) && InParts(written.ToString()) is { } part)
        {
            return part;
        }

        if (!mayHold.TryGetValue(folded, out var may))
        {
            mayHold[folded] = may = listed.Exists(name => name.Length < folded.Length && folded.Contains(name, StringComparison.Ordinal));
        }

        return !may || (!isTag && ordinary.Contains(folded)) ? null
            : folded.Length > LongestWord ? (listed.Find(name => folded.Contains(name, StringComparison.Ordinal))!, Sureness.Ask)
            : InOne(folded, isTag);
    }

    private (string Name, Sureness Sure)? InParts(string written)
    {
        var before = "";
        foreach (Match match in Part().Matches(written))
        {
            var part = match.Value.ToLowerInvariant();
            if (part.Length >= ShortestPart && char.IsUpper(match.Value[0]))
            {
                var name = known.Contains(part) ? part : part[^1] == 's' && known.Contains(part[..^1]) ? part[..^1] : !ordinary.Contains(part) ? listed.Find(name => name.Length > Short && NameWords.Slips(name, part) == 1) : null;
                if (name is not null)
                {
                    return (name, Beginnings.Contains(before) ? Sureness.Ask : Sureness.Likely);
                }
            }

            before = part;
        }

        return null;
    }

    private (string Name, Sureness Sure)? InOne(string folded, bool isTag)
    {
        (string Name, Sureness Sure)? best = null;
        foreach (var name in listed.Where(name => name.Length < folded.Length))
        {
            for (var at = folded.IndexOf(name, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(name, at + 1, StringComparison.Ordinal))
            {
                if (HowSure(name, folded[..at], folded[(at + name.Length)..], isTag) is { } sure && (best is null || sure < best.Value.Sure))
                {
                    best = (name, sure);
                }
            }
        }

        return best;
    }

    private Sureness? HowSure(string name, string before, string after, bool isTag)
    {
        var isOrdinary = ordinary.Contains(name);
        if (AreOf(Beside, before, after))
        {
            return isOrdinary ? Sureness.Ask : Sureness.Likely;
        }

        if (isTag)
        {
            return isOrdinary || name.Length <= Short ? Sureness.Ask : Sureness.Likely;
        }

        if (isOrdinary)
        {
            return null;
        }

        // "Williamson" is another name.
        return after != "son" && AreOf(ordinary, before, after) ? name.Length > Short ? Sureness.Likely : Sureness.Ask
            : name.Length >= Long || (name.Length > Short && (before.Length == 0 || after.Length == 0)) ? Sureness.Ask : null;
    }

    private bool AreOf(IReadOnlySet<string> words, string before, string after) =>
        IsOf(words, before.Trim(Digits)) && after.Trim(Digits) is var rest && (IsOf(words, rest) || (rest.Length > 1 && rest[0] == 's' && IsOf(words, rest[1..])));

    // Whether it is nothing but such words and names, one after the other.
    private bool IsOf(IReadOnlySet<string> words, string rest)
    {
        var reached = new bool[rest.Length + 1]; // from the beginning to here it is
        reached[0] = true;
        for (var at = 0; at < rest.Length; at++)
        {
            for (var to = at + ShortestPart; reached[at] && to <= rest.Length; to++)
            {
                reached[to] |= words.Contains(rest[at..to]) || known.Contains(rest[at..to]);
            }
        }

        return reached[^1];
    }

    private static bool HasParts(ReadOnlySpan<char> written)
    {
        for (var at = 1; at < written.Length; at++)
        {
            if (char.IsUpper(written[at]) && !char.IsUpper(written[at - 1]) && written[at - 1] is not ('\'' or '’' or '`'))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lu}+|\p{N}+")]
    private static partial Regex Part();
}
