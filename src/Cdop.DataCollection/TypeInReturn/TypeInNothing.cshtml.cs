using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Says for an agency that it has nothing to add.</summary>
[Needs(Permission.WorkCases)]
internal sealed class TypeInNothingPage(Answering answering, TypeInReturnHandler handler, DataCollectionDb db) : TypeInPage(answering, db)
{
    [BindProperty]
    public TypeInNothing Form { get; set; } = null!;

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

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(reference => handler.Nothing(reference, Which, Form, ct), Form is { DidNotKnow: true } ? "They did not know the child: kept" : "Nothing to add: kept", ct);
}
