namespace Cdop.DataCollection;

/// <summary>Seals the words of pages as the files are sealed that they were read from, each to its place.</summary>
internal sealed class PageWords(KeyRing keys)
{
    // A page of a report has more.
    private const int FewLetters = 60;

    private byte[] Key => keys.Derive(KeyPurpose.Documents, "words of documents");

    /// <summary>A page as it was read; null where it has no words.</summary>
    public DocumentPage Of(DocumentVersion version, int number, string? text) => new()
    {
        Document = version.Document,
        Version = version.Number,
        Number = number,
        Subject = version.Subject,
        Read = Seal(version.Document, version.Number, number, text),
    };

    /// <summary>The words of a page, read or typed; empty where there are none.</summary>
    public string In(DocumentPage page) => (page.Typed.Length > 0 ? page.Typed : page.Read) is { Length: > 0 } content
        ? Sealed.OpenText(Key, content, PlaceOf(page.Document, page.Version, page.Number))
        : "";

    /// <summary>Whether a person can say what the panel needs of a page: it has no words, or so few that it may be a scan with a stamp on it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="words">Its words, as <see cref="In"/> has them.</param>
    public static bool CanBeTyped(DocumentPage page, string words) => !page.HasWords || page.IsTyped || words.Count(char.IsLetter) < FewLetters;

    /// <summary>Whether so few words were read of a page that it may be a scan, and nobody has typed what is on it.</summary>
    public static bool IsDoubtful(DocumentPage page, string words) => page is { HasWords: true, IsTyped: false } && CanBeTyped(page, words);

    /// <summary>Keeps what a person typed of a page; says whether it differs from what stood there.</summary>
    public bool Type(DocumentPage page, string text, UserId by, Instant now)
    {
        var words = In(page);
        if (!CanBeTyped(page, words) || text == words)
        {
            return false;
        }

        page.Type(Seal(page.Document, page.Version, page.Number, text.Length == 0 ? null : text), by, now);
        return true;
    }

    private byte[] Seal(Guid document, int version, int number, string? text) => text is null ? [] : Sealed.Text(Key, text, PlaceOf(document, version, number));

    private static string PlaceOf(Guid document, int version, int number) => $"page {number} of version {version} of document {document}";
}
