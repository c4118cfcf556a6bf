using System.Text;

namespace Cdop.Kernel;

/// <summary>The instructions of the fields of a document, however they are cut into pieces: whether one of them starts a program or takes something in.</summary>
internal sealed class FieldWords
{
    private const int Deepest = 100;
    private const int Longest = 4_000;
    private static readonly HashSet<string> Refused = new(StringComparer.OrdinalIgnoreCase) { "DDE", "DDEAUTO", "LINK", "INCLUDE", "INCLUDETEXT", "IMPORT", "DATABASE" };
    private readonly Stack<Field> open = [];

    /// <summary>Whether one was seen that is not taken.</summary>
    public bool Fetches { get; private set; }

    public void Begin()
    {
        // A field within the name of another would write that name.
        Fetches |= open.Count >= Deepest || (open.TryPeek(out var around) && !around.IsRead && around.Words.ToString().TrimStart().All(char.IsLetter));
        if (open.Count < Deepest)
        {
            open.Push(new());
        }
    }

    public void Add(ReadOnlySpan<char> text)
    {
        if (open.TryPeek(out var field) && !field.IsRead)
        {
            Fetches |= field.Words.Length + text.Length > Longest;
            field.Words.Append(text[..Math.Min(text.Length, Math.Max(0, Longest - field.Words.Length))]);
        }
    }

    /// <summary>The instruction of the innermost one is at its end; what follows is what it shows.</summary>
    public void Read()
    {
        if (open.TryPeek(out var field) && !field.IsRead)
        {
            field.IsRead = true;
            Judge(field.Words.ToString());
        }
    }

    public void End()
    {
        Read();
        open.TryPop(out _);
    }

    /// <summary>The document ends, and with it what it left open.</summary>
    public void EndAll()
    {
        while (open.Count > 0)
        {
            End();
        }
    }

    /// <summary>A whole instruction.</summary>
    public void Judge(string instruction)
    {
        var words = instruction.AsSpan().TrimStart(" \t\r\n\u00A0\"");
        var end = 0;
        while (end < words.Length && char.IsLetter(words[end]))
        {
            end++;
        }

        var name = words[..end];
        Fetches |= instruction.Contains("DDEAUTO", StringComparison.OrdinalIgnoreCase)
            || instruction.Split(' ').Contains("DDE", StringComparer.OrdinalIgnoreCase)
            || Refused.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name)
            || (name.Equals("INCLUDEPICTURE", StringComparison.OrdinalIgnoreCase) && LeadsAway(instruction));
    }

    /// <summary>Whether a text names a place on another machine.</summary>
    public static bool LeadsAway(string text) => text.Contains("://", StringComparison.Ordinal) || text.Contains(@"\\", StringComparison.Ordinal);

    private sealed class Field
    {
        public StringBuilder Words { get; } = new();

        public bool IsRead { get; set; }
    }
}
