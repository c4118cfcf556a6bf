using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>What a panel found of one case, whole, in the version that is asked for: a version that was taken up again stays to be read.</summary>
[Needs(Permission.HoldMeetings)]
internal sealed class ReadFindingPage(FindingBook book, PanelReviewDb db, IRightsDirectory people, ICurrentUser user) : PanelCasePage(db)
{
    [FromRoute(Name = "version")]
    public int Version { get; set; }

    public Finding Finding { get; private set; } = null!;

    public FormAnswers Answers { get; private set; } = null!;

    /// <summary>The number of the version that counts.</summary>
    public int Newest { get; private set; }

    /// <summary>Who ratified it.</summary>
    public string By { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Db.IsThereFor(user, Label, ct) || !await Find(ct))
        {
            return NotFound();
        }

        var subject = Case.Subject;
        if (await Db.Findings.AsNoTracking().Include(f => f.Doubts).Include(f => f.Present).AsSplitQuery().SingleOrDefaultAsync(f => f.Subject == subject && f.Number == Version, ct) is not { } found)
        {
            return NotFound();
        }

        (Finding, Answers) = (found, book.Read(found));
        Newest = await Db.Findings.Where(f => f.Subject == subject).MaxAsync(f => f.Number, ct);
        By = await people.NameOf(found.RatifiedBy, ct) ?? "somebody who has left";
        return Page();
    }
}
