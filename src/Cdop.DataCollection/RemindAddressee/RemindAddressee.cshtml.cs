using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Reminds an agency by hand.</summary>
[Needs(Permission.WorkCases)]
internal sealed class RemindAddresseePage(RemindAddresseeHandler handler, DataCollectionDb db) : ChangeRequestPage(db)
{
    [BindProperty]
    public RemindAddressee Form { get; set; } = null!;

    public override ChangeCase Sent => Form;

    /// <summary>When they were reminded today already, in words; null where they were not.</summary>
    public string? RemindedToday => handler.RemindedToday(Asked);

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
