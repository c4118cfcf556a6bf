using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>What the panel reads of a document: whether it does, the words of each page, and boxes for what has few or none.</summary>
[Needs(Permission.WorkCases)]
internal sealed class PutInPapersPage(PutInPapersHandler handler, PageWords words, DataCollectionDb db, IRightsDirectory people, ICurrentUser user) : ChangeDocumentPage(db, people, user)
{
    private readonly DataCollectionDb db = db;

    [BindProperty]
    public PutInPapers Form { get; set; } = null!;

    public override ChangeCase Sent => Form;

    /// <summary>The pages of its newest version; none while nobody has read it.</summary>
    public IReadOnlyList<DocumentPage> Pages { get; private set; } = [];

    // What was sent, whatever boxes there are by now.
    private IReadOnlyList<PageTyped> sent = [];

    private Dictionary<int, string> read = [];

    /// <summary>The words of a page as they are kept.</summary>
    public string In(DocumentPage page) => read[page.Number];

    /// <summary>Whether a page has a box.</summary>
    public bool CanBeTyped(DocumentPage page) => PageWords.CanBeTyped(page, In(page));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { IsIn = Document.IsInPapers, Version = Document.Version, Pages = Boxes() };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        sent = Form.Pages;
        return Change(reference => handler.Handle(reference, Number, Form, ct), Differences, "Saved", "documents", ct);
    }

    protected override async Task<Aggregate?> FindChanged(CancellationToken ct)
    {
        if (await base.FindChanged(ct) is not { } found)
        {
            return null;
        }

        Pages = await db.PagesOf(Document).AsNoTracking().ToListAsync(ct);
        read = Pages.ToDictionary(page => page.Number, words.In);
        if (Form is not null)
        {
            var boxes = Boxes();

            // A field shows what was sent at its number: where another version came meanwhile, that would stand at the wrong page. It is not saved, so nothing is left to be said of what was sent.
            if (sent.Count > 0 && Form.Version != found.Version)
            {
                foreach (var field in ModelState.Keys.Where(key => key.StartsWith($"{nameof(Form)}.{nameof(Form.Pages)}[", StringComparison.Ordinal)).ToList())
                {
                    ModelState.Remove(field);
                }

                for (var at = 0; at < boxes.Count; at++)
                {
                    ModelState.SetModelValue($"{nameof(Form)}.{nameof(Form.Pages)}[{at}].{nameof(PageTyped.Words)}", boxes[at].Words, boxes[at].Words);
                }
            }

            Form = Form with { Pages = boxes };
        }

        return found;
    }

    // What was typed of a page is shown at that page, though a new version has others.
    private List<PageTyped> Boxes() => [.. Pages.Where(CanBeTyped).Select(page => new PageTyped { Number = page.Number, Words = TypedOf(page) ?? In(page) })];

    // Null where the page sent nothing of it; what was sent empty is empty.
    private string? TypedOf(DocumentPage page) => sent.FirstOrDefault(typed => typed.Number == page.Number) is { } typed ? typed.Words ?? "" : null;

    private List<Difference> Differences() =>
    [
        new("In the panel’s papers", Document.IsInPapers ? "Yes" : "No", Form.IsIn ? "Yes" : "No"),
        .. sent.Select(typed => new Difference(PagesOfDocument.Called(typed.Number, Math.Max(Pages.Count, sent.Count)), Pages.FirstOrDefault(page => page.Number == typed.Number) is { } page ? In(page) : "", typed.Words ?? "")),
    ];
}
