using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>The areas this panel serves or could serve, and who answers for children in each.</summary>
[Needs(Permission.ManageAreas)]
internal sealed class ListAreasPage(PartnershipDb db) : PageModel
{
    public IReadOnlyList<AreaFacts> Areas { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) =>
        Areas = await db.Areas.AsNoTracking().OrderBy(a => a.Name)
            .Select(a => new AreaFacts(a.Area, a.Name, a.Letters, a.Council, a.Coroner, a.Police, a.SafeguardingPartnership, a.IsInNcmd, a.IsOn))
            .ToListAsync(ct);
}
