using System.ComponentModel.DataAnnotations;

namespace Cdop.Kernel;

/// <summary>The kinds of files that are taken.</summary>
public enum FileKind
{
    /// <summary>Portable document.</summary>
    [Display(Name = "PDF")]
    Pdf,

    /// <summary>A Word document without macros.</summary>
    [Display(Name = "Word")]
    Docx,

    /// <summary>An Excel workbook without macros.</summary>
    [Display(Name = "Excel")]
    Xlsx,

    /// <summary>An OpenDocument text.</summary>
    [Display(Name = "OpenDocument text")]
    Odt,

    /// <summary>Plain text.</summary>
    [Display(Name = "Plain text")]
    Text,

    /// <summary>Rich text.</summary>
    [Display(Name = "RTF")]
    Rtf,

    /// <summary>A picture.</summary>
    [Display(Name = "PNG")]
    Png,

    /// <summary>A photograph.</summary>
    [Display(Name = "JPEG")]
    Jpeg,

    /// <summary>A scan.</summary>
    [Display(Name = "TIFF")]
    Tiff,
}

/// <summary>What was seen of a file that is taken.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Traces">What it carries beside what its pages show.</param>
public sealed record LookedFile(FileKind Kind, FileTraces Traces);

/// <summary>
/// Tells what a file is, by its name and its content both, and refuses what must not come in: other kinds, what does
/// something by itself when it is opened, what unpacks to more than can be looked at. Each sentence says what to do.
/// </summary>
public static class FileKinds
{
    /// <summary>The most that a file may have: 50 MB.</summary>
    public const long Largest = 50L * 1024 * 1024;

    /// <summary>What a browser offers to choose from.</summary>
    public const string Accept = ".pdf,.docx,.xlsx,.odt,.txt,.rtf,.png,.jpg,.jpeg,.tif,.tiff";

    /// <summary>The kinds as people call them.</summary>
    public const string InWords = "PDF, Word (docx), Excel (xlsx), OpenDocument text (odt), plain text, RTF, PNG, JPEG or TIFF";

    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly string[] WithMacros = ["docm", "dotm", "dotx", "xlsm", "xltm", "xlam", "xlsb", "xltx", "pptm", "potm"];
    private static readonly string[] OfOldOffice = ["doc", "dot", "xls", "xlt", "xla", "ppt"];

    /// <summary>The type by which a browser is told what it gets, always as an attachment.</summary>
    public static string ContentType(this FileKind kind) => kind switch
    {
        FileKind.Pdf => "application/pdf",
        FileKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileKind.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileKind.Odt => "application/vnd.oasis.opendocument.text",
        FileKind.Png => "image/png",
        FileKind.Jpeg => "image/jpeg",
        FileKind.Tiff => "image/tiff",
        _ => "application/octet-stream", // text of whatever encoding, and RTF, which some programs open by themselves
    };

    /// <summary>What a file is and carries, or the sentence that refuses it.</summary>
    public static Result<LookedFile> Look(string name, Stream content, string field)
    {
        ArgumentNullException.ThrowIfNull(content);

        var ending = FileName.EndingOf(name);
        FileKind? called = ending switch
        {
            "pdf" => FileKind.Pdf,
            "docx" => FileKind.Docx,
            "xlsx" => FileKind.Xlsx,
            "odt" => FileKind.Odt,
            "txt" => FileKind.Text,
            "rtf" => FileKind.Rtf,
            "png" => FileKind.Png,
            "jpg" or "jpeg" => FileKind.Jpeg,
            "tif" or "tiff" => FileKind.Tiff,
            _ => null,
        };
        if (called is not { } kind)
        {
            return new Problem(field, NotTaken(ending));
        }

        if (content.Length == 0)
        {
            return new Problem(field, "The file is empty. Choose the one that holds the document");
        }

        var inside = LookInto(kind, content);
        return inside.Refusal is { } sentence ? new Problem(field, sentence) : new LookedFile(kind, inside.Traces);
    }

    private static string NotTaken(string ending) =>
        WithMacros.Contains(ending) ? "Files that can hold macros are not taken. Save it as docx, xlsx or PDF and attach that"
        : OfOldOffice.Contains(ending) ? "Files of the old Word, Excel and PowerPoint can hold macros and are not taken. Save it as docx, xlsx or PDF and attach that"
        : ending is "msg" or "eml" ? "Emails are not taken as they are. Save the message as PDF, and attach its attachments one by one"
        : ending is "zip" or "7z" or "rar" or "gz" or "tar" ? "Packed files are not taken. Unpack it, and attach the documents one by one"
        : ending is "heic" or "webp" or "gif" or "bmp" ? "Pictures must be PNG, JPEG or TIFF. Save it as one of these and attach that"
        : $"The file must be {InWords}";

    internal static string Otherwise(FileKind kind) => $"The name says {Wording.Of(kind)}, but the file is something else inside. Open it, save it as PDF and attach that";

    internal static bool IsWithMacros(string ending) => WithMacros.Contains(ending) || OfOldOffice.Contains(ending);

    private static Inside LookInto(FileKind kind, Stream content)
    {
        var head = new byte[16];
        content.Position = 0;
        var begins = head.AsSpan(0, content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        return kind switch
        {
            FileKind.Pdf when begins.StartsWith("%PDF-"u8) => PdfInside.Look(content),
            FileKind.Png when begins.StartsWith((byte[])[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) => default,
            FileKind.Jpeg when begins.StartsWith((byte[])[0xFF, 0xD8, 0xFF]) => default,
            FileKind.Tiff when begins.StartsWith("II*\0"u8) || begins.StartsWith("MM\0*"u8) => new(null, TiffInside.Traces(content)),
            FileKind.Rtf when begins.StartsWith("{\\rtf1"u8) => RtfInside.Look(content),
            FileKind.Text when IsText(content) => default,
            FileKind.Docx or FileKind.Xlsx or FileKind.Odt when begins.StartsWith(OldOffice) => new(Inside.Closed),
            FileKind.Docx or FileKind.Xlsx or FileKind.Odt when begins.StartsWith("PK\u0003\u0004"u8) => PackageInside.Look(kind, content),
            _ => new(Otherwise(kind)),
        };
    }

    private static bool IsText(Stream content)
    {
        content.Position = 0;
        var buffer = new byte[SealedFile.Chunk];
        var wide = false;
        for (int read, at = 0; (read = content.Read(buffer)) > 0; at += read)
        {
            var part = buffer.AsSpan(0, read);
            wide |= at == 0 && (part.StartsWith((byte[])[0xFF, 0xFE]) || part.StartsWith((byte[])[0xFE, 0xFF]));
            if (part.StartsWith("MZ"u8) && at == 0)
            {
                return false;
            }

            foreach (var b in part)
            {
                if (b < 0x20 && b is not (0x09 or 0x0A or 0x0C or 0x0D) && !(wide && b == 0))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
