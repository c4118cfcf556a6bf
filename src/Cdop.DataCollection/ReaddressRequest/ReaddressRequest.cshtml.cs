using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Sends a request to another person of the agency.</summary>
[Needs(Permission.WorkCases)]
internal sealed class ReaddressRequestPage(ReaddressRequestHandler handler, DataCollectionDb db) : ChangeRequestPage(db)
{
    [BindProperty]
    public ReaddressRequest Form { get; set; } = null!;

    public override ChangeCase Sent => Form;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { Email = "", Because = "", Version = Asked.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(reference => handler.Handle(reference, Which, Form, ct), "The request is sent to them", ct);
}
