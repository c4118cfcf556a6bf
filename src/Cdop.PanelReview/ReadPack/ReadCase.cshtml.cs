using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>The papers of one case of a pack, after the warning where there is one.</summary>
[Needs(Permission.SitOnPanels)]
internal sealed class ReadCasePage(MyPacks packs, CasesToScore toScore, PanelReviewDb db, ICurrentUser user) : PageModel, IShows
{
    [FromRoute(Name = "number")]
    public string Number { get; set; } = "";

    [FromRoute(Name = "label")]
    public string Label { get; set; } = "";

    /// <summary>Whether the reader has read the warning and goes on.</summary>
    [FromQuery(Name = "read")]
    public bool GoesOn { get; set; }

    public PackRow Row { get; private set; } = null!;

    public MyPack Mine { get; private set; } = null!;

    /// <summary>The papers; none before the warning was read.</summary>
    public IReadOnlyList<AnonymousPaper> Papers { get; private set; } = [];

    /// <summary>Whether only the warning is shown.</summary>
    public bool IsWarned => Row.Warning.Length > 0 && !GoesOn;

    /// <summary>The case that stands after it in the pack; null where it is the last.</summary>
    public string? Next { get; private set; }

    /// <summary>Whether the reader is asked to score it.</summary>
    public bool IsScored { get; private set; }

    /// <summary>Whether the reader holds meetings.</summary>
    public bool Holds => user.May(Permission.HoldMeetings);

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await packs.Of(Number, ct) is not { } mine || await packs.Cases(mine).ToListAsync(ct) is not { } rows || rows.Find(row => row.Case.Label == Label) is not { } found)
        {
            return NotFound();
        }

        (Mine, Row, Next) = (mine, found, rows.SkipWhile(row => row != found).Skip(1).FirstOrDefault()?.Case.Label);
        IsScored = await toScore.Of(Number, Label, ct) is not null;
        if (!IsWarned)
        {
            var papers = await db.Certified.AsNoTracking().Where(c => c.Subject == found.Case.Subject && (c.Id == found.Papers || c.Id == found.Before)).ToListAsync(ct);
            Papers = found.Marked(papers.Single(c => c.Id == found.Papers), papers.SingleOrDefault(c => c.Id == found.Before));
        }

        Shown = (db, new("Viewed", found.Case.Subject, $"{(IsWarned ? "Warning before the" : "The")} papers of case {Label}, pack {Number} version {mine.Pack.Number}"));
        return Page();
    }
}
