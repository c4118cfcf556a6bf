using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Takes a request back.</summary>
[Needs(Permission.WorkCases)]
internal sealed class WithdrawRequestPage(WithdrawRequestHandler handler, DataCollectionDb db) : ChangeRequestPage(db)
{
    [BindProperty]
    public WithdrawRequest Form { get; set; } = null!;

    public override ChangeCase Sent => Form;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { Because = "", Version = Asked.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(reference => handler.Handle(reference, Which, Form, ct), "Taken back", ct);
}
