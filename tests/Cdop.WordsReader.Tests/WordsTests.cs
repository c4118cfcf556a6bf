using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Cdop.WordsReader.Tests;

public sealed class WordsTests
{
    private const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    [Fact]
    public void A_page_with_a_text_layer_is_read_and_one_without_is_null()
    {
        var pages = Words.Of("pdf", Pdf("Ann Thorne was seen by the ward on 3 March 2026.", null, "7"));

        Assert.Equal(["Ann Thorne was seen by the ward on 3 March 2026.", null, null], pages);
    }

    [Fact]
    public void A_Word_document_is_read_as_it_stands_and_what_was_deleted_is_not()
    {
        var docx = Packed("word/document.xml", $"""
            <?xml version="1.0"?><w:document xmlns:w="{W}"><w:body>
            <w:p><w:r><w:t>Seen </w:t></w:r><w:r><w:t xml:space="preserve">at home.</w:t></w:r><w:del><w:r><w:delText>Never said.</w:delText></w:r></w:del></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Weight</w:t><w:tab/><w:t>3.1 kg</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            </w:body></w:document>
            """);

        Assert.Equal("Seen at home.\nWeight\t3.1 kg", Assert.Single(Words.Of("docx", docx)));
    }

    [Fact]
    public void What_stands_at_the_foot_of_a_Word_document_is_read_after_it()
    {
        var docx = Packed(
            ("word/document.xml", $"""<w:document xmlns:w="{W}"><w:p><w:r><w:t>Seen at home.</w:t></w:r></w:p></w:document>"""),
            ("word/footnotes.xml", $"""<w:footnotes xmlns:w="{W}"><w:footnote><w:p><w:r><w:t>By the crew.</w:t></w:r></w:p></w:footnote></w:footnotes>"""),
            ("word/endnotes.xml", $"""<w:endnotes xmlns:w="{W}"><w:endnote><w:p><w:r><w:t>Their log says so.</w:t></w:r></w:p></w:endnote></w:endnotes>"""),
            ("word/comments.xml", $"""<w:comments xmlns:w="{W}"><w:comment><w:p><w:r><w:t>Never part of it.</w:t></w:r></w:p></w:comment></w:comments>"""));

        Assert.Equal("Seen at home.\nBy the crew.\nTheir log says so.", Assert.Single(Words.Of("docx", docx)));
    }

    [Fact]
    public void What_somebody_noted_at_the_margin_of_an_OpenDocument_text_and_how_it_looks_is_no_text_of_it()
    {
        const string T = "urn:oasis:names:tc:opendocument:xmlns:text:1.0", O = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
        var odt = Packed("content.xml", $"""<office:document-content xmlns:office="{O}" xmlns:text="{T}" xmlns:dc="urn:d"><office:automatic-styles><text:p>Style</text:p></office:automatic-styles><office:body><office:text><text:p>Seen <office:annotation><dc:creator>A. Person</dc:creator><text:p>Is that so?</text:p></office:annotation>at home.</text:p></office:text></office:body></office:document-content>""");

        Assert.Equal("Seen at home.", Assert.Single(Words.Of("odt", odt)));
    }

    [Fact]
    public void An_OpenDocument_text_is_read_as_it_stands_and_what_was_deleted_is_not()
    {
        const string T = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
        var odt = Packed("content.xml", $"""<?xml version="1.0"?><o xmlns:text="{T}"><text:tracked-changes><text:p>Never said.</text:p></text:tracked-changes><text:h>Report</text:h><text:p>Seen<text:s/>at <text:span>home</text:span>.</text:p></o>""");

        Assert.Equal("Report\nSeen at home.", Assert.Single(Words.Of("odt", odt)));
    }

    [Theory]
    [InlineData("Zo\u00eb was well.")]
    [InlineData("\ufeffZo\u00eb was well.")]
    public void A_plain_text_is_read_in_its_own_letters(string text) =>
        Assert.Equal(text.TrimStart('\ufeff'), Assert.Single(Words.Of("text", new MemoryStream(Encoding.UTF8.GetBytes(text)))));

    [Fact]
    public void A_plain_text_of_old_is_read_too() => Assert.Equal("Zo\u00eb", Assert.Single(Words.Of("text", new MemoryStream(Encoding.Latin1.GetBytes("Zo\u00eb")))));

    [Fact]
    public void A_plain_text_is_read_as_its_first_bytes_say_and_without_what_nobody_sees()
    {
        const string Said = "Zo\u00eb O\u2019Rourke died on 3 March";
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, Encoding.UTF8 })
        {
            Assert.Equal(Said, Assert.Single(Words.Of("text", new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes(Said)]))));
        }

        Assert.Equal("O\u2019Rourke, 23\u2013Aug", Assert.Single(Words.Of("text", new MemoryStream(Encoding.Latin1.GetBytes("O\u0092Rourke, 23\u0096Aug")))));
        Assert.Equal("Kofi", Assert.Single(Words.Of("text", new MemoryStream("Ko\u0001\u0000fi"u8.ToArray()))));
        Assert.ThrowsAny<Exception>(() => Words.Of("text", new MemoryStream([0xFF, 0xFE, 0x00, 0xD8, 0x41])));
    }

    [Fact]
    public void What_is_no_document_or_another_than_it_says_is_refused()
    {
        Assert.ThrowsAny<Exception>(() => Words.Of("pdf", new MemoryStream("%PDF-1.7\nbroken"u8.ToArray())));
        Assert.Throws<InvalidDataException>(() => Words.Of("docx", new MemoryStream("no package"u8.ToArray())));
        Assert.Throws<InvalidDataException>(() => Words.Of("docx", Packed("other.xml", "<a/>")));
        Assert.Throws<NotSupportedException>(() => Words.Of("xlsx", new MemoryStream()));
    }

    [Fact]
    public void What_asks_for_an_entity_is_refused() =>
        Assert.Throws<XmlException>(() => Words.Of("docx", Packed("word/document.xml", $"""<!DOCTYPE a [<!ENTITY e "x">]><w:t xmlns:w="{W}">&e;</w:t>""")));

    [Fact]
    public void What_says_more_than_anybody_reads_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => Words.Of("text", new MemoryStream(Encoding.UTF8.GetBytes(new string('a', Words.MostCharacters + 1)))));
        Assert.Throws<InvalidDataException>(() => Words.Of("docx", Packed("word/document.xml", $"""<w:d xmlns:w="{W}">{string.Concat(Enumerable.Repeat($"<w:t>{new string('a', 1000)}</w:t>", 2001))}</w:d>""")));
        Assert.ThrowsAny<Exception>(() => Words.Of("docx", Packed("word/document.xml", new string(' ', 70 * 1024 * 1024))));
        Assert.Throws<InvalidDataException>(() => Words.Of("pdf", Pdf([.. Enumerable.Repeat<string?>(null, Words.MostPages + 1)])));
    }

    private static MemoryStream Pdf(params string?[] pages) => new(PdfMade.Of(pages));

    private static MemoryStream Packed(string entry, string content) => Packed((entry, content));

    private static MemoryStream Packed(params (string Entry, string Content)[] entries)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (entry, content) in entries)
            {
                using var to = new StreamWriter(zip.CreateEntry(entry).Open());
                to.Write(content);
            }
        }

        packed.Position = 0;
        return packed;
    }
}
