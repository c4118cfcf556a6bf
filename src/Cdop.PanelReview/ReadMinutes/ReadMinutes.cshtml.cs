using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>The minutes as a member reads them: as long as they may read the papers of the meeting, and of the cases in those alone.</summary>
[Needs(Permission.SitOnPanels)]
internal sealed class ReadMinutesPage(MyPacks packs, MinuteBook minutes, PanelReviewDb db, PanelRules rules) : MinutesPage(minutes, db, rules)
{
    private readonly MinuteBook minutes = minutes;

    public MyPack Mine { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await packs.Of(Number, ct) is not { } mine || await minutes.All(mine.Meeting.Id, ct) is not { Count: > 0 } parts)
        {
            return NotFound();
        }

        var subjects = await packs.Cases(mine).Select(one => one.Case.Subject).ToListAsync(ct);
        Mine = mine;
        Take(mine.Meeting, [.. parts.Where(one => one.Part.Subject == Guid.Empty || subjects.Contains(one.Part.Subject))]);
        return Page();
    }
}
