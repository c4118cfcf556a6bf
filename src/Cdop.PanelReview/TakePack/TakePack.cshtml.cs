using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A member takes a pack away, as one sealed file of their own.</summary>
[Needs(Permission.SitOnPanels)]
internal sealed class TakePackPage(MyPacks packs, PanelReviewDb db, Passphrases passphrases) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string number, CancellationToken ct)
    {
        if (await packs.Of(number, ct) is not { } mine || await packs.TakeAway(mine).AsNoTracking().SingleOrDefaultAsync(ct) is not { } allowed)
        {
            return NotFound();
        }

        var rows = await packs.Cases(mine).ToListAsync(ct);
        var papers = await packs.Papers(mine).ToDictionaryAsync(one => one.Id, ct);
        await db.SawAll([.. rows.Select(row => new AuditNote("Taken away", row.Case.Subject, $"The papers of case {row.Case.Label}, pack {number} version {mine.Pack.Number}"))], ct);
        var file = OfflineFile.Make(
            number, mine.Pack.Number, mine.Member.Name, allowed.Id, [.. rows.Select(row => new OfflineCase(row.Case.Label, row.Case.Age, row.Warning, row.Since > 1, papers[row.Papers].Papers))], mine.Until,
            Passphrases.Typed(passphrases.Of(allowed)));
        return File(file, "text/html; charset=utf-8", $"panel-papers-{number}.html");
    }
}
