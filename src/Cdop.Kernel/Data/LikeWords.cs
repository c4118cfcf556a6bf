namespace Cdop.Kernel;

/// <summary>Words that somebody typed, as a pattern of a LIKE of either engine: what they typed is looked for as it stands.</summary>
public static class LikeWords
{
    /// <summary>What stands before a sign of the pattern that is meant as it is: the escape character of the LIKE.</summary>
    public const string Escape = "\\";

    /// <summary>The pattern of every text that holds the words.</summary>
    public static string Holding(string words)
    {
        ArgumentNullException.ThrowIfNull(words);

        return $"%{words.Replace(Escape, Escape + Escape, StringComparison.Ordinal).Replace("%", Escape + "%", StringComparison.Ordinal).Replace("_", Escape + "_", StringComparison.Ordinal).Replace("[", Escape + "[", StringComparison.Ordinal)}%";
    }
}
