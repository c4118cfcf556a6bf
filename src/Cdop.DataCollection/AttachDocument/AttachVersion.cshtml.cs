using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Adds a version to a document of a case.</summary>
[Needs(Permission.WorkCases)]
[TakesFile]
internal sealed class AttachVersionPage(AttachDocumentHandler handler, DataCollectionDb db, IRightsDirectory people, ICurrentUser user, IClock clock) : ChangeDocumentPage(db, people, user)
{
    [BindProperty]
    public AttachVersion Form { get; set; } = null!;

    public override ChangeCase Sent => Form;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { ReceivedOn = clock.GetCurrentInstant().DateIn(), Version = Document.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Change(
            reference => handler.Handle(reference, Number, Form, ct),
            () => [new("Newest version", $"Version {Document.Newest.Number}, received {InWords.Day(Document.Newest.ReceivedOn)}", $"One received {InWords.Day(Form.ReceivedOn)}. Choose the file again")],
            "New version attached",
            "documents",
            ct);
}
