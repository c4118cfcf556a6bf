using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Says for an agency that the request is not for them.</summary>
[Needs(Permission.WorkCases)]
internal sealed class TypeInNotForThemPage(Answering answering, TypeInReturnHandler handler, DataCollectionDb db) : TypeInPage(answering, db)
{
    [BindProperty]
    public TypeInNotForThem Form { get; set; } = null!;

    public override ChangeCase Sent => Form;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { Who = Asked.Name, Version = Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(reference => handler.NotForThem(reference, Which, Form, ct), "Kept: it is not for them", ct);
}
