using System.Text;

namespace Cdop.PanelReview;

/// <summary>
/// What a PDF says of how it came about: the information dictionary (ISO 32000-1, 14.3.3), the metadata streams (14.3.2) and the file
/// identifier (14.4). They are written over where they stand, so that every other object stays at its place.
/// </summary>
internal static class PdfTraces
{
    private const string Info = "/Info ", Identifier = "/ID [", Metadata = "/Type /Metadata", Title = "<</Title (Papers for the panel)";

    /// <summary>Whether it was written to its end.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> pdf) => pdf.StartsWith("%PDF-"u8) && pdf.TrimEnd("\r\n"u8).EndsWith("%%EOF"u8);

    /// <summary>Wipes it; false where it is not written as it is known to be, and nobody knows what it says.</summary>
    public static bool TryWipe(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf); // a letter a byte
        for (var at = text.IndexOf(Metadata, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Metadata, at + 1, StringComparison.Ordinal))
        {
            if (!TryBlank(pdf, text, at, "stream\n", "endstream", ""))
            {
                return false;
            }
        }

        var trailer = text.LastIndexOf("trailer", StringComparison.Ordinal);
        if (trailer < 0)
        {
            return false;
        }

        if (text.IndexOf(Identifier, trailer, StringComparison.Ordinal) is >= 0 and var id && !TryBlank(pdf, text, id, "[", "]", ""))
        {
            return false;
        }

        var info = text.IndexOf(Info, trailer, StringComparison.Ordinal);
        if (info < 0)
        {
            return true;
        }

        var number = text[(info + Info.Length)..].Split(' ', 2)[0];
        var begins = text.IndexOf($"\n{number} 0 obj", StringComparison.Ordinal);
        return begins >= 0 && TryBlank(pdf, text, begins, " obj", "endobj", $"\n{Title}>>");
    }

    // What stands between is blanks from now on, after what is put there.
    private static bool TryBlank(byte[] pdf, string text, int from, string after, string before, string put)
    {
        var begins = text.IndexOf(after, from, StringComparison.Ordinal);
        var ends = begins < 0 ? -1 : text.IndexOf(before, begins, StringComparison.Ordinal);
        if (ends < 0 || ends - begins - after.Length < put.Length)
        {
            return false;
        }

        var between = pdf.AsSpan()[(begins + after.Length)..ends];
        between.Fill((byte)' ');
        Encoding.Latin1.GetBytes(put, between);
        return true;
    }
}
