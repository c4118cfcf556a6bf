using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Refuses more time.</summary>
[Needs(Permission.WorkCases)]
internal sealed class RefuseTimePage(RefuseTimeHandler handler, DataCollectionDb db) : ChangeRequestPage(db)
{
    [BindProperty]
    public RefuseTime Form { get; set; } = null!;

    public override ChangeCase Sent => Form;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { Reason = WhyNoMoreTime.PartIsEnough, Version = Asked.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(reference => handler.Handle(reference, Which, Form, ct), "Refused, and told to them", ct);
}
