using System.IO.Compression;
using System.Text;

namespace Cdop.Kernel.Tests;

public sealed class FileKindTests
{
    private const string Word = "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

    public static TheoryData<string, byte[], FileKind> Taken => new()
    {
        { "a.pdf", "%PDF-1.7\n"u8.ToArray(), FileKind.Pdf },
        { "A.DOCX", Package(("[Content_Types].xml", Word), ("word/document.xml", "<w/>")), FileKind.Docx },
        { "a.xlsx", Package(("[Content_Types].xml", Word.Replace("wordprocessingml.document", "spreadsheetml.sheet", StringComparison.Ordinal))), FileKind.Xlsx },
        { "a.odt", Package(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<o/>")), FileKind.Odt },
        { "a.txt", "Grüße\r\n\tan alle"u8.ToArray(), FileKind.Text },
        { "a.txt", [0xFF, 0xFE, (byte)'a', 0], FileKind.Text },
        { "a.rtf", "{\\rtf1 words}"u8.ToArray(), FileKind.Rtf },
        { "a.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], FileKind.Png },
        { "a.jpeg", [0xFF, 0xD8, 0xFF, 0xE0], FileKind.Jpeg },
        { "a.tif", "II*\0"u8.ToArray(), FileKind.Tiff },
    };

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "a.exe", "MZ"u8.ToArray(), "The file must be PDF" },
        { "a.html", "<html>"u8.ToArray(), "The file must be PDF" },
        { "a.svg", "<svg/>"u8.ToArray(), "The file must be PDF" },
        { "a", "%PDF-1.7"u8.ToArray(), "The file must be PDF" },
        { "a.pdf.js", "%PDF-1.7"u8.ToArray(), "The file must be PDF" },
        { "a.pdf", [], "The file is empty" },
        { "a.pdf", "MZ\x90\0"u8.ToArray(), "The name says PDF, but the file is something else inside" },
        { "a.pdf", "<html>%PDF-1.7"u8.ToArray(), "The name says PDF, but the file is something else inside" },
        { "a.txt", "MZ words"u8.ToArray(), "The name says Plain text, but" },
        { "a.txt", "a\0b"u8.ToArray(), "The name says Plain text, but" },
        { "a.png", [0xFF, 0xD8, 0xFF, 0xE0], "The name says PNG, but" },
        { "a.doc", [0xD0, 0xCF, 0x11, 0xE0], "Files of the old Word" },
        { "a.docm", "PK"u8.ToArray(), "Files that can hold macros are not taken" },
        { "a.msg", [0xD0, 0xCF, 0x11, 0xE0], "Emails are not taken as they are" },
        { "a.zip", "PK"u8.ToArray(), "Packed files are not taken" },
        { "a.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "The file is protected by a password" },
        { "a.docx", "PK\u0003\u0004 and no more"u8.ToArray(), "The file is damaged" },
        { "a.docx", Package(("[Content_Types].xml", Word), ("word/vbaProject.bin", "x")), "The file holds macros" },
        { "a.docx", Package(("[Content_Types].xml", Word), ("word/activeX/activeX1.bin", "x")), "The file holds macros" },
        { "a.docx", Package(("[Content_Types].xml", Word), ("word/embeddings/oleObject1.bin", "x")), "The file holds macros" },
        { "a.docx", Package(("[Content_Types].xml", "<Types>application/vnd.ms-word.document.macroEnabled.main+xml</Types>")), "The file holds macros" },
        { "a.odt", Package(("mimetype", "application/vnd.oasis.opendocument.text"), ("Basic/Standard/Module1.xml", "x")), "The file holds macros" },
        { "a.docx", Package(("[Content_Types].xml", Word), ("../../outside.xml", "x")), "The name says Word, but" },
        { "a.xlsx", Package(("[Content_Types].xml", Word)), "The name says Excel, but" },
        { "a.docx", Package(("[Content_Types].xml", Word), ("word/document.xml", new string(' ', 4 * 1024 * 1024))), "The file unpacks to more" },
        { "a.docx", Package([("[Content_Types].xml", Word), .. Enumerable.Range(0, 5_001).Select(i => ($"word/{i}.xml", ""))]), "The file unpacks to more" },
        { "a.rtf", "{\\rtf1 {\\object\\objemb}}"u8.ToArray(), "The file holds other files" },
        { "a.rtf", Encoding.ASCII.GetBytes("{\\rtf1 " + new string('x', (64 * 1024) - 9) + "\\objdata}"), "The file holds other files" },
    };

    [Theory]
    [MemberData(nameof(Taken))]
    public void A_kind_is_known_by_its_name_and_its_content(string name, byte[] content, FileKind kind) => Assert.Equal(kind, FileKinds.Look(name, new MemoryStream(content), "File").Value.Kind);

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_must_not_come_in_is_refused_with_what_to_do(string name, byte[] content, string sentence)
    {
        var problem = Assert.Single(FileKinds.Look(name, new MemoryStream(content), "File").Problems);

        Assert.Equal("File", problem.Field);
        Assert.StartsWith(sentence, problem.Message, StringComparison.Ordinal);
    }

    private static byte[] Package(params (string Name, string Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var package = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = package.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }
}
