using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>A document as a paper, and what is left out of it.</summary>
internal sealed record DocumentAsRead(Paper Paper, IReadOnlyList<LeftOut> LeftOut);

/// <summary>The documents of a case that the panel may read.</summary>
/// <param name="Papers">Those that a person put in its papers.</param>
/// <param name="NotPutIn">The kinds of the others.</param>
internal sealed record DocumentsOfCase(IReadOnlyList<DocumentAsRead> Papers, IReadOnlyList<string> NotPutIn)
{
    public static readonly DocumentsOfCase None = new([], []);
}

/// <summary>Writes the documents of cases down as papers: those that a person put in and whose originator lets the panel read them, in their newest version.</summary>
internal sealed class DocumentsAsRead(DataCollectionDb db, PageWords words)
{
    /// <summary>Those of these cases, by the case's subject, in two questions however many they are. A case without any is not there.</summary>
    public async Task<IReadOnlyDictionary<Guid, DocumentsOfCase>> Of(IReadOnlyCollection<Guid> subjects, CancellationToken ct)
    {
        var found = await (
            from document in db.Documents.WithSpecification(new DocumentsForPanel(subjects))
            join version in db.Set<DocumentVersion>() on new { Document = document.Id, Number = document.Latest } equals new { version.Document, version.Number }
            where version.InfectedAt == null
            orderby document.Type, document.Id
            select new { document.Subject, document.Id, document.Type, document.IsInPapers, version.Words }).AsNoTracking().ToListAsync(ct);
        var numbers = found.FindAll(one => one.IsInPapers).ConvertAll(one => one.Id);
        var pages = (numbers.Count == 0 ? [] : await db.Set<DocumentPage>().AsNoTracking().Where(page => numbers.Contains(page.Document) && db.Documents.Any(document => document.Id == page.Document && document.Latest == page.Version)).OrderBy(page => page.Number).ToListAsync(ct))
            .ToLookup(page => page.Document);

        // Of two of one kind the one that was attached first comes first, and each has its number.
        return found.GroupBy(one => one.Subject).ToDictionary(ofCase => ofCase.Key, ofCase => new DocumentsOfCase(
            [.. from ofKind in ofCase.Where(one => one.IsInPapers).GroupBy(one => one.Type)
                from one in ofKind.Select((one, at) => (one.Id, one.Words, Title: Title(one.Type, ofKind.Count() == 1 ? null : at + 1)))
                select AsRead(one.Id, one.Title, one.Words, [.. pages[one.Id]])],
            [.. ofCase.Where(one => !one.IsInPapers).Select(one => Wording.InSentence(Title(one.Type, null)))]));
    }

    private const string NoWords = "It has no words that can be read, so the panel reads nothing of it. Type what it needs, on the documents of the case";

    private const string HardlyAny = "It has hardly any words, as a scan with a stamp on it has. Look at it, and type what the panel needs of it, on the documents of the case";

    private DocumentAsRead AsRead(Guid document, string title, WordsState state, IReadOnlyList<DocumentPage> pages)
    {
        var named = Wording.InSentence(title);
        var read = pages.Select(page => (Page: page, Words: words.In(page))).ToList();
        List<PaperPart> parts = [.. read.Select(one => one.Page.IsLeftOut
            ? new PaperPart(PaperPartKind.Answer, [PagesOfDocument.Called(one.Page.Number, pages.Count), "It has no words that can be read, and is left out"])
            : new PaperPart(PaperPartKind.Narrative, [PagesOfDocument.Called(one.Page.Number, pages.Count), one.Words]))];
        return state == WordsState.Waiting
            ? new(new(Code(document), title, [new(PaperPartKind.Answer, [PagesOfDocument.Called(1, 1), "It has not been read yet, and is left out"])]), [new($"the {named}", "Its words have not been read yet: wait until they are, which takes a few minutes once the virus scanner has cleared it")])
            : new(new(Code(document), title, parts), [.. read.Where(one => one.Page.IsLeftOut || PageWords.IsDoubtful(one.Page, one.Words)).Select(one => new LeftOut(pages.Count == 1 ? $"the {named}" : $"page {one.Page.Number} of the {named}", one.Page.IsLeftOut ? NoWords : HardlyAny))]);
    }

    private static string Title(DocumentType type, int? number) =>
        (type == DocumentType.Other ? "Document" : Wording.Of(type)) + (number is null ? "" : $" {number}");

    // Tells nobody when it was attached.
    private static string Code(Guid document) => $"document-{Convert.ToHexStringLower(SHA256.HashData(document.ToByteArray()))[..8]}";
}
