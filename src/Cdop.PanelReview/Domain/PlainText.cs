using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Cdop.PanelReview.Domain;

/// <summary>
/// A text as it is searched: letters without their accents, letters and digits that only look otherwise those that they look like, every
/// dash a hyphen, every blank a blank, what a page writes for a character that character; what is not seen is not there.
/// </summary>
internal sealed partial class PlainText
{
    // Letters of other scripts that look like one of ours, in the order of those.
    private const string LookAlikes = "аесһіјӏорԛѕхуԝкмтвнգԁАВЕНІЈКМОРԚЅТХУԜСԌοανρικυχτηΑΒΕΖΗΙΚΜΝΟΡΤΥΧօսհɑɡɩʋɪ";
    private const string LookLike = "aechijlopqsxywkmtbhgdABEHIJKMOPQSTXYWCGoavpikuxtnABEZHIKMNOPTYXouhagivi";

    private static readonly Dictionary<char, char> Like = LookAlikes.Zip(LookLike).ToDictionary(pair => pair.First, pair => pair.Second);

    // Names of characters that the framework does not know.
    private static readonly Dictionary<string, char> Named = new(StringComparer.OrdinalIgnoreCase)
    {
        ["tab"] = '\t', ["newline"] = '\n', ["hyphen"] = '-', ["dash"] = '-', ["period"] = '.', ["sol"] = '/', ["bsol"] = '\\', ["comma"] = ',', ["colon"] = ':', ["semi"] = ';', ["num"] = '#', ["commat"] = '@',
        ["lpar"] = '(', ["rpar"] = ')', ["lowbar"] = '_', ["ast"] = '*', ["plus"] = '+', ["hairsp"] = ' ', ["puncsp"] = ' ', ["numsp"] = ' ', ["emsp13"] = ' ', ["emsp14"] = ' ', ["nonbreakingspace"] = ' ',
        ["zerowidthspace"] = '\u200b', ["nobreak"] = '\u2060',
    };

    private readonly List<(int From, int To)>? places;

    private PlainText(string text, List<(int From, int To)>? places) => (Text, this.places) = (text, places);

    /// <summary>What is searched.</summary>
    public string Text { get; }

    public static PlainText Of(string written)
    {
        if (Ascii.IsValid(written) && !written.AsSpan().ContainsAny('<', '&'))
        {
            return new(written, null);
        }

        var (plain, places) = (new StringBuilder(written.Length), new List<(int, int)>(written.Length));
        for (var at = 0; at < written.Length;)
        {
            var (seen, length) = written[at] switch
            {
                '<' when Tag().Match(written, at) is { Success: true } tag => (tag.Groups["apart"].Success ? "\n" : "", tag.Length),
                '&' when Entity().Match(written, at) is { Success: true } entity && Decoded(entity) is { } meant => (string.Concat(meant.EnumerateRunes().Select(Seen)), entity.Length),
                _ when Rune.TryGetRuneAt(written, at, out var rune) => (Seen(rune), rune.Utf16SequenceLength),
                var broken => (broken.ToString(), 1),
            };
            plain.Append(seen);
            places.AddRange(Enumerable.Repeat((at, at + length), seen.Length));
            at += length;
        }

        foreach (Match word in OtherWord().Matches(plain.ToString()))
        {
            // A word that is all of another script is one of that script, unless each letter of it looks like one of ours.
            if ((word.Value.Any(Like.ContainsKey) && word.Value.Any(char.IsAsciiLetter)) || word.Value.All(Like.ContainsKey))
            {
                for (var at = word.Index; at < word.Index + word.Length; at++)
                {
                    plain[at] = Like.GetValueOrDefault(plain[at], plain[at]);
                }
            }
        }

        return new(plain.ToString(), places);
    }

    /// <summary>Where words of the searched text stand in the written one.</summary>
    public (int At, int Length) InWritten(int at, int length) =>
        places is null ? (at, length) : (places[at].From, places[at + length - 1].To - places[at].From);

    private static string? Decoded(Match entity)
    {
        var name = entity.Groups["name"].Value;
        return Named.TryGetValue(name, out var named) ? named.ToString()
            : WebUtility.HtmlDecode($"&{name};") is var meant && meant[0] != '&' ? meant
            : Accented().Match(name) is { Success: true } accented ? accented.Groups["letter"].Value
            : name.Equals("amp", StringComparison.OrdinalIgnoreCase) ? "&" : null;
    }

    private static string Seen(Rune rune)
    {
        if (rune.IsAscii)
        {
            return rune.ToString();
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.DashPunctuation => "-",
            UnicodeCategory.SpaceSeparator => " ",
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => "\n",
            UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => "",
            UnicodeCategory.DecimalDigitNumber => $"{(int)Rune.GetNumericValue(rune)}",
            _ => rune.Value switch
            {
                0x2212 or 0x2043 or 0x02d7 => "-",
                0x02bc or 0x2032 or 0x201b or 0x00b4 or 0x02b9 => "’",
                _ => Bare(rune),
            },
        };
    }

    // "é" is an e; a letter that is two of ours is both.
    private static string Bare(Rune rune)
    {
        var written = rune.ToString();
        if (rune.IsBmp && NameWords.SpeltOut((char)rune.Value) is { } spelt)
        {
            return Rune.IsUpper(rune) ? spelt.ToUpperInvariant() : spelt;
        }

        var bare = string.Concat(written.Normalize(NormalizationForm.FormKD).Where(letter => char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark));
        return bare.Length == 1 && (char.IsAscii(bare[0]) || Like.ContainsKey(bare[0])) || (Rune.IsLetter(rune) && bare.Length > 0 && bare.All(char.IsAsciiLetter)) ? bare : written;
    }

    [GeneratedRegex(@"\p{L}*[\p{L}-[A-Za-z]]\p{L}*")]
    private static partial Regex OtherWord();

    [GeneratedRegex(@"\G(?:<!--.{0,400}?-->|</?(?:(?<apart>br|p|div|li|ul|ol|td|th|tr|table|h\d|hr)|[a-z][a-z\d]{0,14})(?:\s[^<>]{0,400})?/?>)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\G&(?:amp;)*(?:(?<name>#\d{1,7}|#x[\da-f]{1,6}|nbsp|shy);?|(?<name>[a-z][a-z\d]{1,31});)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Entity();

    [GeneratedRegex(@"^(?<letter>[a-z])(?:acute|grave|uml|circ|tilde|ring|cedil|slash|caron|breve|ogon|macr|dot|strok|dblac|midot)$", RegexOptions.IgnoreCase)]
    private static partial Regex Accented();
}
