using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Gives a draft of a form up, with a reason.</summary>
[Needs(Permission.DraftForms)]
internal sealed class WithdrawDraftPage(WithdrawDraftHandler handler, FormDrafts drafts) : ChangeDraftPage(drafts)
{
    [BindProperty]
    public WithdrawDraft Form { get; set; } = new();

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Settle(() => handler.Handle(Key, Edition, Form, ct), "The draft is withdrawn", ct);
}
