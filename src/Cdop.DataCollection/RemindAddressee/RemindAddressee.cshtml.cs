using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Reminds an agency by hand.</summary>
[Needs(Permission.WorkCases)]
internal sealed class RemindAddresseePage(RemindAddresseeHandler handler, DataCollectionDb db) : ChangeRequestPage(db)
{
    [BindProperty]
    public RemindAddressee Form { get; set; } = null!;

    public override ChangeCase Sent => Form;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { Version = Asked.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(reference => handler.Handle(reference, Which, Form, ct), "Reminder sent", ct);
}
