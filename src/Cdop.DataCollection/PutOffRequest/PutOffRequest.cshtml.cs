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

        var today = clock.GetCurrentInstant().DateIn();
        Form = new() { DueOn = Asked.AsksUntil is { } wished && wished > today ? wished : LocalDate.Max(Asked.DueOn, today).PlusDays(14), Because = Asked.AsksBecause, Version = Asked.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(reference => handler.Handle(reference, Which, Form, ct), "More time given", ct);
}
