using System.Globalization;
using System.Text;

namespace Cdop.Kernel;

/// <summary>The names of files as they are kept and offered again: what a person reads, never a path.</summary>
public static class FileName
{
    private const int Longest = 120;
    private static readonly string[] OfDevices = ["con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"];

    /// <summary>The ending of a name without its dot, in small letters; empty where it has none.</summary>
    public static string EndingOf(string name) => Path.GetExtension(Clean(name)).TrimStart('.').ToLowerInvariant();

    /// <summary>The last part of a name, without anything that a system, a browser or an eye could be misled by.</summary>
    public static string Clean(string? given)
    {
        var last = (given ?? "").Split('/', '\\')[^1];
        var text = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            // Turners of the writing direction and other unseen signs make one name look like another.
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                || rune == Rune.ReplacementChar)
            {
                continue;
            }

            text.Append(rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*' or '%' or ';' ? "_" : rune.ToString());
        }

        var name = text.ToString().Normalize().Trim().TrimEnd('.', ' ');
        var ending = Path.GetExtension(name);
        var stem = Path.GetFileNameWithoutExtension(name).Trim();
        if (ending.Length > 10)
        {
            (stem, ending) = (name, "");
        }

        if (stem.Length == 0)
        {
            stem = "file";
        }
        else if (OfDevices.Contains(stem.ToLowerInvariant()))
        {
            stem = $"_{stem}";
        }

        if (stem.Length + ending.Length > Longest)
        {
            var cut = Longest - ending.Length;
            stem = stem[..(char.IsHighSurrogate(stem[cut - 1]) ? cut - 1 : cut)].TrimEnd();
        }

        return stem + ending;
    }
}
