using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Puts right what is said of a document.</summary>
[Needs(Permission.WorkCases)]
internal sealed class DescribeDocumentPage(DescribeDocumentHandler handler, DataCollectionDb db, IRightsDirectory people, ICurrentUser user) : ChangeDocumentPage(db, people, user)
{
    [BindProperty]
    public DescribeDocument Form { get; set; } = null!;

    public override ChangeCase Sent => Form;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { Type = Document.Type, Title = Document.Title, Originator = Document.Originator, Sharing = Document.Sharing, Version = Document.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Change(reference => handler.Handle(reference, Number, Form, ct), Differences, "Saved", "documents", ct);

    private List<Difference> Differences() =>
    [
        new("What it is", Wording.Of(Document.Type), Wording.Of(Form.Type)),
        new("Title", Document.Title, Form.Title),
        new("Who wrote it", Document.Originator, Form.Originator),
        new("Onward sharing", Wording.Of(Document.Sharing), Wording.Of(Form.Sharing)),
    ];
}
