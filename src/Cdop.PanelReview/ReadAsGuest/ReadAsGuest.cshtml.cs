using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A guest expert reads the papers of the one case they are asked about, after the warning where there is one.</summary>
[Needs(Permission.BeGuest)]
internal sealed class ReadAsGuestPage(GuestPapers papers, PanelReviewDb db) : PageModel, IShows
{
    [FromRoute(Name = "number")]
    public string Number { get; set; } = "";

    [FromRoute(Name = "label")]
    public string Label { get; set; } = "";

    /// <summary>Whether the reader has read the warning and goes on.</summary>
    [FromQuery(Name = "read")]
    public bool GoesOn { get; set; }

    public GuestPaper Mine { get; private set; } = null!;

    /// <summary>The papers; none before the warning was read.</summary>
    public IReadOnlyList<AnonymousPaper> Papers { get; private set; } = [];

    /// <summary>Whether only the warning is shown.</summary>
    public bool IsWarned => Mine.Warning.Length > 0 && !GoesOn;

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if ((await papers.All(ct)).FirstOrDefault(one => one.Meeting.Number == Number && one.Case.Label == Label) is not { } found)
        {
            return NotFound();
        }

        Mine = found;
        if (!IsWarned)
        {
            Papers = (await db.Certified.AsNoTracking().SingleAsync(c => c.Id == found.Papers && c.Subject == found.Case.Subject, ct)).Papers;
        }

        Shown = (db, new("Viewed", found.Case.Subject, $"{(IsWarned ? "Warning before the" : "The")} papers of case {Label}, meeting {Number}, as a guest"));
        return Page();
    }
}
