using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Cdop.PanelReview.Domain;

/// <summary>
/// A text as it is searched: letters and digits that only look otherwise are those that they look like, every dash is a hyphen, every blank a
/// blank, and what is not seen is a soft hyphen. Each character stands where it stood.
/// </summary>
internal static partial class PlainText
{
    /// <summary>Stands where nothing is seen.</summary>
    public const char Nothing = '\u00ad';

    // Letters of other scripts that look like one of ours, in the order of those.
    private const string LookAlikes = "аесһіјӏорԛѕхуԝкмтвнգԁАВЕНІЈКМОРԚЅТХУԜСԌοανρικυχτηΑΒΕΖΗΙΚΜΝΟΡΤΥΧօսհɑɡɩʋɪ";
    private const string LookLike = "aechijlopqsxywkmtbhgdABEHIJKMOPQSTXYWCGoavpikuxtnABEZHIKMNOPTYXouhagivi";

    private static readonly Dictionary<char, char> Like = LookAlikes.Zip(LookLike).ToDictionary(pair => pair.First, pair => pair.Second);

    public static string Of(string text)
    {
        if (Ascii.IsValid(text) && !text.AsSpan().ContainsAny('<', '&'))
        {
            return text;
        }

        var plain = text.ToCharArray();
        for (var at = 0; at < plain.Length; at++)
        {
            if (char.IsHighSurrogate(plain[at]) && at + 1 < plain.Length && char.IsLowSurrogate(plain[at + 1]))
            {
                if (Compatible(text.Substring(at, 2)) is [var letter] && char.IsAsciiLetterOrDigit(letter))
                {
                    (plain[at], plain[at + 1]) = (letter, Nothing);
                }

                at++;
            }
            else if (!char.IsAscii(plain[at]))
            {
                plain[at] = Plain(plain[at]);
            }
        }

        foreach (Match word in Word().Matches(new string(plain)))
        {
            // A word that is all of another script is one of that script, unless each letter of it looks like one of ours.
            var letters = word.Value.Where(char.IsLetter).ToList();
            if (letters.Exists(Like.ContainsKey) && letters.Exists(IsOurs) || letters.TrueForAll(Like.ContainsKey))
            {
                for (var at = word.Index; at < word.Index + word.Length; at++)
                {
                    plain[at] = Like.GetValueOrDefault(plain[at], plain[at]);
                }
            }
        }

        foreach (Match mark in Markup().Matches(new string(plain)))
        {
            plain.AsSpan(mark.Index, mark.Length).Fill(mark.Groups["apart"].Success ? ' ' : Nothing);
        }

        return new(plain);
    }

    private static bool IsOurs(char letter) => char.IsLetter(letter) && letter < '\u0250';

    private static char Plain(char written) => CharUnicodeInfo.GetUnicodeCategory(written) switch
    {
        UnicodeCategory.DashPunctuation => '-',
        UnicodeCategory.SpaceSeparator => ' ',
        UnicodeCategory.Format => Nothing,
        UnicodeCategory.DecimalDigitNumber => (char)('0' + (int)CharUnicodeInfo.GetNumericValue(written)),
        _ => written switch
        {
            '\u2212' or '\u2043' or '\u02d7' => '-',
            '\u2028' or '\u2029' => '\n',
            '\u02bc' or '\u2032' or '\u201b' or '\u00b4' or '\u02b9' => '’',
            _ when char.IsSurrogate(written) => written,
            _ => Compatible(written.ToString()) is [var same] && char.IsAscii(same) ? same : written,
        },
    };

    private static string Compatible(string written) => written.Normalize(NormalizationForm.FormKC);

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}\u00ad]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"</?(?:(?<apart>br|p|div|li|ul|ol|td|tr|h\d)|[a-z]{1,8})(?:\s[^<>]{0,80})?/?>|&(?:(?<apart>nbsp|ensp|emsp|thinsp)|[a-z]{0,4}shy|zwnj|zwj|#\d{2,6}|#x[\da-f]{2,5});", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Markup();
}
