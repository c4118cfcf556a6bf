using System.Text.RegularExpressions;

namespace Cdop.PanelReview.Domain;

/// <summary>Hospitals, schools, services and addresses in a text: whole, by the words that are their own, by their initials, or in part.</summary>
internal sealed partial class PlacesWritten
{
    // Words that many places have: none of them is found by such a word alone.
    private static readonly HashSet<string> General =
    [
        "the", "of", "and", "for", "at", "in", "hospital", "hospitals", "infirmary", "clinic", "district", "surgery", "practice", "centre", "center", "health", "healthcare", "medical", "group", "nhs", "trust",
        "foundation", "ft", "icb", "university", "teaching", "general", "community", "services", "service", "team", "unit", "ward", "school", "primary", "secondary", "junior", "infant", "infants",
        "nursery", "academy", "high", "college", "council", "borough", "city", "county", "metropolitan", "mbc", "police", "constabulary", "ambulance", "childrens", "children", "social", "care", "womens",
        "maternity", "hospice", "road", "street", "avenue", "lane", "drive", "close", "crescent", "court", "place", "gardens", "terrace", "grove", "way", "walk", "square", "park", "house", "flat",
        "cottage", "north", "south", "east", "west", "upper", "lower", "new", "old", "family", "doctors", "gp", "rc", "catholic", "ce", "c", "e", "cofe", "voluntary", "aided", "coroner", "coroners", "office",
        "partnership", "safeguarding", "board", "england", "uk", "limited", "ltd", "support", "mental", "young", "peoples", "home", "people", "liaison", "department", "emergency", "intensive", "neonatal", "paediatric",
    ];

    private static readonly Dictionary<string, string> Short = new()
    {
        ["hosp"] = "hospital", ["rd"] = "road", ["st"] = "street", ["str"] = "street", ["ave"] = "avenue", ["av"] = "avenue", ["ln"] = "lane", ["dr"] = "drive", ["drv"] = "drive", ["cl"] = "close",
        ["cres"] = "crescent", ["cresc"] = "crescent", ["ct"] = "court", ["crt"] = "court", ["pl"] = "place", ["gdns"] = "gardens", ["terr"] = "terrace", ["ter"] = "terrace", ["gr"] = "grove", ["grv"] = "grove",
        ["sq"] = "square", ["pk"] = "park", ["prim"] = "primary", ["sch"] = "school", ["uni"] = "university", ["univ"] = "university", ["med"] = "medical", ["ctr"] = "centre", ["saint"] = "st",
    };

    private readonly List<Phrase> phrases = [];
    private readonly Dictionary<(string, string, bool), bool> compared = [];
    private readonly IReadOnlySet<string> ordinary;

    public PlacesWritten(IEnumerable<Identifier> known, IReadOnlySet<string> ordinary)
    {
        this.ordinary = ordinary;
        foreach (var identifier in known)
        {
            switch (identifier.Kind)
            {
                case IdentifierKind.Organisation:
                    Learn(identifier, identifier.Text, identifier.Instead);
                    break;
                case IdentifierKind.Address:
                    foreach (var part in identifier.Text.Split([',', '\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                    {
                        Learn(identifier, Numbered().Replace(part, ""), identifier.Instead);
                    }

                    break;
                case IdentifierKind.ByHand:
                    phrases.Add(new([.. WrittenWords.Of(identifier.Text).Select(word => word.Folded)], identifier, identifier.Instead, Sureness.Sure, IsWhole: true));
                    break;
            }
        }
    }

    /// <summary>All of them.</summary>
    public IEnumerable<Find> In(string text, List<WrittenWord> all)
    {
        for (var at = 0; at < all.Count; at++)
        {
            Find? best = null;
            foreach (var phrase in phrases)
            {
                if (Match(text, all, at, phrase) is { } found && (best is null || found.Length > best.Length || (found.Length == best.Length && found.Sure < best.Sure)))
                {
                    best = found;
                }
            }

            if (best is not null)
            {
                yield return best;
            }
        }
    }

    private Find? Match(string text, List<WrittenWord> all, int at, Phrase phrase)
    {
        var (next, exact) = (at, true);
        for (var word = 0; word < phrase.Words.Count; word++)
        {
            if (next < all.Count && (word == 0 || Joins(text[all[next - 1].End..all[next].At])) && Alike(all[next], phrase.Words[word], phrase.Words.Count) is { } isExact)
            {
                (exact, next) = (exact && isExact, next + 1);
            }
            else if (next + 1 < all.Count && phrase.Words[word].Length > 3 && Splits(text[all[next].End..all[next + 1].At]) && all[next].Folded + all[next + 1].Folded == phrase.Words[word])
            {
                (exact, next) = (false, next + 2);
            }
            else if (!(word > 0 && phrase.Words[word] is "the" or "of" or "and" or "for"))
            {
                return null;
            }
        }

        if (phrase.IsInitials && !text[all[at].At..all[at].End].All(char.IsUpper))
        {
            return null;
        }

        var (start, last) = (all[at].At, next - 1);
        if (!phrase.IsWhole && phrase.Of.Kind == IdentifierKind.Organisation)
        {
            while (last + 1 < all.Count && Joins(text[all[last].End..all[last + 1].At]) && all[last + 1].Folded.Length > 1 && Full(all[last + 1].Folded) is var general && General.Contains(general) && general is not ("the" or "of" or "and" or "for" or "at" or "in" or "new" or "old" or "young" or "family" or "close" or "support" or "care" or "children" or "people" or "home"))
            {
                last++;
            }
        }

        if (phrase.Of.Kind == IdentifierKind.Address && HouseBefore().Match(text[Math.Max(0, start - 30)..start]) is { Success: true } house)
        {
            start -= house.Length;
        }

        if (phrase.Of.Kind == IdentifierKind.Organisation && ArticleBefore().Match(text[Math.Max(0, start - 6)..start]) is { Success: true } article)
        {
            start -= article.Length;
        }

        var end = all[last].End + (phrase.IsPossessive && last == next - 1 && Possessive().Match(text[all[last].End..Math.Min(text.Length, all[last].End + 3)]) is { Success: true } possessive ? possessive.Length : 0);
        var sure = !exact && phrase.Sure == Sureness.Sure ? Sureness.Likely : phrase.Sure;
        return new(start, end - start, text[start..end], phrase.Of.Kind, phrase.Instead, phrase.Of.Kind == IdentifierKind.Address && start < all[at].At && sure == Sureness.Ask ? Sureness.Likely : sure);
    }

    // Null where they differ; whether to the letter otherwise.
    private bool? Alike(WrittenWord word, string known, int words)
    {
        if (word.Folded == known)
        {
            return true;
        }

        if (Full(word.Folded) == known || (words > 1 && (known == word.Folded + "s" || word.Folded == known + "s")))
        {
            return false;
        }

        if (known.Length < NameWords.ShortestNear || Math.Abs(word.Folded.Length - known.Length) > 2 || (words == 1 && ordinary.Contains(word.Folded)))
        {
            return null;
        }

        if (!compared.TryGetValue((word.Folded, known, words > 1), out var near))
        {
            compared[(word.Folded, known, words > 1)] = near = NameWords.Slips(word.Folded, known) == 1 || (words > 1 && NameWords.Slips(word.Folded.TrimEnd('s'), known) == 1);
        }

        return near ? false : null;
    }

    private void Learn(Identifier identifier, string text, string instead)
    {
        List<WrittenWord> known = [.. WrittenWords.Of(text).SkipWhile(word => word.Folded == "the")];
        var words = known.ConvertAll(word => word.Folded);
        var own = words.TakeWhile((word, at) => !General.Contains(word) || (at == 0 && word is "royal" or "new" or "old" or "north" or "south" or "east" or "west")).ToList();
        if (words.Count == 0 || words.TrueForAll(General.Contains))
        {
            // "Children's social care": every area has one.
            return;
        }

        Add(words, words.Count == 1 ? Single(words[0]) : Sureness.Sure, isWhole: true);
        if (own.Count > 0 && own.Count < words.Count)
        {
            Add(own, own.Count == 1 ? Single(own[0]) : Sureness.Sure, isWhole: false);
        }

        var letters = string.Concat(words.Where(word => word is not ("of" or "and" or "the" or "for")).Select(word => word[0]));
        if (identifier.Kind == IdentifierKind.Organisation && letters.Length is > 2 and < 7)
        {
            phrases.Add(new([letters], identifier, instead, ordinary.Contains(letters) ? Sureness.Ask : Sureness.Likely, IsWhole: true) { IsInitials = true });
        }

        void Add(List<string> found, Sureness sure, bool isWhole) => phrases.Add(new(found, identifier, instead, sure, isWhole) { IsPossessive = Possessive().IsMatch(text[known[found.Count - 1].End..]) });
    }

    private Sureness Single(string word) => ordinary.Contains(word) || word.Length < 3 ? Sureness.Ask : Sureness.Sure;

    private static string Full(string word) => Short.GetValueOrDefault(word, word);

    private static bool Joins(string gap) => Between().IsMatch(gap);

    private static bool Splits(string gap) => Inside().IsMatch(gap);

    [GeneratedRegex(@"^(?:['’`][sS])?[.,]?(?:[ \t]{1,3}|\s?-\s?|[ \t]*\r?\n[ \t]*)$")]
    private static partial Regex Between();

    [GeneratedRegex(@"^(?:-?\s*\r?\n\s*|[ \t]{0,2}-[ \t]{0,2})$")]
    private static partial Regex Inside();

    [GeneratedRegex(@"^(?:(?:flat|apartment|no\.?)\s*\w{1,4}\s*)?(?:\d{1,4}[a-z]?\b\s*)?", RegexOptions.IgnoreCase)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"(?:\b(?:flat|apartment|apt)\.?\s*\w{1,4}\s*,?\s*)?\b(?:no\.?\s*)?\d{1,4}[a-z]?\s*,?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex HouseBefore();

    [GeneratedRegex(@"\bthe\s{1,2}$", RegexOptions.IgnoreCase)]
    private static partial Regex ArticleBefore();

    [GeneratedRegex(@"^['’`][sS]\b")]
    private static partial Regex Possessive();

    private sealed record Phrase(List<string> Words, Identifier Of, string Instead, Sureness Sure, bool IsWhole)
    {
        public bool IsInitials { get; init; }

        public bool IsPossessive { get; init; }
    }
}
