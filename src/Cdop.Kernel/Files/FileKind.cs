using System.ComponentModel.DataAnnotations;
using System.IO.Compression;
using System.Text;

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

/// <summary>
/// Tells what a file is, by its name and its content both, and refuses what must not come in: other kinds, macros, what
/// unpacks to more than can be looked at. Each sentence says what to do.
/// </summary>
public static class FileKinds
{
    /// <summary>The most that a file may have: 50 MB.</summary>
    public const long Largest = 50L * 1024 * 1024;

    /// <summary>What a browser offers to choose from.</summary>
    public const string Accept = ".pdf,.docx,.xlsx,.odt,.txt,.rtf,.png,.jpg,.jpeg,.tif,.tiff";

    /// <summary>The kinds as people call them.</summary>
    public const string InWords = "PDF, Word (docx), Excel (xlsx), OpenDocument text (odt), plain text, RTF, PNG, JPEG or TIFF";

    private const int MostParts = 5_000;
    private const long MostUnpacked = 400L * 1024 * 1024;
    private const int MostPressed = 200; // of what is larger than a megabyte; a page of text comes to some ten
    private const long Pressed = 1024 * 1024;
    private const string Macros = "The file holds macros or other programs. Save it as PDF and attach that";
    private const string Unpacks = "The file unpacks to more than can be looked at safely. Save it as PDF and attach that";
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

    /// <summary>What a file is, or the sentence that refuses it.</summary>
    public static Result<FileKind> Look(string name, Stream content, string field)
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

        return Refusal(kind, content) is { } sentence ? new Problem(field, sentence) : kind;
    }

    private static string NotTaken(string ending) =>
        WithMacros.Contains(ending) ? "Files that can hold macros are not taken. Save it as docx, xlsx or PDF and attach that"
        : OfOldOffice.Contains(ending) ? "Files of the old Word, Excel and PowerPoint can hold macros and are not taken. Save it as docx, xlsx or PDF and attach that"
        : ending is "msg" or "eml" ? "E-mails are not taken as they are. Save the message as PDF, and attach its attachments one by one"
        : ending is "zip" or "7z" or "rar" or "gz" or "tar" ? "Packed files are not taken. Unpack it, and attach the documents one by one"
        : ending is "heic" or "webp" or "gif" or "bmp" ? "Pictures must be PNG, JPEG or TIFF. Save it as one of these and attach that"
        : $"The file must be {InWords}";

    // Null where nothing stands against it.
    private static string? Refusal(FileKind kind, Stream content)
    {
        var head = new byte[16];
        content.Position = 0;
        var length = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var begins = head.AsSpan(0, length);
        return kind switch
        {
            FileKind.Pdf => begins.StartsWith("%PDF-"u8) ? null : Otherwise(kind),
            FileKind.Png => begins.StartsWith((byte[])[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? null : Otherwise(kind),
            FileKind.Jpeg => begins.StartsWith((byte[])[0xFF, 0xD8, 0xFF]) ? null : Otherwise(kind),
            FileKind.Tiff => begins.StartsWith("II*\0"u8) || begins.StartsWith("MM\0*"u8) ? null : Otherwise(kind),
            FileKind.Rtf => !begins.StartsWith("{\\rtf1"u8) ? Otherwise(kind) : Holds(content, "\\obj"u8) ? "The file holds other files or programs. Save it as PDF and attach that" : null,
            FileKind.Text => IsText(content) ? null : Otherwise(kind),
            _ when begins.StartsWith(OldOffice) => "The file is protected by a password, or of the old kind. Take the password off, or save it as PDF, and attach that",
            _ => begins.StartsWith("PK\u0003\u0004"u8) ? InPackage(kind, content) : Otherwise(kind),
        };
    }

    private static string Otherwise(FileKind kind) => $"The name says {Wording.Of(kind)}, but the file is something else inside. Open it, save it as PDF and attach that";

    // Word, Excel and OpenDocument are packages: what they declare is looked at before anything is unpacked.
    private static string? InPackage(FileKind kind, Stream content)
    {
        try
        {
            content.Position = 0;
            using var package = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (package.Entries.Count > MostParts || package.Entries.Sum(part => (decimal)part.Length) > MostUnpacked
                || package.Entries.Any(part => part.Length > Pressed && part.Length / Math.Max(1, part.CompressedLength) > MostPressed))
            {
                return Unpacks;
            }

            if (package.Entries.Any(part => IsOutside(part.FullName)))
            {
                return Otherwise(kind);
            }

            return package.Entries.Any(part => IsProgram(part.FullName)) ? Macros
                : kind == FileKind.Odt ? InOpenDocument(package)
                : InOffice(kind, package);
        }
        catch (InvalidDataException)
        {
            return "The file is damaged, and no program can open it. Save it again, or save it as PDF, and attach that";
        }
    }

    private static string? InOpenDocument(ZipArchive package) =>
        Begin(package, "mimetype") == "application/vnd.oasis.opendocument.text" ? null : Otherwise(FileKind.Odt);

    private static string? InOffice(FileKind kind, ZipArchive package)
    {
        var types = Begin(package, "[Content_Types].xml") ?? "";
        var main = kind == FileKind.Docx ? "wordprocessingml.document.main+xml" : "spreadsheetml.sheet.main+xml";
        return types.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || types.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) ? Macros
            : types.Contains(main, StringComparison.Ordinal) ? null
            : Otherwise(kind);
    }

    private static bool IsOutside(string part) =>
        part.Contains("..", StringComparison.Ordinal) || part.Contains('\\', StringComparison.Ordinal) || part.StartsWith('/') || part.Contains(':', StringComparison.Ordinal);

    private static bool IsProgram(string part)
    {
        var (name, ending) = (Path.GetFileName(part).ToLowerInvariant(), Path.GetExtension(part).TrimStart('.').ToLowerInvariant());
        return name is "vbaproject.bin" or "vbadata.xml"
            || WithMacros.Contains(ending) || OfOldOffice.Contains(ending)
            || ending is "exe" or "dll" or "js" or "vbs" or "ps1" or "bat" or "cmd" or "com" or "scr" or "jar" or "msi" or "lnk" or "hta"
            || part.Contains("activeX/", StringComparison.OrdinalIgnoreCase)
            || part.Contains("macrosheets/", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("oleobject", StringComparison.Ordinal)
            || part.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase)
            || part.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase);
    }

    // As much of a part as its declaration can need.
    private static string? Begin(ZipArchive package, string part)
    {
        if (package.GetEntry(part) is not { } entry)
        {
            return null;
        }

        using var open = entry.Open();
        var begin = new byte[256 * 1024];
        return Encoding.UTF8.GetString(begin, 0, open.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false)).Trim();
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

    private static bool Holds(Stream content, ReadOnlySpan<byte> word)
    {
        content.Position = 0;
        var buffer = new byte[SealedFile.Chunk];
        for (int held = 0, read; (read = content.Read(buffer.AsSpan(held))) > 0;)
        {
            var part = buffer.AsSpan(0, held + read);
            if (part.IndexOf(word) >= 0)
            {
                return true;
            }

            held = Math.Min(word.Length - 1, part.Length);
            part[^held..].CopyTo(buffer);
        }

        return false;
    }
}
