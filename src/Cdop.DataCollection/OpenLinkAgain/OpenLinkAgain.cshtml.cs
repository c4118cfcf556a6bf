using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Opens a link again that was closed after wrong codes.</summary>
[Needs(Permission.WorkCases)]
internal sealed class OpenLinkAgainPage(OpenLinkAgainHandler handler, DataCollectionDb db) : ChangeRequestPage(db)
{
    [FromRoute(Name = "link")]
    public Guid Number { get; set; }

    [BindProperty]
    public OpenLinkAgain Form { get; set; } = null!;

    public override ChangeCase Sent => Form;

    public RequestDoor Door { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { Because = "", Version = Asked.Version };
        return FindDoor() ? Page() : LocalRedirect(Home);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var answer = await Change(reference => handler.Handle(reference, Which, Number, Form, ct), "Link opened again", ct);
        return answer is not Microsoft.AspNetCore.Mvc.RazorPages.PageResult || FindDoor() ? answer : LocalRedirect(Home);
    }

    // A link that nobody closed, or that somebody has opened meanwhile, leads back to the request.
    private bool FindDoor()
    {
        if (Asked.Doors.SingleOrDefault(door => door.Id == Number) is not { ClosedAt: null, FrozenAt: not null } found)
        {
            return false;
        }

        Door = found;
        return true;
    }
}
