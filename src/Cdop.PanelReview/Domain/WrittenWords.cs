using System.Text.RegularExpressions;

namespace Cdop.PanelReview.Domain;

/// <summary>One word of a text: where it stands, and how it is compared.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Length">Its length, without a possessive.</param>
/// <param name="Folded">In small letters of the English alphabet, without apostrophes and soft hyphens.</param>
/// <param name="IsCapital">Whether it begins with a capital letter.</param>
/// <param name="Begins">Whether a sentence begins with it, so that its capital says nothing.</param>
internal readonly record struct WrittenWord(int At, int Length, string Folded, bool IsCapital, bool Begins)
{
    public int End => At + Length;
}

/// <summary>The words of a text.</summary>
internal static partial class WrittenWords
{
    public static List<WrittenWord> Of(string text)
    {
        var words = new List<WrittenWord>();
        foreach (Match match in Word().Matches(text))
        {
            var length = match.Length;
            if (match.Value.Length > 2 && match.Value[^1] is 's' or 'S' && match.Value[^2] is '\'' or '’' or '`')
            {
                length -= 2;
            }

            if (Folded(match.Value[..length]) is { } folded)
            {
                words.Add(new(match.Index, length, folded, char.IsUpper(match.Value[0]), BeginsSentence(text, match.Index)));
            }
        }

        return words;
    }

    private static string? Folded(string word) =>
        word.Length < NameWords.Longest && word.All(char.IsAsciiLetterOrDigit) ? word.ToLowerInvariant() : NameWords.Fold(word) is [var folded] ? folded : null;

    private static bool BeginsSentence(string text, int at)
    {
        var lines = 0;
        for (var before = at - 1; before >= 0; before--)
        {
            switch (text[before])
            {
                case '\n':
                    lines++;
                    break;
                case '.' or '!' or '?' or ':' or '•' or '|':
                    return true;
                case '"' or '\'' or '“' or '‘' or '(' or '-' or '–' or ' ' or '\t' or '\r' or '\u00a0':
                    break;
                default:
                    return lines > 1;
            }
        }

        return true;
    }

    // The number of a house stands apart from its street: "74Example Road".
    [GeneratedRegex(@"[1-9]\p{N}{1,3}(?=\p{L}{3})|[1-9]\p{N}{0,3}(?=\p{Lu}\p{Ll})|[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\ufeff]*(?:['’`]\p{L}[\p{L}\p{M}\u00ad]*)*")]
    private static partial Regex Word();
}
