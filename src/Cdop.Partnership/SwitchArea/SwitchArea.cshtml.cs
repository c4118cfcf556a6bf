using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>Begins or ends to serve an area. Where two do it at once, both versions are shown and neither is lost.</summary>
[Needs(Permission.ManageAreas), StepUp]
internal sealed class SwitchAreaPage(SwitchAreaHandler handler, PartnershipDb db, PeopleInReach reach, IRightsDirectory names) : PageModel
{
    [BindProperty]
    public SwitchArea Form { get; set; } = null!;

    /// <summary>The form's one-use key.</summary>
    public Guid Key => Form?.Key ?? Guid.NewGuid();

    public ServedArea Served { get; private set; } = null!;

    public string? SwitchedBy { get; private set; }

    public bool MaySwitch { get; private set; }

    public async Task<IActionResult> OnGetAsync(Area area, CancellationToken ct) => await Show(area, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync(Area area, CancellationToken ct) => this.AnswerTo(() => handler.Handle(area, Form, ct), _ => "/areas", said => said, () => Show(area, ct));

    private async Task<bool> Show(Area area, CancellationToken ct)
    {
        if (await db.Areas.AsNoTracking().SingleOrDefaultAsync(a => a.Area == area, ct) is not { } served)
        {
            return false;
        }

        Served = served;
        SwitchedBy = served.SwitchedBy is { } by ? await names.NameOf(by, ct) : null;
        MaySwitch = (await reach.Me(ct)).IsEverywhere;
        return true;
    }
}
