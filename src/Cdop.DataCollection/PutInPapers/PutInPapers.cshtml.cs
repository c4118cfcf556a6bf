using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>What the panel reads of a document: whether it does, the words of each page, and boxes for what has none.</summary>
[Needs(Permission.WorkCases)]
internal sealed class PutInPapersPage(PutInPapersHandler handler, PageWords words, DataCollectionDb db, IRightsDirectory people, ICurrentUser user) : ChangeDocumentPage(db, people, user)
{
    private readonly DataCollectionDb db = db;

    [BindProperty]
    public PutInPapers Form { get; set; } = null!;

    public override ChangeCase Sent => Form;

    /// <summary>The pages of its newest version; none while nobody has read it.</summary>
    public IReadOnlyList<DocumentPage> Pages { get; private set; } = [];

    /// <summary>The words of a page as they are kept.</summary>
    public string In(DocumentPage page) => words.In(page);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { IsIn = Document.IsInPapers, Version = Document.Version, Pages = Boxes() };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Change(reference => handler.Handle(reference, Number, Form, ct), Differences, "Saved", "documents", ct);

    protected override async Task<Aggregate?> FindChanged(CancellationToken ct)
    {
        if (await base.FindChanged(ct) is not { } found)
        {
            return null;
        }

        Pages = await db.PagesOf(Document).AsNoTracking().ToListAsync(ct);
        if (Form is not null)
        {
            Form = Form with { Pages = Boxes() };
        }

        return found;
    }

    // What was typed of a page is shown at that page, though a new version has others.
    private List<PageTyped> Boxes() => [.. Pages.Where(page => !page.HasWords).Select(page => new PageTyped { Number = page.Number, Words = TypedOf(page) ?? In(page) })];

    // Null where the page sent nothing of it; what was sent empty is empty.
    private string? TypedOf(DocumentPage page) => Form?.Pages.FirstOrDefault(typed => typed.Number == page.Number) is { } typed ? typed.Words ?? "" : null;

    private List<Difference> Differences() =>
    [
        new("In the panel’s papers", Document.IsInPapers ? "Yes" : "No", Form.IsIn ? "Yes" : "No"),
        .. Pages.Where(page => !page.HasWords).Select(page => new Difference(PagesOfDocument.Called(page.Number, Pages.Count), In(page), TypedOf(page) ?? In(page))),
    ];
}
