using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Writes a note on an action.</summary>
[Needs(Permission.FollowActions)]
internal sealed class NoteActionPage(NoteActionHandler handler, PanelReviewDb db) : ChangeActionPage(db)
{
    [BindProperty]
    public NoteAction Form { get; set; } = new() { Words = "" };

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        return await Find(ct) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(Reference, Form, ct), "The note is kept", ct);
}
