using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Attaches a document to a case.</summary>
[Needs(Permission.WorkCases)]
[TakesFile]
internal sealed class AttachDocumentPage(AttachDocumentHandler handler, DataCollectionDb db, IRightsDirectory people, ICurrentUser user, IClock clock) : ChangeCasePage(db, people, user)
{
    [BindProperty]
    public AttachDocument Form { get; set; } = null!;

    public override ChangeCase Sent => Form;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { Title = "", Originator = "", ReceivedOn = clock.GetCurrentInstant().DateIn(), Version = Case.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Change(reference => handler.Handle(reference, Form, ct), () => [], "Document attached", "documents", ct);
}
