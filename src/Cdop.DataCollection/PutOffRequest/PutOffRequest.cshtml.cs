using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Gives an agency more time.</summary>
[Needs(Permission.WorkCases)]
internal sealed class PutOffRequestPage(PutOffRequestHandler handler, DataCollectionDb db, IClock clock) : ChangeRequestPage(db)
{
    [BindProperty]
    public PutOffRequest Form { get; set; } = null!;

    public override ChangeCase Sent => Form;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { DueOn = LocalDate.Max(Asked.DueOn, clock.GetCurrentInstant().DateIn()).PlusDays(14), Because = "", Version = Asked.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(reference => handler.Handle(reference, Which, Form, ct), "More time given", ct);
}
