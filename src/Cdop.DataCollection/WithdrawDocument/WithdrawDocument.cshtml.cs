using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Withdraws a document of a case, with the reason.</summary>
[Needs(Permission.WorkCases)]
internal sealed class WithdrawDocumentPage(WithdrawDocumentHandler handler, DataCollectionDb db, IRightsDirectory people, ICurrentUser user) : ChangeDocumentPage(db, people, user)
{
    [BindProperty]
    public WithdrawDocument Form { get; set; } = new() { Because = "" };

    public override ChangeCase Sent => Form;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Find(ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Change(reference => handler.Handle(reference, Number, Form, ct), () => [new("The document", Document.InWords(), $"Withdrawn: {Form.Because}")], "Document withdrawn", "documents", ct);
}
