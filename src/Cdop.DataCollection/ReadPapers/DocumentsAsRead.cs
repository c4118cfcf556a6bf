using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>A document as a paper, and its pages that are left out of it.</summary>
internal sealed record DocumentAsRead(Paper Paper, IReadOnlyList<string> LeftOut);

/// <summary>Writes the documents of cases down as papers: those that a person put in and whose originator lets the panel read them, in their newest version.</summary>
internal sealed class DocumentsAsRead(DataCollectionDb db, PageWords words)
{
    /// <summary>Those of these cases, case by case, in as many questions however many they are.</summary>
    public async Task<ILookup<Guid, DocumentAsRead>> Of(IReadOnlyCollection<Guid> subjects, CancellationToken ct)
    {
        var found = await (
            from document in db.Documents
            where subjects.Contains(document.Subject) && document.IsInPapers && document.Sharing == OnwardSharing.WithPanel && document.WithdrawnAt == null
            join version in db.Set<DocumentVersion>() on new { Document = document.Id, Number = document.Latest } equals new { version.Document, version.Number }
            join file in db.Set<StoredFile>() on version.File equals file.Id
            where file.State != FileState.Infected
            select new { document.Subject, document.Id, document.Type, version.Words }).AsNoTracking().ToListAsync(ct);
        var numbers = found.ConvertAll(one => one.Id);
        var pages = (numbers.Count == 0 ? [] : await (
            from page in db.Set<DocumentPage>()
            join document in db.Documents on new { Document = page.Document, page.Version } equals new { Document = document.Id, Version = document.Latest }
            where numbers.Contains(page.Document)
            select page).AsNoTracking().ToListAsync(ct)).ToLookup(page => page.Document);

        // Of two of one kind the one that was attached first comes first, and each has its number.
        return (from one in found
                group one by (one.Subject, one.Type) into same
                from ofKind in same.OrderBy(one => one.Id).Select((one, at) => (one, Title: Title(one.Type, same.Count() == 1 ? null : at + 1)))
                orderby ofKind.one.Type, ofKind.one.Id
                select (ofKind.one.Subject, AsRead: AsRead(ofKind.one.Id, ofKind.Title, ofKind.one.Words, [.. pages[ofKind.one.Id].OrderBy(page => page.Number)])))
            .ToLookup(one => one.Subject, one => one.AsRead);
    }

    /// <summary>The documents of these cases that the panel may read and nobody has put in its papers, each by its kind.</summary>
    public async Task<ILookup<Guid, string>> NotPutIn(IReadOnlyCollection<Guid> subjects, CancellationToken ct) =>
        (await db.Documents.Where(document => subjects.Contains(document.Subject) && !document.IsInPapers && document.Sharing == OnwardSharing.WithPanel && document.WithdrawnAt == null)
            .OrderBy(document => document.Id).Select(document => new { document.Subject, document.Type }).ToListAsync(ct))
        .ToLookup(document => document.Subject, document => Wording.InSentence(Title(document.Type, null)));

    private DocumentAsRead AsRead(Guid document, string title, WordsState state, IReadOnlyList<DocumentPage> pages)
    {
        var named = Wording.InSentence(title);
        List<PaperPart> parts = [.. pages.Select(page => page.IsLeftOut
            ? new PaperPart(PaperPartKind.Answer, [PagesOfDocument.Called(page.Number, pages.Count), "It has no words that can be read, and is left out"])
            : new PaperPart(PaperPartKind.Narrative, [PagesOfDocument.Called(page.Number, pages.Count), words.In(page)]))];
        return state == WordsState.Waiting
            ? new(new(Code(document), title, [new(PaperPartKind.Answer, [PagesOfDocument.Called(1, 1), "It has not been read yet, and is left out"])]), [$"the {named}, which has not been read yet"])
            : new(new(Code(document), title, parts), [.. pages.Where(page => page.IsLeftOut).Select(page => pages.Count == 1 ? $"the {named}" : $"page {page.Number} of the {named}")]);
    }

    private static string Title(DocumentType type, int? number) =>
        (type == DocumentType.Other ? "Document" : Wording.Of(type)) + (number is null ? "" : $" {number}");

    // Tells nobody when it was attached.
    private static string Code(Guid document) => $"document-{Convert.ToHexStringLower(SHA256.HashData(document.ToByteArray()))[..8]}";
}
