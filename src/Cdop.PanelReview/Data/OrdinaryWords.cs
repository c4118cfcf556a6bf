namespace Cdop.PanelReview;

/// <summary>
/// Words that anybody writes: where one is also a name, a person is asked. The list is our own and holds words as a dictionary
/// has them; the forms that English makes of them are made here.
/// </summary>
internal static class OrdinaryWords
{
    private const string Vowels = "aeiou";

    public static IReadOnlySet<string> Read()
    {
        using var reader = new StreamReader(typeof(OrdinaryWords).Assembly.GetManifestResourceStream("ordinary-words.txt")!);
        return reader.ReadToEnd().Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).SelectMany(FormsOf).ToHashSet();
    }

    // Some are no words, such as "sads": nobody writes them, so it does no harm.
    private static IEnumerable<string> FormsOf(string word)
    {
        yield return word;
        if (word.Length < 3)
        {
            yield break;
        }

        var (beforeLast, last) = (word[^2], word[^1]);
        var stems = new List<string> { last == 'e' ? word[..^1] : last == 'y' && !Vowels.Contains(beforeLast) ? $"{word[..^1]}i" : word };
        if (Vowels.Contains(beforeLast) && !Vowels.Contains(last) && last is not ('w' or 'x' or 'y'))
        {
            stems.Add(word + last); // stopped, stopping
        }

        yield return last is 's' or 'x' or 'z' || word.EndsWith("ch", StringComparison.Ordinal) || word.EndsWith("sh", StringComparison.Ordinal) ? $"{word}es"
            : last == 'y' && !Vowels.Contains(beforeLast) ? $"{word[..^1]}ies" : $"{word}s";
        yield return $"{word}ly";
        yield return $"{word}ing";
        foreach (var stem in stems)
        {
            yield return $"{stem}ed";
            yield return $"{stem}er";
            yield return $"{stem}est";
            yield return $"{stem}ing";
        }
    }
}
