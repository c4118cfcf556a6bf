using System.Text.RegularExpressions;

namespace Cdop.PanelReview.Domain;

/// <summary>Something left in an anonymised paper by which somebody who knows the place could still tell who the child was.</summary>
/// <param name="Words">The words.</param>
/// <param name="Around">The sentence they stand in.</param>
/// <param name="Why">What makes them a risk.</param>
internal sealed record ResidualRisk(string Words, string Around, string Why);

/// <summary>What no list of names can find: a rare occupation, an unusual condition, a named team, a word that looks like a name. A person looks at each.</summary>
internal sealed partial class ResidualRisks(IReadOnlySet<string> ordinary)
{
    private const int Around = 60;

    /// <summary>The most that are shown of one text; that there are more is said.</summary>
    public const int Most = 200;

    // Begin with a capital in every such paper, and tell nothing.
    private static readonly HashSet<string> Known =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "english", "england", "british", "hospital", "school", "practice", "social", "worker", "doctor", "nurse", "sibling", "agency", "council", "police", "officer", "apgar", "nhs", "gp", "covid",
        "caesarean", "doppler", "glasgow", "paracetamol", "ibuprofen", "sids", "sudi", "i", "professional", "service", "ambulance", "midwife", "health", "visitor", "relative", "parent", "hepatitis", "crohn", "kawasaki",
        "christmas", "easter", "moses", "calpol", "mccd", "cdop", "ncmd", "mr", "mrs",

        // Ethnic groups and nationalities, as the forms and those who fill them in call them.
        "african", "asian", "black", "white", "caribbean", "irish", "gypsy", "traveller", "roma", "arab", "arabic", "indian", "pakistani", "bangladeshi", "chinese", "scottish", "welsh", "wales", "scotland", "ireland",
        "european", "american", "polish", "romanian", "nigerian", "somali", "sudanese", "eritrean", "ethiopian", "ghanaian", "kenyan", "zimbabwean", "syrian", "iraqi", "iranian", "afghan", "kurdish", "turkish",
        "ukrainian", "russian", "lithuanian", "latvian", "bulgarian", "hungarian", "slovak", "czech", "albanian", "portuguese", "spanish", "french", "german", "italian", "brazilian", "vietnamese", "filipino",
        "thai", "japanese", "korean", "malaysian", "nepali", "tamil", "lankan", "urdu", "punjabi", "bengali", "yemeni", "libyan", "moroccan", "algerian", "egyptian", "jamaican", "congolese",

        // Laws and services that the forms name.
        "act", "mental", "le",
    ];

    public IReadOnlyList<ResidualRisk> In(string text)
    {
        var risks = new List<ResidualRisk>();
        Look(Occupation(), "An occupation that few people have");
        Look(Condition(), "A condition that few children have");
        Look(Team(), "A named team, club or place of worship");
        Look(Public(), "It may have been in the news or on social media");
        Look(Rare(), "Something that few families share");
        Look(MonthOfYear(), "A month: with the rest it may tell the day");
        Look(DayAlone(), "A day of a month");
        Look(DayOfWeek(), "A day of a month");
        Look(OneByOne(), "Letters one by one: they may spell a name");
        Look(Apart(), "A word in two parts: it may be a name");
        Look(LongNumber(), "A number as long as an NHS number");
        Look(Mixed(), "Letters of two alphabets in one word");
        var plain = PlainText.Of(text);
        foreach (var (at, length, _) in LooseReference.AllIn(plain.Text))
        {
            var (from, many) = plain.InWritten(at, length);
            Add(from, many, "It looks like a case reference");
        }

        foreach (var word in WrittenWords.Of(text).Where(word => word is { IsCapital: true, Begins: false, Length: > 2 } && !Known.Contains(word.Folded) && !IsOrdinary(word.Folded) && text[word.At..word.End].Any(char.IsLower)))
        {
            Add(word.At, word.Length, "It looks like a name");
        }

        List<ResidualRisk> distinct = [.. risks.DistinctBy(risk => (Find.KeyOf(risk.Words).ToUpperInvariant(), risk.Why))];
        return distinct.Count <= Most ? distinct : [.. distinct.Take(Most), new(distinct[Most].Words, distinct[Most].Around, $"{InWords.Count(distinct.Count - Most, "more word or phrase", "more words or phrases")} of this text from here on: read it to its end")];

        void Look(Regex what, string why)
        {
            foreach (Match match in what.Matches(text))
            {
                Add(match.Index, match.Length, why);
            }
        }

        void Add(int at, int length, string why)
        {
            var (from, to) = (Math.Max(0, at - Around), Math.Min(text.Length, at + length + Around));
            risks.Add(new(text.Substring(at, length), $"{(from > 0 ? "…" : "")}{Find.KeyOf(text[from..to])}{(to < text.Length ? "…" : "")}", why));
        }
    }

    private bool IsOrdinary(string folded) => ordinary.Contains(folded) || folded.Length > 8 && !char.IsDigit(folded[0]) && Endings().IsMatch(folded);

    [GeneratedRegex(@"\b(?:vicar|priest|imam|rabbi|minister|head ?teacher|headmistress|headmaster|mayor|councillor|politician|judge|magistrate|coroner|footballer|boxer|jockey|athlete|musician|singer|actor|actress|journalist|lighthouse keeper|fisherman|farmer|pilot|diver|soldier|sailor|firefighter|prison officer|police officer|paramedic|surgeon|dentist|vet|landlord of|publican|shopkeeper|lollipop|circus|fairground|showman|undertaker)s?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Occupation();

    [GeneratedRegex(@"\b(?:\w+(?:['’]s)?\s+(?:syndrome|dystrophy|leukodystrophy|trisomy \d+)|trisomy \d+|rare (?:disease|disorder|condition|genetic)\b[^.]{0,40}|conjoined|quadruplets?|triplets?|first (?:reported|known) case|only (?:child|case|family) in (?:the|this))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Condition();

    [GeneratedRegex(@"\b(?:\p{Lu}\w+\s){1,3}(?:FC|RFC|AFC|United|Rovers|Juniors|Harriers|Team|Club|Church|Chapel|Mosque|Temple|Synagogue|Scouts|Brownies|Cubs|Guides|Cadets|Ward|Unit)\b")]
    private static partial Regex Team();

    [GeneratedRegex(@"\b(?:newspaper|the news|media|facebook|instagram|tiktok|snapchat|youtube|petition|appeal for|memorial|campaign|crowdfund\w*|gofundme)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Public();

    [GeneratedRegex(@"\b(?:twins?|traveller|refugees?|asylum|surrogate|adopted|fostered|prison|house fire|murder\w*|stabb\w+|shot|inquest|high court)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Rare();

    [GeneratedRegex(@"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+(?:19|20)\d{2}\b")]
    private static partial Regex MonthOfYear();

    [GeneratedRegex(@"\bon the (?:\d{1,2}(?:st|nd|rd|th)|(?:twenty|thirty)[\s-]?\w+|\w+teenth|tenth|twelfth|eleventh|twentieth|thirtieth)\b(?!\s+(?:centile|percentile|day|week|month|hour|minute|floor|occasion|visit|attempt|birthday))|\b\w+(?:teenth|tieth)\s+(?:of\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b", RegexOptions.IgnoreCase)]
    private static partial Regex DayAlone();

    [GeneratedRegex(@"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+(?:the\s+)?(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|twentieth|thirtieth|(?:twenty|thirty)[\s-]?\w+)\b", RegexOptions.IgnoreCase)]
    private static partial Regex DayOfWeek();

    [GeneratedRegex(@"(?<![\p{L}\p{N}.])\p{L}(?:[ .\-_*]{1,2}\p{L}(?![\p{L}\p{N}])){3,}")]
    private static partial Regex OneByOne();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])\p{Lu}\p{Ll}+(?:[-\u2010\u2011] | [-\u2010\u2011])\p{Ll}+(?![\p{L}\p{N}])")]
    private static partial Regex Apart();

    [GeneratedRegex(@"(?<![\p{Nd}.])\p{Nd}(?:[\s.\-\u2010-\u2015]?\p{Nd}){9}(?![\p{Nd}])")]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"\w*(?:[A-Za-z][\p{IsCyrillic}\p{IsGreek}\p{IsArmenian}]|[\p{IsCyrillic}\p{IsGreek}\p{IsArmenian}][A-Za-z])\w*")]
    private static partial Regex Mixed();

    [GeneratedRegex(@"(?:tion|ment|ness|itis|osis|aemia|ology|ally|ency|ance|ence|ical|ative|ated|ating|ities|ility|ician|ists?|ships?|ings?)$")]
    private static partial Regex Endings();
}
