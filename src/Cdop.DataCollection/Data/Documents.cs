using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>A document that came with a request, and its file as it came.</summary>
internal sealed record SentDocument(CaseDocument Document, StoredFile File)
{
    /// <summary>What became of it, for the agency that sent it.</summary>
    public string ToSender(bool hasScanner) => Document is { WithdrawnAt: not null, WithdrawnBy: { } by }
        ? by.IsByLink ? "Taken back" : "Set aside by the office"
        : File.ToSender(hasScanner, "Take it back, and attach a clean copy");

    /// <summary>The same on the receipt, from which nothing is taken back: what was destroyed has not come.</summary>
    public string OnReceipt(bool hasScanner, bool isOpen) =>
        File.ToSender(hasScanner, isOpen ? "It has not reached us: attach a clean copy to the request" : "It has not reached us: telephone us and give the reference if we should have it");
}

/// <summary>Documents of a case as they are changed.</summary>
internal static class Documents
{
    /// <summary>One of a case, with its versions.</summary>
    public static Task<CaseDocument?> Document(this DataCollectionDb db, Case reviewed, Guid document, CancellationToken ct) =>
        db.Documents.Include(d => d.Versions).SingleOrDefaultAsync(d => d.Subject == reviewed.Subject && d.Id == document, ct);

    /// <summary>The same, where it was not withdrawn.</summary>
    public static async Task<CaseDocument?> Standing(this DataCollectionDb db, Case reviewed, Guid document, CancellationToken ct) =>
        await db.Document(reviewed, document, ct) is { WithdrawnAt: null } standing ? standing : null;

    /// <summary>Those that came with a request, for who answers it.</summary>
    public static IQueryable<CaseDocument> CameWith(this DataCollectionDb db, Guid request) =>
        db.Documents.WithSpecification(new DocumentsOf(request)).Include(d => d.Versions);

    /// <summary>Those that who holds a link sees to have been sent, in the order they came.</summary>
    public static async Task<IReadOnlyList<SentDocument>> SentAt(this DataCollectionDb db, RequestDoor door, CancellationToken ct)
    {
        var documents = (await db.CameWith(door.Request).AsNoTracking().ToListAsync(ct)).FindAll(document => document.IsSeenAt(door));
        var numbers = documents.ConvertAll(document => document.First.File);
        var files = numbers.Count == 0 ? [] : await db.Set<StoredFile>().AsNoTracking().WithSpecification(new FilesByNumber(numbers)).ToDictionaryAsync(file => file.Id, ct);
        return [.. documents.OrderBy(document => document.First.AddedAt).Select(document => new SentDocument(document, files[document.First.File]))];
    }
}
