using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>The contents of a pack.</summary>
[Needs(Permission.SitOnPanels)]
internal sealed class ReadPackPage(MyPacks packs, PanelReviewDb db, Chromium chromium) : PageModel, IShows
{
    [FromRoute(Name = "number")]
    public string Number { get; set; } = "";

    public MyPack Mine { get; private set; } = null!;

    /// <summary>Whether the chair lets the reader take it away.</summary>
    public bool MayTakeAway { get; private set; }

    /// <summary>Whether the minutes of the meeting are drafted.</summary>
    public bool HasMinutes { get; private set; }

    /// <summary>Whether a PDF can be made here.</summary>
    public bool HasPdf => chromium.IsSetUp;

    public IReadOnlyList<PackRow> Cases { get; private set; } = [];

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await packs.Of(Number, ct) is not { } mine)
        {
            return NotFound();
        }

        (Mine, Cases) = (mine, await packs.Cases(mine).ToListAsync(ct));
        MayTakeAway = await packs.TakeAway(mine).AnyAsync(ct);
        HasMinutes = await db.Minutes.AnyAsync(part => part.Id == mine.Meeting.Id, ct);
        Shown = (db, new("Viewed", Guid.Empty, $"Contents of pack {Number} version {mine.Pack.Number}", Payload: string.Join(' ', Cases.Select(one => one.Case.Label))));
        return Page();
    }
}
