using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>Closes an agency.</summary>
[Needs(Permission.ManageAreas), StepUp]
internal sealed class CloseAgencyPage(CloseAgencyHandler handler, AgencyBook book, PartnershipDb db, PeopleInReach reach) : ChangeAgencyPage(book, reach)
{
    [BindProperty]
    public CloseAgency Form { get; set; } = new() { On = default, Because = "" };

    /// <summary>The agencies that could have taken its place.</summary>
    public IReadOnlyList<Choice> Others { get; private set; } = [];

    protected override Guid? Seen => Form.Version;

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(At, Form, ct), "The agency is closed. It can be reopened.", ct);

    protected override async Task Read(CancellationToken ct) =>
        Others = await db.Agencies.AsNoTracking().Where(a => a.ClosedOn == null && a.Code != At).OrderBy(a => a.Sought).Select(a => new Choice(a.Code, a.Name, null)).ToListAsync(ct);
}
