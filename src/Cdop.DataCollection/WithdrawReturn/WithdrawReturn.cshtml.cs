using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Withdraws a return.</summary>
[Needs(Permission.WorkCases)]
internal sealed class WithdrawReturnPage(WithdrawReturnHandler handler, DataCollectionDb db) : ChangeRequestPage(db)
{
    [BindProperty]
    public WithdrawReturn Form { get; set; } = null!;

    public override ChangeCase Sent => Form;

    public async Task<IActionResult> OnGetAsync(Guid handed, CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { Return = handed, Because = "", Version = Asked.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(reference => handler.Handle(reference, Which, Form, ct), "Withdrawn", ct);
}
