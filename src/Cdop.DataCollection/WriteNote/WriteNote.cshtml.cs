using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Writes a note on a case.</summary>
[Needs(Permission.WriteNotes)]
internal sealed class WriteNotePage(WriteNoteHandler handler, DataCollectionDb db, IRightsDirectory people, ICurrentUser user) : ChangeCasePage(db, people, user)
{
    [BindProperty]
    public WriteNote Form { get; set; } = new() { Text = "" };

    public override ChangeCase Sent => Form;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Find(ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Change(reference => handler.Handle(reference, Form, ct), () => [], "Note written", "notes", ct);
}
