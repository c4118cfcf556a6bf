using Microsoft.AspNetCore.Mvc;

namespace Cdop.Partnership;

/// <summary>Opens an agency again.</summary>
[Needs(Permission.ManageAreas), StepUp]
internal sealed class ReopenAgencyPage(ReopenAgencyHandler handler, AgencyBook book, PeopleInReach reach) : ChangeAgencyPage(book, reach)
{
    [BindProperty]
    public ReopenAgency Form { get; set; } = new() { Because = "" };

    protected override Guid? Seen => Form.Version;

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(At, Form, ct), "The agency is open again.", ct);
}
