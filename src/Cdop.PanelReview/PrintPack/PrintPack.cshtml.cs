using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.PanelReview;

/// <summary>A member takes a pack away, as a PDF with their name on every sheet.</summary>
[Needs(Permission.SitOnPanels), StepUp]
internal sealed class PrintPackPage(MyPacks packs, Chromium chromium) : PageModel
{
    [FromRoute(Name = "number")]
    public string Number { get; set; } = "";

    /// <summary>Why there is none.</summary>
    public string Why { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await packs.Taken(Number, ct) is not { } taken)
        {
            return NotFound();
        }

        var printed = await chromium.Print(PrintedPack.Make(Number, taken.Mine.Pack.Number, taken.Mine.Member.Name, taken.Allowed.Copy, taken.Cases, taken.Mine.Until), ct);
        if (!printed.Succeeded)
        {
            (Why, Response.StatusCode) = (printed.Problems[0].Message, StatusCodes.Status503ServiceUnavailable);
            return Page();
        }

        await packs.TookAway(taken, "PDF", ct);
        return File(printed.Value, "application/pdf", $"panel-papers-{Number}.pdf");
    }
}
