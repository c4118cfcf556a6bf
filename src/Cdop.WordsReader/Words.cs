using System.IO.Compression;
using System.Text;
using System.Xml;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace Cdop.WordsReader;

/// <summary>The words of a file, page by page. Throws where it cannot be read, or says more than anybody reads.</summary>
internal static class Words
{
    /// <summary>The most pages that a document may have.</summary>
    public const int MostPages = 500;

    /// <summary>The most characters that all its pages may hold.</summary>
    public const int MostCharacters = 2_000_000;

    private const long MostUnpacked = 64L * 1024 * 1024;

    // Fewer letters on a page are the number of the page or what a scanner stamped on it, and no text of the page.
    private const int FewestLetters = 3;

    private const int Windows = 1252;

    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Open = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private const string Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";

    /// <summary>The pages of a file of a kind: "pdf", "docx", "odt" or "text"; null for a page without words, such as a scanned one. What has no pages is one.</summary>
    public static IReadOnlyList<string?> Of(string kind, Stream file)
    {
        List<string> pages = kind switch
        {
            "pdf" => Pdf(file),
            "docx" => [Packed(file, ["word/document.xml", "word/footnotes.xml", "word/endnotes.xml"], Word, Docx)],
            "odt" => [Packed(file, ["content.xml"], Open, Odt)],
            "text" => [Text(file)],
            _ => throw new NotSupportedException(),
        };
        return pages.Count == 0 || pages.Sum(page => (long)page.Length) > MostCharacters
            ? throw new InvalidDataException()
            : [.. pages.Select(page => Seen(page).Trim()).Select(page => page.Count(char.IsLetter) < FewestLetters ? null : page)];
    }

    // Without what nobody sees, and no reader of the papers would look for: control characters within a name.
    private static string Seen(string page) => page.Any(IsUnseen) ? string.Concat(page.Where(letter => !IsUnseen(letter))) : page;

    private static bool IsUnseen(char letter) => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t' or '\f');

    private static List<string> Pdf(Stream file)
    {
        using var document = PdfDocument.Open(file, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
        if (document.NumberOfPages > MostPages)
        {
            throw new InvalidDataException();
        }

        var pages = new List<string>();
        var length = 0L;
        foreach (var page in document.GetPages())
        {
            var words = ContentOrderTextExtractor.GetText(page, addDoubleNewline: true);
            pages.Add(words);
            length += words.Length;
            if (length > MostCharacters)
            {
                throw new InvalidDataException();
            }
        }

        return pages;
    }

    // As its first bytes say, in UTF-8, or as Windows wrote it before.
    private static string Text(Stream file)
    {
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        var all = bytes.ToArray();
        try
        {
            var encoding = all switch
            {
                [0xFF, 0xFE, 0, 0, ..] => new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
                [0, 0, 0xFE, 0xFF, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
                [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
                [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
                _ => (Encoding)new UTF8Encoding(false, throwOnInvalidBytes: true),
            };
            return encoding.GetString(all).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException) when (!all.Contains((byte)0))
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(Windows)!.GetString(all);
        }
    }

    // The first of the entries has to be there; of the others, what is.
    private static string Packed(Stream file, string[] entries, string space, Action<XmlReader, StringBuilder> read)
    {
        using var package = new ZipArchive(file, ZipArchiveMode.Read);
        var (found, words) = (Array.ConvertAll(entries, package.GetEntry), new StringBuilder());
        _ = found[0] ?? throw new InvalidDataException();
        foreach (var entry in found.OfType<ZipArchiveEntry>())
        {
            using var content = entry.Open();
            using var xml = XmlReader.Create(content, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostUnpacked, IgnoreComments = true, IgnoreProcessingInstructions = true });
            while (xml.Read())
            {
                if (words.Length > MostCharacters)
                {
                    throw new InvalidDataException();
                }

                if (xml.NamespaceURI == space || xml.NamespaceURI == Office || xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
                {
                    read(xml, words);
                }
            }
        }

        return words.ToString();
    }

    // To the end of the element that it stands at, which the next step leaves.
    private static void Pass(XmlReader xml)
    {
        using var within = xml.ReadSubtree();
        while (within.Read())
        {
            // Nothing of it is text.
        }
    }

    // What was deleted and is only tracked is no text of it, and does not stand in w:t.
    private static void Docx(XmlReader xml, StringBuilder words)
    {
        switch (xml.NodeType, xml.LocalName)
        {
            case (XmlNodeType.Element, "t") when !xml.IsEmptyElement:
                words.Append(xml.ReadString());
                break;
            case (XmlNodeType.Element, "tab"):
                words.Append('\t');
                break;
            case (XmlNodeType.Element, "br" or "cr"):
                words.Append('\n');
                break;
            case (XmlNodeType.Element, "noBreakHyphen"):
                words.Append('-');
                break;
            case (XmlNodeType.EndElement, "p"):
                words.Append('\n');
                break;
        }
    }

    private static void Odt(XmlReader xml, StringBuilder words)
    {
        switch (xml.NodeType, xml.LocalName)
        {
            // Neither what was deleted, nor what somebody noted at the margin, nor how the text looks.
            case (XmlNodeType.Element, "tracked-changes" or "annotation" or "automatic-styles" or "font-face-decls" or "scripts"):
                Pass(xml);
                break;
            case (XmlNodeType.Element, "s"):
                words.Append(' ');
                break;
            case (XmlNodeType.Element, "tab"):
                words.Append('\t');
                break;
            case (XmlNodeType.Element, "line-break"):
                words.Append('\n');
                break;
            case (XmlNodeType.EndElement, "p" or "h"):
                words.Append('\n');
                break;
            case (XmlNodeType.Text or XmlNodeType.SignificantWhitespace, _):
                words.Append(xml.Value);
                break;
        }
    }
}
