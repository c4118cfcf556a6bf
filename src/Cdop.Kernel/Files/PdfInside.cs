using System.IO.Compression;

namespace Cdop.Kernel;

/// <summary>
/// Looks for what a PDF does by itself: programs, other files inside, forms that send. Every byte is read, and every object
/// stream unpacked, whatever the table of contents says: readers differ in which of them they believe.
/// </summary>
internal sealed class PdfInside
{
    private const int LongestName = 127;
    private const int MostPacked = 20_000;
    private const long MostUnpacked = 100L * 1024 * 1024;
    private const ulong Stream = 0x73747265616D; // "stream"
    private const string Runs = "The PDF holds a program, or starts one. Print it to a new PDF and attach that";
    private const string Embeds = "The PDF has other files inside. Print it to a new PDF and attach that, and attach each of the others by itself";
    private const string Sends = "The PDF holds a form that sends or takes in data by itself. Print it to a new PDF and attach that";
    private const string Closed = "The PDF is protected, so that nobody can look into it for viruses. Print it to a new PDF without a password and attach that";
    private const string Unreadable = "The PDF is packed in a way that cannot be looked into. Print it to a new PDF and attach that";

    // No program without /JavaScript, so that the two letters of /JS, which pictures hold by chance, need not be looked for; the same of /EF.
    private static readonly Dictionary<string, string> Refused = new(StringComparer.Ordinal)
    {
        ["JavaScript"] = Runs,
        ["Launch"] = Runs,
        ["Rendition"] = Runs,
        ["RichMedia"] = Runs,
        ["RichMediaExecute"] = Runs,
        ["Movie"] = Runs,
        ["EmbeddedFile"] = Embeds,
        ["EmbeddedFiles"] = Embeds,
        ["FileAttachment"] = Embeds,
        ["GoToE"] = Embeds,
        ["Collection"] = Embeds,
        ["GoToR"] = Inside.Fetches,
        ["SubmitForm"] = Sends,
        ["ImportData"] = Sends,
        ["XFA"] = Sends,
        ["Encrypt"] = Closed,
    };

    private readonly List<(long At, bool IsFiltered, bool IsOdd)> packed = [];
    private readonly byte[] name = new byte[LongestName];
    private int length = -1; // of the name that is being read; -1 between names
    private int hex = -1; // what #xx has given so far, above 15 while its second figure is waited for
    private ulong last; // the last eight bytes
    private string? pending; // the name whose value comes next
    private byte opened;
    private bool saysPacked, saysFirst, saysCount, saysFilter, isOdd;
    private string? refusal;
    private FileTraces traces;

    private PdfInside()
    {
    }

    public static Inside Look(Stream content)
    {
        var pdf = new PdfInside();
        pdf.ReadAll(content);
        pdf.Unpack(content);
        return new(pdf.refusal, pdf.traces);
    }

    private void ReadAll(Stream content)
    {
        content.Position = 0;
        var buffer = new byte[SealedFile.Chunk];
        long at = 0;
        for (int read; refusal is null && (read = content.Read(buffer)) > 0; at += read)
        {
            for (var i = 0; i < read; i++)
            {
                Take(buffer[i]);
                if ((last & 0xFFFF_FFFF_FFFF) == Stream && last >> 48 != 0x6E64)
                {
                    StreamBegins(at + i + 1);
                }
            }
        }

        Take((byte)'\n');
    }

    private void Take(byte b)
    {
        last = (last << 8) | b;
        if (length >= 0)
        {
            if (hex >= 0)
            {
                TakeHex(b);
                return;
            }

            if (b == '#')
            {
                hex = 0;
                return;
            }

            if (!IsDelimiter(b))
            {
                Put(b);
                return;
            }

            Named(System.Text.Encoding.Latin1.GetString(name, 0, Math.Min(length, LongestName)));
            length = -1;
        }

        if (b == '/')
        {
            (length, pending) = (0, null);
        }
        else if (pending is not null)
        {
            ValueOf(b);
        }
    }

    private void TakeHex(byte b)
    {
        var figure = b switch { >= (byte)'0' and <= (byte)'9' => b - '0', >= (byte)'a' and <= (byte)'f' => b - 'a' + 10, >= (byte)'A' and <= (byte)'F' => b - 'A' + 10, _ => -1 };
        if (figure < 0)
        {
            hex = -1; // a # and no figures: it stands for itself, and so does what follows
            last >>= 8;
            Put((byte)'#');
            Take(b);
        }
        else if (hex > 15)
        {
            Put((byte)(((hex - 16) << 4) | figure));
            hex = -1;
        }
        else
        {
            hex = figure + 16;
        }
    }

    private void Put(byte b)
    {
        if (length < LongestName)
        {
            name[length] = b;
        }

        length++;
    }

    private void Named(string called)
    {
        refusal ??= length <= LongestName && Refused.TryGetValue(called, out var sentence) ? sentence : null;
        switch (called)
        {
            case "ObjStm": saysPacked = true; break;
            case "First": saysFirst = true; break;
            case "N": saysCount = true; break;
            case "Filter": saysFilter = true; break;
            case "ASCIIHexDecode" or "ASCII85Decode" or "LZWDecode" or "RunLengthDecode" or "Crypt" or "Predictor" or "AHx" or "A85" or "LZW": isOdd = true; break;
            case "Popup": traces |= FileTraces.Comments; break;
            case "Author": (pending, opened) = (called, 0); break;
            default: break;
        }
    }

    // An empty one says nothing: /Author().
    private void ValueOf(byte b)
    {
        if (opened != 0)
        {
            traces |= b == opened ? FileTraces.None : FileTraces.Names;
            pending = null;
        }
        else if (b is (byte)'(' or (byte)'<')
        {
            opened = b == '(' ? (byte)')' : (byte)'>';
        }
        else if (!IsSpace(b))
        {
            traces |= FileTraces.Names;
            pending = null;
        }
    }

    // The keys stand in the stream's own dictionary, so they stand before it and after the stream before.
    private void StreamBegins(long at)
    {
        if (saysPacked || (saysFirst && saysCount))
        {
            packed.Add((at, saysFilter, isOdd));
            refusal ??= packed.Count > MostPacked ? Inside.Unpacks : null;
        }

        saysPacked = saysFirst = saysCount = saysFilter = isOdd = false;
    }

    private void Unpack(Stream content)
    {
        var left = MostUnpacked;
        var buffer = new byte[SealedFile.Chunk];
        foreach (var (at, isFiltered, odd) in packed)
        {
            if (refusal is not null)
            {
                return;
            }

            if (odd)
            {
                refusal = Unreadable;
                return;
            }

            long unpacked = 0;
            try
            {
                content.Position = at;
                SkipSpace(content);
                content.Position += 2; // what says that it is packed; a wrong sum at its end is no reason for readers to stop
                using var unpacking = new DeflateStream(content, CompressionMode.Decompress, leaveOpen: true);
                for (int read; refusal is null && (read = unpacking.Read(buffer)) > 0; unpacked += read)
                {
                    for (var i = 0; i < read; i++)
                    {
                        Take(buffer[i]);
                    }

                    left -= read;
                    refusal ??= left < 0 ? Inside.Unpacks : null;
                }
            }
            catch (InvalidDataException)
            {
                // Cut or not packed at all; what came out of it was looked at.
            }

            Take((byte)'\n');
            refusal ??= unpacked == 0 && (isFiltered || !BeginsWithNumber(content, at)) ? Unreadable : null;
        }
    }

    // As one does that is not packed, which was looked at with the rest.
    private static bool BeginsWithNumber(Stream content, long at)
    {
        content.Position = at;
        SkipSpace(content);
        return content.ReadByte() is >= '0' and <= '9';
    }

    private static void SkipSpace(Stream content)
    {
        for (var skipped = 0; skipped < 16; skipped++)
        {
            if (!IsSpace((byte)content.ReadByte()))
            {
                content.Position--;
                return;
            }
        }
    }

    private static bool IsSpace(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsDelimiter(byte b) => IsSpace(b) || b is (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';
}
