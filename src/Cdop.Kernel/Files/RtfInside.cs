using System.Globalization;
using System.Text;

namespace Cdop.Kernel;

/// <summary>Looks into rich text for objects, for fields that start or take in something, and for a template from elsewhere.</summary>
internal sealed class RtfInside
{
    private const int Deepest = 2_000;
    private const int LongestWord = 40;
    private readonly FieldWords fields = new();
    private readonly Stack<(Destination Is, bool BeganField)> groups = [];
    private readonly StringBuilder place = new();
    private Destination now;
    private bool beganField;
    private int skip; // what stands for a letter in programs that do not know it
    private bool isIgnored;
    private bool fetches;
    private bool embeds;
    private FileTraces traces;

    private RtfInside()
    {
    }

    private enum Destination
    {
        Words,
        Field,
        Result,
        Template,
        Name,
    }

    public static Inside Look(Stream content)
    {
        content.Position = 0;
        var rtf = new RtfInside();
        var bytes = new Bytes(content);
        while (!rtf.embeds && !rtf.fetches && !rtf.fields.Fetches && bytes.Next() is >= 0 and var b)
        {
            rtf.Take((char)b, bytes);
        }

        while (rtf.groups.Count > 0)
        {
            rtf.Close(); // what the file leaves open, programs close
        }

        return new(rtf.embeds ? Inside.Embeds : rtf.fetches || rtf.fields.Fetches ? Inside.Fetches : null, rtf.traces);
    }

    private void Take(char c, Bytes bytes)
    {
        switch (c)
        {
            case '{':
                groups.Push((now, beganField));
                beganField = false;
                embeds |= groups.Count > Deepest;
                break;
            case '}':
                Close();
                break;
            case '\\':
                Control(bytes);
                break;
            case '\r' or '\n':
                break;
            default:
                Letter(c);
                break;
        }
    }

    private void Close()
    {
        if (beganField)
        {
            fields.End();
        }

        if (now == Destination.Template && (!groups.TryPeek(out var outer) || outer.Is != Destination.Template))
        {
            fetches |= FieldWords.LeadsAway(place.ToString());
            place.Clear();
        }

        (now, beganField) = groups.TryPop(out var around) ? around : (Destination.Words, false);
    }

    private void Letter(char c)
    {
        if (skip > 0)
        {
            skip--;
            return;
        }

        switch (now)
        {
            case Destination.Field:
                fields.Add([c]);
                break;
            case Destination.Template when place.Length < 4_000:
                place.Append(c);
                break;
            case Destination.Name when !char.IsWhiteSpace(c):
                traces |= FileTraces.Names;
                break;
            default:
                break;
        }
    }

    private void Control(Bytes bytes)
    {
        var first = bytes.Next();
        if (first is not (>= 'a' and <= 'z' or >= 'A' and <= 'Z'))
        {
            if (first == '\'')
            {
                var figures = $"{(char)Math.Max(0, bytes.Next())}{(char)Math.Max(0, bytes.Next())}";
                if (byte.TryParse(figures, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
                {
                    Letter((char)code);
                }
            }
            else if (first == '*')
            {
                isIgnored = true;
            }
            else if (first is '\\' or '{' or '}')
            {
                Letter((char)first);
            }

            return;
        }

        var word = new StringBuilder().Append((char)first);
        int next;
        while ((next = bytes.Next()) is >= 'a' and <= 'z' or >= 'A' and <= 'Z')
        {
            if (word.Length <= LongestWord)
            {
                word.Append((char)next);
            }
        }

        var number = new StringBuilder();
        while (next is '-' or (>= '0' and <= '9') && number.Length < 12)
        {
            number.Append((char)next);
            next = bytes.Next();
        }

        if (next is >= 0 and not ' ')
        {
            bytes.Back();
        }

        Do(word.ToString(), int.TryParse(number.ToString(), CultureInfo.InvariantCulture, out var given) ? given : null, bytes);
    }

    private void Do(string word, int? number, Bytes bytes)
    {
        // What programs pass over where they do not know it is no part of the field around it.
        now = isIgnored && now == Destination.Field ? Destination.Result : now;
        isIgnored = false;
        switch (word)
        {
            case not null when word.StartsWith("obj", StringComparison.Ordinal):
                embeds = true;
                break;
            case "fldinst":
                now = Destination.Field;
                beganField = true;
                fields.Begin();
                break;
            case "fldrslt":
                now = Destination.Result;
                break;
            case "template":
                now = Destination.Template;
                break;
            case "author" or "operator" or "company" or "manager":
                now = Destination.Name;
                break;
            case "annotation":
                traces |= FileTraces.Comments;
                break;
            case "revised" or "deleted" when number != 0:
                traces |= FileTraces.Changes;
                break;
            case "bin" when number > 0:
                bytes.Skip(number.Value);
                break;
            case "u" when number is { } letter:
                Letter((char)(ushort)letter);
                skip = 1;
                break;
            default:
                break;
        }
    }

    // The bytes one by one, of which the last can be put back.
    private sealed class Bytes(Stream of)
    {
        private readonly byte[] buffer = new byte[SealedFile.Chunk];
        private int at;
        private int held;
        private bool isBack;
        private int last;

        public int Next()
        {
            if (isBack)
            {
                isBack = false;
                return last;
            }

            if (at == held)
            {
                (at, held) = (0, of.Read(buffer));
            }

            return last = at < held ? buffer[at++] : -1;
        }

        public void Back() => isBack = true;

        public void Skip(long count)
        {
            for (; count > 0 && Next() >= 0; count--)
            {
            }
        }
    }
}
