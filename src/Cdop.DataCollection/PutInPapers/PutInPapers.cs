using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>What a person typed of one page with few words or none.</summary>
internal sealed record PageTyped
{
    public int Number { get; init; }

    [Display(Name = "What the panel needs of this page", ShortName = "What the panel needs of this page")]
    [StringLength(DocumentPage.LongestTyped)]
    public string? Words { get; init; }
}

/// <summary>Whether the panel reads a document, and what a person typed of pages with few words or none. The form binds to it as it stands.</summary>
internal sealed record PutInPapers : ChangeCase
{
    [Display(Name = "Is it in the panel’s papers?", ShortName = "Whether it is in the panel’s papers")]
    public required bool IsIn { get; init; }

    public IReadOnlyList<PageTyped> Pages { get; init; } = [];
}

/// <summary>Puts what a document says in the panel's papers, or takes it out.</summary>
internal sealed class PutInPapersHandler(DataCollectionDb db, PageWords words, ICurrentUser user, IClock clock) : ChangeCaseHandler(db)
{
    private readonly DataCollectionDb db = db;

    /// <summary>Null where there is no such case that the person may change, or no such document in it.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, Guid document, PutInPapers command, CancellationToken ct) =>
        Change(reference, command, reviewed => db.Standing(reviewed, document, ct), (reviewed, known) => Put(reviewed, known, command, ct), ct, part: $"{document}");

    private async Task<Result<string>> Put(Case reviewed, CaseDocument document, PutInPapers command, CancellationToken ct)
    {
        if (command.IsIn && !document.MayBeInPapers)
        {
            return new Problem(nameof(command.IsIn), $"It may not be put in the panel’s papers: onward sharing is “{Wording.Of(document.Sharing)}”. Ask {document.Originator}, and change that first");
        }

        var now = clock.GetCurrentInstant();
        var pages = await db.PagesOf(document).ToListAsync(ct);
        var typed = command.Pages.Where(page => pages.Find(known => known.Number == page.Number) is { } known && words.Type(known, (page.Words ?? "").Trim(), user.Id, now)).Select(page => page.Number).ToList();
        document.PutInPapers(reviewed, command.IsIn, typed, user.Id, now);
        return reviewed.Reference.ToString();
    }
}

/// <summary>The pages of a document as they are read.</summary>
internal static class PagesOfDocument
{
    /// <summary>Those of its newest version, in their order.</summary>
    public static IQueryable<DocumentPage> PagesOf(this DataCollectionDb db, CaseDocument document) =>
        db.Set<DocumentPage>().Where(page => page.Document == document.Id && page.Version == document.Latest).OrderBy(page => page.Number);

    /// <summary>What a page is called.</summary>
    public static string Called(int number, int of) => of == 1 ? "The whole document" : string.Create(CultureInfo.InvariantCulture, $"Page {number}");
}
