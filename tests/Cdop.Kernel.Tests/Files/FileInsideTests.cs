using System.IO.Compression;
using System.Text;

namespace Cdop.Kernel.Tests;

public sealed class FileInsideTests
{
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "a.pdf", Pdf("<< /S /JavaScript /JS (app.alert(1)) >>"), "The PDF holds a program" },
        { "a.pdf", Pdf("<< /OpenAction << /S /#4a#61vaScript /JS 5 0 R >> >>"), "The PDF holds a program" },
        { "a.pdf", Pdf("<< /S/Launch/F(cmd.exe) >>"), "The PDF holds a program" },
        { "a.pdf", Pdf("<< /Subtype /RichMedia >>"), "The PDF holds a program" },
        { "a.pdf", Pdf("<< /Names << /EmbeddedFiles 4 0 R >> >>"), "The PDF has other files inside" },
        { "a.pdf", Pdf("<< /Type /Embedded#46ile /Length 1 >> stream\nx\nendstream"), "The PDF has other files inside" },
        { "a.pdf", Pdf("<< /AcroForm << /XFA 4 0 R >> >>"), "The PDF holds a form that sends" },
        { "a.pdf", Pdf("<< /S /SubmitForm /F (http://example.org) >>"), "The PDF holds a form that sends" },
        { "a.pdf", Pdf("<< /S /GoToR /F (//example.org/x.pdf) >>"), "The file takes something in from elsewhere" },
        { "a.pdf", Pdf("trailer << /Encrypt 4 0 R >>"), "The PDF is protected" },
        { "a.pdf", Pdf(Packed("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", "1 0 << /S /JavaScript >>")), "The PDF holds a program" },
        { "a.pdf", Pdf(Packed("/Type 9 0 R /N 1 /#46irst 4 /Filter [ /FlateDecode ]", "1 0 << /S /Java#53cript >>")), "The PDF holds a program" },
        { "a.pdf", Pdf(Packed("/Type /ObjStm /N 1 /First 4 /X (stream endstream) /Filter /FlateDecode", "1 0 << /S /Launch >>")), "The PDF" },
        { "a.pdf", Pdf(Packed("/Type /ObjStm /N 1 /First 4 /Filter [ /ASCII85Decode /FlateDecode ]", "1 0 << >>")), "The PDF is packed in a way" },
        { "a.pdf", Pdf("5 0 obj << /Type /ObjStm /N 1 /First 4 /Filter 8 0 R >> stream\n33 20 30\nendstream"), "The PDF is packed in a way" },
        { "a.docx", Docx(("word/_rels/settings.xml.rels", Leads("attachedTemplate", "https://example.org/t.dotm", "External"))), "The file takes something in" },
        { "a.docx", Docx(("word/_rels/document.xml.rels", Leads("oleObject", "file:///x", "External"))), "The file holds other files" },
        { "a.docx", Docx(("word/_rels/document.xml.rels", Leads("frame", "https://example.org/", "External"))), "The file takes something in" },
        { "a.docx", Docx(("word/_rels/document.xml.rels", Leads("image", "https://example.org/seen.png", "external"))), "The file takes something in" },
        { "a.docx", Docx(("word/_rels/document.xml.rels", Leads("aFChunk", "part.html", "Internal"))), "The file holds other files" },
        { "a.docx", Docx(("word/_rels/document.xml.rels", Leads("vbaProject", "picture.png", "Internal"))), "The file holds macros" },
        { "a.docx", Docx(("word/embeddings/letter.pdf", "x")), "The file holds other files" },
        { "a.docx", Docx(("word/document.xml", Field("DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe"))), "The file takes something in" },
        { "a.docx", Docx(("word/header1.xml", Field("D", "DE", "AUTO x"))), "The file takes something in" },
        { "a.docx", Docx(("word/document.xml", $"<w:p xmlns:w='{Words}'><w:fldSimple w:instr=' DDE x '/></w:p>")), "The file takes something in" },
        { "a.docx", Docx(("word/document.xml", $"<w:p xmlns:w='{Words}'><w:fldChar w:fldCharType='begin'/>{Field("QUOTE 68 68 69")}<w:fldChar w:fldCharType='end'/></w:p>")), "The file takes something in" },
        { "a.docx", Docx(("word/document.xml", Field(" INCLUDEPICTURE \"https://example.org/x.png\" "))), "The file takes something in" },
        { "a.docx", Docx(("word/document.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")), "The file is damaged" },
        { "a.docx", Docx(("word/document.xml", "<a><b></a>")), "The file is damaged" },
        { "a.docx", Docx(("word/embeddings/book.xlsx", Xlsx(("xl/externalLinks/externalLink1.xml", "<externalLink><ddeLink ddeService='cmd'/></externalLink>")))), "The file takes something in" },
        { "a.xlsx", Xlsx(("xl/externalLinks/externalLink1.xml", "<externalLink><ddeLink ddeService='cmd'/></externalLink>")), "The file takes something in" },
        { "a.xlsx", Xlsx(("xl/_rels/workbook.xml.rels", Leads("connections", "connections.xml", "Internal"))), "The file takes something in" },
        { "a.odt", Odt("<o><image xmlns:x='http://www.w3.org/1999/xlink' x:href='https://example.org/seen.png'/></o>"), "The file takes something in" },
        { "a.odt", Odt("<o><floating-frame/></o>"), "The file takes something in" },
        { "a.odt", Odt("<o><event-listener/></o>"), "The file holds macros" },
        { "a.rtf", Rtf(@"{\field{\*\fldinst {DDEAUTO cmd}}{\fldrslt x}}"), "The file takes something in" },
        { "a.rtf", Rtf(@"{\field{\*\fldinst {D}{\b D}\'45{\u65?UTO} cmd}{\fldrslt x}}"), "The file takes something in" },
        { "a.rtf", Rtf(@"{\field{\*\fldinst {\*\xyz FOO}DDE x}}"), "The file takes something in" },
        { "a.rtf", Rtf(@"{\field{\*\fldinst DDE x"), "The file takes something in" },
        { "a.rtf", Rtf(@"{\*\template https://example.org/t.rtf}"), "The file takes something in" },
        { "a.rtf", Rtf(@"{\*\template \\\\server\\t.dot}"), "The file takes something in" },
        { "a.rtf", Rtf(string.Concat(Enumerable.Repeat(@"\fldinst ", 5_000))), "The file takes something in" },
        { "a.rtf", Rtf(new string('{', 3_000)), "The file holds other files" },
    };

    public static TheoryData<string, byte[], FileTraces> Taken => new()
    {
        { "a.pdf", Pdf("<< /OpenAction [ 3 0 R /Fit ] /A << /S /URI /URI (https://example.org) >> >> (JavaScript) /Author () "), FileTraces.None },
        { "a.pdf", Pdf("<< /Author (A person) /Annots [ << /Subtype /Popup >> ] >>"), FileTraces.Names | FileTraces.Comments },
        { "a.pdf", Pdf(Packed("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", "1 0 << /Author (A person) >>")), FileTraces.Names },
        { "a.docx", Docx(("word/_rels/document.xml.rels", Leads("hyperlink", "https://example.org", "External")), ("word/document.xml", Field(" PAGE "))), FileTraces.None },
        { "a.docx", Docx(("docProps/core.xml", "<c><creator>A person</creator></c>"), ("word/comments.xml", "<c/>"), ("word/document.xml", $"<w:ins xmlns:w='{Words}'/>")), FileTraces.Names | FileTraces.Comments | FileTraces.Changes },
        { "a.docx", Docx(("word/document.xml", $"<w:p xmlns:w='{Words}'>{Field(" HYPERLINK \"https://example.org\" ")}{Field(" IF ", "1 ")}</w:p>"), ("word/embeddings/book.xlsx", Xlsx()), ("word/media/image1.png", "x")), FileTraces.None },
        { "a.xlsx", Xlsx(("xl/workbook.xml", "<w><sheet state='hidden'/></w>"), ("xl/printerSettings/printerSettings1.bin", "x")), FileTraces.Hidden },
        { "a.odt", Odt("<o><a xmlns:x='http://www.w3.org/1999/xlink' x:href='https://example.org'/><image xmlns:x='http://www.w3.org/1999/xlink' x:href='Pictures/1.png'/><annotation/></o>"), FileTraces.Comments },
        { "a.rtf", Rtf(@"{\info{\author A person}}{\field{\*\fldinst HYPERLINK ""https://example.org""}{\fldrslt DDE x}}{\*\template C:\\Normal.dot}"), FileTraces.Names },
        { "a.tif", [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x25, 0x88, 4, 0, 1, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0], FileTraces.Place },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_does_something_by_itself_is_refused_with_what_to_do(string name, byte[] content, string sentence)
    {
        var problem = Assert.Single(FileKinds.Look(name, new MemoryStream(content), "File").Problems);

        Assert.StartsWith(sentence, problem.Message, StringComparison.Ordinal);
        Assert.True(problem.Message.Contains("attach that", StringComparison.Ordinal), problem.Message);
    }

    [Theory]
    [MemberData(nameof(Taken))]
    public void What_it_carries_beside_its_pages_is_known_when_it_is_taken(string name, byte[] content, FileTraces traces)
    {
        var looked = FileKinds.Look(name, new MemoryStream(content), "File");

        Assert.Equal(traces, looked.Succeeded ? looked.Value.Traces : throw new InvalidOperationException(looked.Problems[0].Message));
    }

    [Fact]
    public void What_unpacks_to_too_much_is_left_alone_when_that_is_seen_and_takes_no_memory()
    {
        var bomb = Pdf(Packed("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", new string(' ', 150_000_000)));
        var many = Pdf([.. Enumerable.Repeat("<< /ObjStm >> stream\n"u8.ToArray(), 20_001).SelectMany(part => part)]);
        var nested = Docx(("word/document.xml", string.Concat(Enumerable.Repeat("<a>", 200_000))));

        var wide = Docx(("word/document.xml", $"<a {string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i}='' "))}/>"));
        var utf16 = Docx(("word/document.xml", Encoding.Unicode.GetBytes(Field("DDE x"))));

        foreach (var (name, content, sentence) in new[] { ("a.docx", wide, "The file is damaged"), ("a.docx", utf16, "The file is damaged"), ("a.pdf", bomb, "The file unpacks to more"), ("a.pdf", many, "The file unpacks to more"), ("a.docx", nested, "The file is damaged") })
        {
            using var stream = new MemoryStream(content);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.StartsWith(sentence, FileKinds.Look(name, stream, "File").Problems[0].Message, StringComparison.Ordinal);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16_000_000);
        }
    }

    [Fact]
    public void A_picture_in_a_PDF_that_holds_letters_by_chance_is_no_program()
    {
        var picture = new byte[4_000_000];
        new Random(7).NextBytes(picture);

        Assert.True(FileKinds.Look("a.pdf", new MemoryStream(Pdf([.. "4 0 obj << /Filter /DCTDecode >> stream\n"u8, .. picture, .. "\nendstream"u8])), "File").Succeeded);
    }

    private static byte[] Pdf(string inside) => Pdf(Encoding.Latin1.GetBytes(inside));

    private static byte[] Pdf(byte[] inside) => [.. "%PDF-1.7\n1 0 obj\n"u8, .. inside, .. "\nendobj\n%%EOF"u8];

    private static byte[] Packed(string dictionary, string objects)
    {
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            packing.Write(Encoding.Latin1.GetBytes(objects));
        }

        return [.. Encoding.Latin1.GetBytes($"<< {dictionary} >>\nstream\r\n"), .. packed.ToArray(), .. "\nendstream"u8];
    }

    private static byte[] Rtf(string inside) => Encoding.Latin1.GetBytes($"{{\\rtf1\\ansi {inside}}}");

    private static string Leads(string type, string target, string mode) => $"<Relationships><Relationship Id='r1' Type='{Relationships}/{type}' Target='{target}' TargetMode='{mode}'/></Relationships>";

    private static string Field(params string[] pieces) =>
        $"<w:r xmlns:w='{Words}'><w:fldChar w:fldCharType='begin'/>{string.Concat(pieces.Select(piece => $"<w:instrText xml:space='preserve'>{piece}</w:instrText>"))}<w:fldChar w:fldCharType='separate'/><w:t>DDE</w:t><w:fldChar w:fldCharType='end'/></w:r>";

    private static byte[] Docx(params (string Name, object Content)[] parts) => Office("wordprocessingml.document", parts);

    private static byte[] Xlsx(params (string Name, object Content)[] parts) => Office("spreadsheetml.sheet", parts);

    private static byte[] Office(string main, (string Name, object Content)[] parts) =>
        Package([("[Content_Types].xml", $"<Types><Override PartName='/main.xml' ContentType='application/vnd.openxmlformats-officedocument.{main}.main+xml'/></Types>"), .. parts]);

    private static byte[] Odt(string content) => Package(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content), ("Pictures/1.png", "x"));

    private static byte[] Package(params (string Name, object Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var package = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = package.CreateEntry(name).Open();
                part.Write(content as byte[] ?? Encoding.UTF8.GetBytes((string)content));
            }
        }

        return bytes.ToArray();
    }
}
