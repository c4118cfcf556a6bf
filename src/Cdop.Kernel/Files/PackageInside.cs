using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Cdop.Kernel;

/// <summary>
/// Looks into a package of Word, Excel or OpenDocument: what it declares first, before anything is unpacked, then every part of it.
/// What is not a picture must be XML that can be read, or it is not taken.
/// </summary>
internal sealed class PackageInside
{
    private const int MostParts = 5_000;
    private const int Deepest = 500;
    private const int MostWithin = 20; // documents inside of it, as behind a chart
    private const int LargestWithin = 10 * 1024 * 1024;
    private const long MostUnpacked = 400L * 1024 * 1024;
    private const long MostRead = 100L * 1024 * 1024;
    private const int MostPressed = 200; // of what is larger than a megabyte; a page of text comes to some ten
    private const long Pressed = 1024 * 1024;
    private const string Macros = "The file holds macros or other programs. Save it as PDF and attach that";
    private const string Damaged = "The file is damaged, and no program can open it. Save it again, or save it as PDF, and attach that";
    private static readonly HashSet<string> Pictures = ["png", "jpg", "jpeg", "jpe", "jfif", "gif", "tif", "tiff", "bmp", "emf", "wmf", "wdp", "ico", "webp", "odttf", "fntdata", "ttf", "otf"];
    private static readonly HashSet<string> Readable = ["xml", "rels", "vml", "svg", "rdf", "psmdcp"];
    private static readonly HashSet<string> InOffice = ["oleObject", "vbaProject", "wordVbaData", "control", "activeXControlBinary", "xlMacrosheet", "xlIntlMacrosheet", "package", "aFChunk", "webextension", "webextensiontaskpanes", "connections", "keyMapCustomizations", "attachedToolbars"];
    private static readonly HashSet<string> InOpenDocument = ["floating-frame", "plugin", "applet", "object-ole", "event-listener", "dde-connection", "dde-connection-decl", "dde-source", "table-source", "auto-reload"];

    private FieldWords fields = new();
    private long read;
    private int within;
    private FileTraces traces;

    private PackageInside()
    {
    }

    public static Inside Look(FileKind kind, Stream content)
    {
        var package = new PackageInside();
        return new(package.Refusal(kind, content), package.traces);
    }

    // Null where nothing stands against it.
    private string? Refusal(FileKind kind, Stream content)
    {
        try
        {
            content.Position = 0;
            using var package = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (package.Entries.Count > MostParts || package.Entries.Sum(part => (decimal)part.Length) > MostUnpacked
                || package.Entries.Any(part => part.Length > Pressed && part.Length / Math.Max(1, part.CompressedLength) > MostPressed))
            {
                return Inside.Unpacks;
            }

            return package.Entries.Any(part => IsOutside(part.FullName)) ? FileKinds.Otherwise(kind)
                : package.Entries.Any(part => IsProgram(part.FullName)) ? Macros
                : DeclaresMacros(kind, package) ? Macros
                : Declares(kind, package) ? package.Entries.Select(part => InPart(kind, part)).FirstOrDefault(refusal => refusal is not null)
                : FileKinds.Otherwise(kind);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException)
        {
            return Damaged;
        }
    }

    private static bool Declares(FileKind kind, ZipArchive package)
    {
        if (kind == FileKind.Odt)
        {
            return Begin(package, "mimetype") == "application/vnd.oasis.opendocument.text";
        }

        var main = kind == FileKind.Docx ? "wordprocessingml.document.main+xml" : "spreadsheetml.sheet.main+xml";
        return Begin(package, "[Content_Types].xml")?.Contains(main, StringComparison.Ordinal) == true;
    }

    private static bool DeclaresMacros(FileKind kind, ZipArchive package) =>
        kind != FileKind.Odt && Begin(package, "[Content_Types].xml")?.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsOutside(string part) =>
        part.Contains("..", StringComparison.Ordinal) || part.Contains('\\', StringComparison.Ordinal) || part.StartsWith('/') || part.Contains(':', StringComparison.Ordinal);

    private static bool IsProgram(string part)
    {
        var (name, ending) = (Path.GetFileName(part).ToLowerInvariant(), EndingOf(part));
        return name is "vbaproject.bin" or "vbadata.xml"
            || FileKinds.IsWithMacros(ending)
            || ending is "exe" or "dll" or "js" or "vbs" or "ps1" or "bat" or "cmd" or "com" or "scr" or "jar" or "msi" or "lnk" or "hta"
            || part.Contains("activeX/", StringComparison.OrdinalIgnoreCase)
            || part.Contains("macrosheets/", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("oleobject", StringComparison.Ordinal)
            || part.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase)
            || part.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase);
    }

    private static string EndingOf(string part) => Path.GetExtension(part).TrimStart('.').ToLowerInvariant();

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

    private string? InPart(FileKind kind, ZipArchiveEntry part)
    {
        var ending = EndingOf(part.FullName);
        if (part.FullName.EndsWith('/') || Pictures.Contains(ending) || IsDumb(kind, part.FullName, ending))
        {
            return null;
        }

        if (!Readable.Contains(ending))
        {
            return ending is "docx" or "xlsx" && kind != FileKind.Odt ? InDocument(ending == "docx" ? FileKind.Docx : FileKind.Xlsx, part) : Inside.Embeds;
        }

        read += part.Length;
        return read > MostRead ? Inside.Unpacks : kind == FileKind.Odt ? InOdt(part) : InOoxml(part);
    }

    // Settings of a printer, and what OpenOffice writes beside the text for itself.
    private static bool IsDumb(FileKind kind, string part, string ending) =>
        kind == FileKind.Odt
            ? part is "mimetype" or "layout-cache" || part.StartsWith("ObjectReplacements/", StringComparison.Ordinal)
            : ending == "bin" && part.Contains("/printerSettings/printerSettings", StringComparison.OrdinalIgnoreCase);

    // The workbook behind a chart, say.
    private string? InDocument(FileKind kind, ZipArchiveEntry part)
    {
        if (++within > MostWithin || part.Length > LargestWithin)
        {
            return Inside.Embeds;
        }

        using var held = new MemoryStream();
        using (var open = part.Open())
        {
            open.CopyTo(held);
        }

        return Refusal(kind, held);
    }

    private string? InOoxml(ZipArchiveEntry part)
    {
        fields = new();
        var isCore = part.Name is "core.xml" or "app.xml" || part.Name.EndsWith(".psmdcp", StringComparison.OrdinalIgnoreCase);
        traces |= part.Name.StartsWith("comments", StringComparison.OrdinalIgnoreCase) || part.FullName.Contains("threadedComments/", StringComparison.OrdinalIgnoreCase) ? FileTraces.Comments : FileTraces.None;
        using var xml = Open(part);
        var words = new char[512];
        var (inInstruction, inName) = (false, false);
        while (Next(xml))
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    if (OfElement(xml) is { } refusal)
                    {
                        return refusal;
                    }

                    inInstruction = !xml.IsEmptyElement && xml.LocalName is "instrText" or "delInstrText";
                    inName = isCore && xml.LocalName is "creator" or "lastModifiedBy" or "Company" or "Manager";
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when inInstruction:
                    for (int length; (length = xml.ReadValueChunk(words, 0, words.Length)) > 0;)
                    {
                        fields.Add(words.AsSpan(0, length));
                    }

                    break;
                case XmlNodeType.Text when inName:
                    traces |= FileTraces.Names;
                    break;
                case XmlNodeType.EndElement:
                    (inInstruction, inName) = (false, false);
                    break;
                default:
                    break;
            }
        }

        fields.EndAll();
        return fields.Fetches ? Inside.Fetches : null;
    }

    private string? OfElement(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "Relationship":
                return OfRelationship(LastOf(xml.GetAttribute("Type")), xml.GetAttribute("TargetMode"));
            case "Default" or "Override":
                var type = xml.GetAttribute("ContentType") ?? "";
                var of = xml.GetAttribute("Extension")?.ToLowerInvariant() ?? EndingOf(xml.GetAttribute("PartName") ?? "");
                return type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || type.Contains("activeX", StringComparison.OrdinalIgnoreCase) ? Macros
                    : type.EndsWith("xml", StringComparison.OrdinalIgnoreCase) && !Readable.Contains(of) ? Inside.Embeds // read as text what looks like a picture
                    : null;
            case "ddeLink" or "oleLink":
                return Inside.Fetches;
            case "fldSimple":
                fields.Judge(AttributeOf(xml, "instr"));
                break;
            case "fldChar" when AttributeOf(xml, "fldCharType") == "begin":
                fields.Begin();
                break;
            case "fldChar" when AttributeOf(xml, "fldCharType") == "separate":
                fields.Read();
                break;
            case "fldChar" when AttributeOf(xml, "fldCharType") == "end":
                fields.End();
                break;
            case "ins" or "del" or "moveFrom" or "moveTo" when xml.NamespaceURI.Contains("wordprocessingml", StringComparison.Ordinal):
                traces |= FileTraces.Changes;
                break;
            case "sheet" when xml.GetAttribute("state") is "hidden" or "veryHidden":
                traces |= FileTraces.Hidden;
                break;
            default:
                break;
        }

        return fields.Fetches ? Inside.Fetches : null;
    }

    private static string? OfRelationship(string type, string? mode) =>
        type == "package" && mode is null or "Internal" ? null // the workbook behind a chart, which is looked into as a part
        : InOffice.Contains(type) ? type.StartsWith("vba", StringComparison.OrdinalIgnoreCase) || type is "wordVbaData" or "xlMacrosheet" or "xlIntlMacrosheet" ? Macros : type == "connections" ? Inside.Fetches : Inside.Embeds
        : string.Equals(mode?.Trim(), "External", StringComparison.OrdinalIgnoreCase) && type != "hyperlink" ? Inside.Fetches
        : null;

    private static string LastOf(string? type) => type?[(type.LastIndexOf('/') + 1)..].Trim() ?? "";

    private static string AttributeOf(XmlReader xml, string name)
    {
        var found = "";
        while (xml.MoveToNextAttribute())
        {
            found = xml.LocalName == name ? xml.Value : found;
        }

        xml.MoveToElement();
        return found;
    }

    private string? InOdt(ZipArchiveEntry part)
    {
        using var xml = Open(part);
        var inName = false;
        while (Next(xml))
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                var (element, isEmpty) = (xml.LocalName, xml.IsEmptyElement);
                if (InOpenDocument.Contains(element))
                {
                    return element is "event-listener" or "plugin" or "applet" ? Macros : element == "object-ole" ? Inside.Embeds : Inside.Fetches;
                }

                if (element == "encryption-data")
                {
                    return Inside.Closed;
                }

                traces |= element switch { "annotation" => FileTraces.Comments, "tracked-changes" or "changed-region" => FileTraces.Changes, _ => FileTraces.None };
                inName = !isEmpty && part.FullName == "meta.xml" && element is "creator" or "initial-creator";
                if (element is not ("a" or "template") && AttributeOf(xml, "href") is { Length: > 0 } href && LeadsOut(href))
                {
                    return Inside.Fetches;
                }
            }
            else if (inName && xml.NodeType == XmlNodeType.Text)
            {
                traces |= FileTraces.Names;
            }
        }

        return null;
    }

    private static bool LeadsOut(string href) =>
        href.Contains(':', StringComparison.Ordinal) || href.StartsWith("..", StringComparison.Ordinal) || href.StartsWith('/') || href.StartsWith('\\');

    private static XmlReader Open(ZipArchiveEntry part) =>
        XmlReader.Create(new ShortTags(part.Open()), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostRead, CloseInput = true });

    // A reader remembers each element that is open.
    private static bool Next(XmlReader xml) => xml.Read() && (xml.Depth < Deepest ? true : throw new InvalidDataException("The part is nested too deep."));

    // A reader takes in a tag whole, so one of a million attributes would cost gigabytes. Within a tag there is no <.
    private sealed class ShortTags(Stream of) : Stream
    {
        private const int Longest = 16 * 1024 * 1024;
        private const int MostQuotes = 20_000;
        private int length;
        private int quotes;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = of.Read(buffer, offset, count);
            foreach (var b in buffer.AsSpan(offset, read))
            {
                (length, quotes) = b == '<' ? (0, 0) : (length + 1, b is (byte)'"' or (byte)'\'' ? quotes + 1 : quotes);
                if (length > Longest || quotes > MostQuotes || b == 0)
                {
                    throw new InvalidDataException("The part has too long a tag, or is written in wide letters.");
                }
            }

            return read;
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                of.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
