using System.Text.RegularExpressions;

namespace Cdop.PanelReview.Domain;

/// <summary>
/// Names of people in a text: whole or in part, possessive, as initials, by a short form, with a slip of the hand, or split by a
/// hyphen or the end of a line.
/// </summary>
internal sealed partial class NamesWritten
{
    // Usual short forms: whoever is written James is called Jamie, and who is called Jamie here is James there.
    private static readonly string[][] CalledAlso =
    [
        ["james", "jim", "jimmy", "jamie"], ["william", "will", "bill", "billy", "willy"], ["robert", "rob", "bob", "bobby", "robbie"],
        ["elizabeth", "liz", "lizzie", "beth", "betty", "eliza", "libby"], ["katherine", "kate", "katie", "kathy", "cathy"], ["catherine", "kate", "katie", "cathy"],
        ["thomas", "tom", "tommy"], ["michael", "mike", "mikey", "mick"], ["matthew", "matt", "matty"], ["daniel", "dan", "danny"], ["samuel", "sam", "sammy"],
        ["samantha", "sam"], ["joseph", "joe", "joey"], ["joshua", "josh"], ["benjamin", "ben", "benny"], ["alexander", "alex", "sandy"], ["alexandra", "alex"],
        ["christopher", "chris"], ["christine", "chris", "chrissy"], ["nicholas", "nick", "nicky"], ["nicola", "nicky"], ["anthony", "tony"], ["andrew", "andy", "drew"],
        ["david", "dave", "davy"], ["edward", "ed", "eddie", "ted", "teddy"], ["charles", "charlie", "chas"], ["charlotte", "charlie", "lottie"], ["oliver", "ollie"],
        ["olivia", "liv", "livvy"], ["isabella", "bella", "izzy"], ["rebecca", "becky", "becca"], ["jennifer", "jen", "jenny"], ["jessica", "jess", "jessie"],
        ["abigail", "abby"], ["amelia", "millie", "amy"], ["emily", "em", "emmy"], ["victoria", "vicky", "tori"], ["margaret", "maggie", "meg", "peggy"], ["stephen", "steve"],
        ["steven", "steve"], ["stephanie", "steph"], ["patrick", "pat", "paddy"], ["patricia", "pat", "trish"], ["richard", "rick", "richie", "dick"], ["timothy", "tim"],
        ["theodore", "theo", "teddy"], ["frederick", "fred", "freddie"], ["henry", "harry"], ["harrison", "harry"], ["jonathan", "jon", "jonny"], ["mohammed", "mo", "muhammad", "mohamed"],
        ["zachary", "zac", "zach", "zack"], ["natalie", "nat"], ["nathaniel", "nate", "nathan"], ["gabriel", "gabe"], ["leonard", "leo", "lenny"], ["susan", "sue", "susie"],
    ];

    private static readonly HashSet<string> Titles = ["mr", "mrs", "ms", "miss", "master", "dr", "doctor", "prof", "professor", "sister", "nurse", "pc", "dc", "ds", "dci", "sgt", "rev", "baby"];

    // What stands for something else in the notes of every ward.
    private static readonly HashSet<string> Abbreviations =
    [
        "gp", "iv", "ct", "bp", "ed", "ot", "pm", "am", "ms", "mr", "dr", "hr", "rr", "oe", "pe", "ng", "et", "tb", "ph", "co", "cp", "cf", "cc", "im", "io", "mg", "ml", "kg", "cm", "mm", "sw", "hv",
        "pc", "dc", "ds", "la", "uk", "ni", "id", "in", "is", "it", "at", "to", "as", "an", "be", "by", "do", "go", "he", "if", "me", "my", "no", "of", "on", "or", "so", "up", "us", "we", "ok", "ad", "ae",
        "bnf", "cpr", "cpd", "ecg", "eeg", "mri", "gcs", "icu", "nhs", "scr", "tpn", "uti", "cxr", "abg", "crp", "fbc", "jar", "sid", "picu", "nicu",
    ];

    // Stand before a family name or within it, and are no name alone.
    private static readonly HashSet<string> Particles =
    [
        "al", "de", "el", "la", "le", "van", "von", "bin", "ibn", "du", "da", "di", "des", "del", "della", "der", "den", "dos", "das", "do", "ter", "ten", "ap", "bint", "abu", "los", "las", "y", "e",
        "dela", "delos", "vander", "vande", "vanden", "dele", "o", "ni", "nic", "ui",
    ];

    private const int MostParticles = 4;

    private const int MostInitials = 6;

    private readonly List<Person> people = [];
    private readonly Dictionary<string, List<Person>> words = [];
    private readonly HashSet<string> written = [];
    private readonly Dictionary<string, List<Person>> seen = [];
    private readonly Dictionary<string, List<Person>> initials = [];
    private readonly IReadOnlySet<string> ordinary;
    private readonly NamesWithin within;
    private readonly int longest;

    public NamesWritten(IEnumerable<Identifier> known, IReadOnlySet<string> ordinary)
    {
        this.ordinary = ordinary;
        foreach (var identifier in known.Where(identifier => identifier.Kind == IdentifierKind.Person))
        {
            Learn(identifier);
        }

        within = new([.. words.Keys], ordinary);
        longest = words.Keys.Select(word => word.Length).DefaultIfEmpty().Max();
    }

    /// <summary>All of them.</summary>
    public IEnumerable<Find> In(string text, List<WrittenWord> all)
    {
        for (var at = 0; at < all.Count; at++)
        {
            if (Run(text, all, at) is { } run)
            {
                yield return run.Find;
                at = run.Last;
            }
        }

        foreach (Match match in LetterByLetter().Matches(text))
        {
            foreach (var find in Spelt(match))
            {
                yield return find;
            }
        }

        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsAsciiLetterUpper(text[at]) && (at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or '\'' or '’')) && WithInitials(text, at) is { } find)
            {
                yield return find;
            }
        }

        foreach (var person in people)
        {
            foreach (Match match in person.OneInitial?.Matches(text) ?? Enumerable.Empty<Match>())
            {
                yield return new(match.Index, match.Length, match.Value, IdentifierKind.Person, person.Instead, HowSure(match.Value.ToLowerInvariant()));
            }
        }
    }

    // "R.T.", "R T", "RT", "R. A. T.": the most letters that are somebody's.
    private Find? WithInitials(string text, int at)
    {
        Find? found = null;
        var (letters, next) = ($"{char.ToLowerInvariant(text[at])}", at + 1);
        while (letters.Length < MostInitials)
        {
            var (dot, blank) = (next < text.Length && text[next] == '.' ? 1 : 0, 0);
            blank = next + dot < text.Length && char.IsWhiteSpace(text[next + dot]) ? 1 : 0;
            next += dot + blank;
            if (next >= text.Length || !char.IsAsciiLetterUpper(text[next]))
            {
                break;
            }

            letters += char.ToLowerInvariant(text[next++]);
            if (initials.TryGetValue(letters, out var people) && (next == text.Length || !char.IsLetterOrDigit(text[next])))
            {
                var end = dot == 1 && next < text.Length && text[next] == '.' && (next + 1 == text.Length || !char.IsLetterOrDigit(text[next + 1])) ? next + 1 : next;
                found = new(at, end - at, text[at..end], IdentifierKind.Person, people[0].Instead, HowSure(letters));
            }
        }

        return found;
    }

    private Sureness HowSure(string letters) => Abbreviations.Contains(letters) || ordinary.Contains(letters) ? Sureness.Ask : Sureness.Likely;

    private (Find Find, int Last)? Run(string text, List<WrittenWord> all, int at)
    {
        var first = at;
        var title = Titles.Contains(all[at].Folded) && at + 1 < all.Count && Gap(text, all, at).Trim(' ', '.', '\n', '\r', '\u00a0').Length == 0 ? all[at].Folded : null;
        if (title is not null)
        {
            at++;
        }

        List<Person>? candidates = null;
        var (last, sure, plain, many) = (-1, Sureness.Sure, true, 0);
        while (at < all.Count && (candidates is null || Joins(all[at - 1], Gap(text, all, at - 1))))
        {
            at = AfterParticles(text, all, at, candidates);
            var taken = 1;
            var (people, howSure) = Whose(text, all[at], candidates is not null || title is not null);
            if (at + 1 < all.Count && Gap(text, all, at) is var gap && Splits(gap) && words.TryGetValue(all[at].Folded + all[at + 1].Folded, out var whole) && HowSure(all[at], gap, all[at + 1]) is { } ofSplit)
            {
                (people, howSure, taken) = (whole, ofSplit, 2);
            }

            var both = candidates is null ? people : candidates.FindAll(people.Contains);
            if (both.Count > 0)
            {
                // A word that was taken apart is no ordinary word, though its beginning may be one.
                plain = plain && taken == 1 && (ordinary.Contains(all[at].Folded) || (howSure == Sureness.Likely && all[at].Folded.Length < NameWords.ShortestNear));
                (candidates, sure, many, last) = (both, howSure > sure ? howSure : sure, many + 1, at + taken - 1);
                at += taken;
            }
            else if (all[at] is { Length: 1, IsCapital: true } initial && at + 1 < all.Count && Joins(all[at], Gap(text, all, at))
                && Whose(text, all[AfterParticles(text, all, at + 1, candidates)], true).People.Find(person => (candidates is null || candidates.Contains(person)) && person.Given.Exists(given => given[0] == initial.Folded[0])) is { } known)
            {
                // "J. Thorne", "Aaron J. Thorne"
                candidates = [known];
                many++;
                at++;
            }
            else
            {
                break;
            }
        }

        if (candidates is null || last < 0)
        {
            return null;
        }

        var (start, end) = (IsTag(text, all[first].At) ? all[first].At - 1 : all[first].At, all[last].End);
        sure = many > 1 || title is not null ? sure == Sureness.Ask ? Sureness.Likely : sure : plain ? Sureness.Ask : sure;
        return (new(start, end - start, text[start..end], IdentifierKind.Person, InsteadOf(candidates, title, many), sure), last);
    }

    // By a blank alone a name is split where its halves are no words; where one of them is, a person is asked. Null where it is not split.
    private Sureness? HowSure(WrittenWord one, string gap, WrittenWord other)
    {
        if (gap.Trim(' ', '\t').Length > 0 || written.Contains(one.Folded + other.Folded))
        {
            return Sureness.Likely;
        }

        var (isOne, isOther) = (words.ContainsKey(one.Folded), words.ContainsKey(other.Folded));
        return (isOne && isOther) || one.Length + other.Length <= NameWords.ShortestNear ? null
            : (ordinary.Contains(one.Folded), ordinary.Contains(other.Folded)) switch
            {
                (true, true) => null,
                (false, false) => Sureness.Likely,
                _ => isOne || isOther ? null : Sureness.Ask,
            };
    }

    private static bool IsTag(string text, int at) => at > 0 && text[at - 1] is '#' or '@';

    // Where the name goes on after "de la": the same place where nobody's name has what stands there.
    private int AfterParticles(string text, List<WrittenWord> all, int at, List<Person>? candidates)
    {
        var next = at;
        while (next - at < MostParticles && next + 1 < all.Count && Particles.Contains(all[next].Folded) && Joins(all[next], Gap(text, all, next)))
        {
            next++;
            if (Particles.Contains(all[next].Folded) && !words.ContainsKey(all[next].Folded))
            {
                continue;
            }

            var known = words.TryGetValue(all[next].Folded, out var exact) ? exact
                : next + 1 < all.Count && Splits(Gap(text, all, next)) && words.TryGetValue(all[next].Folded + all[next + 1].Folded, out var split) ? split
                : Near(all[next].Folded);
            if (known.Exists(person => person.HasParticles && (candidates is null || candidates.Contains(person))))
            {
                return next;
            }
        }

        return at;
    }

    // "J a c k", "T.h.o.r.n.e": letters are written so only to spell a word.
    private IEnumerable<Find> Spelt(Match match)
    {
        List<int> letters = [.. Enumerable.Range(match.Index, match.Length).Where(at => char.IsLetter(match.Value[at - match.Index]))];
        var spelt = letters.ConvertAll(at => NameWords.Fold(match.Value.Substring(at - match.Index, 1)) is [[var letter]] ? letter : '?');
        for (var first = 0; first < letters.Count; first++)
        {
            for (var many = Math.Min(longest, letters.Count - first); many > 2; many--)
            {
                if (words.TryGetValue(string.Concat(spelt.Skip(first).Take(many)), out var people))
                {
                    var (from, to) = (letters[first], letters[first + many - 1] + 1);
                    yield return new(from, to - from, match.Value[(from - match.Index)..(to - match.Index)], IdentifierKind.Person, InsteadOf(people, null, 1), Sureness.Likely);
                    first += many - 1;
                    break;
                }
            }
        }
    }

    private static string InsteadOf(List<Person> candidates, string? title, int many)
    {
        if (candidates.Count == 1 || many > 1)
        {
            return candidates[0].Instead;
        }

        var fitting = title switch
        {
            "mr" => candidates.FindAll(person => person.Instead is "the father" || !person.IsFamily),
            "mrs" or "ms" or "miss" => candidates.FindAll(person => person.Instead is "the mother" || !person.IsFamily),
            "baby" or "master" => candidates.FindAll(person => person.Instead is "the child"),
            _ => [],
        };
        return fitting.Count > 0 ? fitting[0].Instead : candidates.TrueForAll(person => person.IsFamily) ? "[family name]" : candidates[0].Instead;
    }

    // Within a name, and after a title, an ordinary word is a name.
    private (List<Person> People, Sureness Sure) Whose(string text, WrittenWord word, bool isWithin)
    {
        if (words.TryGetValue(word.Folded, out var exact))
        {
            return (exact, Sureness.Sure);
        }

        if (!seen.TryGetValue(word.Folded, out var near))
        {
            seen[word.Folded] = near = Near(word.Folded);
        }

        if (near.Count > 0 && !(ordinary.Contains(word.Folded) && (!word.IsCapital || (word.Begins && !isWithin))))
        {
            return (near, Sureness.Likely);
        }

        return within.In(text.AsSpan(word.At, word.Length), word.Folded, IsTag(text, word.At)) is { } found ? (words[found.Name], found.Sure) : ([], Sureness.Sure);
    }

    private List<Person> Near(string folded)
    {
        if (folded.Length < NameWords.ShortestNear - 2)
        {
            return [];
        }

        if (folded[^1] == 's' && words.TryGetValue(folded[..^1], out var possessive))
        {
            return possessive; // "Amys"
        }

        // A name of three letters is one slip from many words: from ordinary ones and from what notes shorten it is told apart, and a person is asked of the rest.
        var shortest = ordinary.Contains(folded) || Abbreviations.Contains(folded) ? NameWords.ShortestNear : NameWords.ShortestNear - 1;
        return [.. words.Where(known => known.Key.Length >= shortest && Math.Abs(known.Key.Length - folded.Length) <= 1 && NameWords.Slips(known.Key, folded) == 1)
            .SelectMany(known => known.Value).Distinct()];
    }

    private void Learn(Identifier identifier)
    {
        var names = identifier.Text.Split([' ', '\t', '\n', '\r', '\u00a0', ','], StringSplitOptions.RemoveEmptyEntries)
            .Where(name => NameWords.Fold(name) is { Count: > 0 } folded && !Titles.Contains(folded[0])).ToList();
        if (names.Count == 0)
        {
            return;
        }

        var person = people.Find(known => known.Instead == identifier.Instead);
        if (person is null)
        {
            people.Add(person = new(identifier.Instead));
        }

        var folded = names.ConvertAll(name => NameWords.Fold(name)[0]);
        // "Al Smith" and "Van Nguyen" are called so: a particle follows something, or something follows it twice.
        var particles = folded.ConvertAll(Particles.Contains);
        person.HasParticles |= particles.SkipLast(1).Any(isParticle => isParticle);
        person.Given.AddRange(names.Count == 1 ? folded : folded[..^1]);
        foreach (var word in names.SelectMany(NameWords.Of).Where(word => word.Length > 1 && !Particles.Contains(word)))
        {
            Add(word, person);
        }

        for (var at = 0; at < names.Count - 1; at++)
        {
            if (particles[at])
            {
                Add(string.Concat(folded.Skip(at)), person); // "delaCruz"
            }
        }

        if (folded.Count > 1 && particles[0] && folded[0].Length > 1 && !particles[1] && folded[0] is "al" or "van" or "abu" or "ten")
        {
            Add(folded[0], person);
        }

        foreach (var name in folded.SkipLast(names.Count > 1 ? 1 : 0))
        {
            foreach (var called in CalledAlso.Where(called => called.Contains(name)).SelectMany(called => called).Where(called => called != name))
            {
                Add(called, person);
            }
        }

        foreach (var name in names.Where(name => name.Any(letter => letter is '\'' or '’' or '-') || NameWords.Fold(name)[0].StartsWith("mc", StringComparison.Ordinal)))
        {
            written.Add(string.Concat(NameWords.Fold(name)));
        }

        if (names.Count > 1)
        {
            Add(folded[0] + folded[^1], person); // "AaronThorne", as files are called
            Add(initials, string.Concat(folded[0][..1], folded[^1][..1]), person);
            Add(initials, string.Concat(folded.Select(name => name[..1])), person);
            if (person.Instead == "the child")
            {
                var letter = folded[0][..1].ToUpperInvariant();
                person.OneInitial = new($@"(?<=\b(?:[Bb]aby|[Cc]hild|[Ii]nfant|[Tt]win)\s){letter}(?![\p{{L}}\p{{N}}])|(?<![\p{{L}}\p{{N}}.]){letter}(?=['’]s\b)");
            }
        }
    }

    private void Add(string word, Person person) => Add(words, word, person);

    private static void Add(Dictionary<string, List<Person>> to, string letters, Person person)
    {
        if (!to.TryGetValue(letters, out var known))
        {
            to[letters] = known = [];
        }

        if (!known.Contains(person))
        {
            known.Add(person);
        }
    }

    private static string Gap(string text, List<WrittenWord> all, int at) => text[all[at].End..all[at + 1].At];

    // What may stand between two words of one name.
    private static bool Joins(WrittenWord before, string gap) => Between().IsMatch(gap) || ((before.Length == 1 || Titles.Contains(before.Folded)) && AfterADot().IsMatch(gap));

    // What stands where one word is split: a hyphen, the end of a line, or both.
    private static bool Splits(string gap) => Inside().IsMatch(gap);

    [GeneratedRegex(@"^(?:[ \t]{1,3}|\s?,\s{0,2}|\s?-\s{0,2}|[ \t]*\r?\n[ \t]*)$")]
    private static partial Regex Between();

    [GeneratedRegex(@"^\.\s{0,2}$")]
    private static partial Regex AfterADot();

    [GeneratedRegex(@"^['’`]?(?:[ \t]?|-?\s*\r?\n\s*|[ \t]{0,2}-[ \t]{0,2}|[ \t]?[_·*|][ \t]?|[/\\.+~])$")]
    private static partial Regex Inside();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])\p{L}(?:[ \t.\-_·*/,|\\]{1,3}\p{L}(?![\p{L}\p{N}])){2,}")]
    private static partial Regex LetterByLetter();

    private sealed class Person(string instead)
    {
        public string Instead => instead;

        public List<string> Given { get; } = [];

        public Regex? OneInitial { get; set; }

        public bool HasParticles { get; set; }

        public bool IsFamily => instead is "the child" or "the mother" or "the father" || instead.StartsWith("Sibling", StringComparison.Ordinal) || instead.StartsWith("Relative", StringComparison.Ordinal) || instead.StartsWith("Parent", StringComparison.Ordinal);
    }
}
