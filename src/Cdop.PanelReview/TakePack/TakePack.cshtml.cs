using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.PanelReview;

/// <summary>A member takes a pack away, as one sealed file of their own.</summary>
[Needs(Permission.SitOnPanels), StepUp]
internal sealed class TakePackPage(MyPacks packs, Passphrases passphrases) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string number, CancellationToken ct)
    {
        if (await packs.Taken(number, ct) is not { } taken)
        {
            return NotFound();
        }

        await packs.TookAway(taken, "sealed file", ct);
        var file = OfflineFile.Make(number, taken.Mine.Pack.Number, taken.Mine.Member.Name, taken.Allowed.Copy, taken.Cases, taken.Mine.Until, Passphrases.Typed(passphrases.Of(taken.Allowed)));
        return File(file, "text/html; charset=utf-8", $"panel-papers-{number}.html");
    }
}
