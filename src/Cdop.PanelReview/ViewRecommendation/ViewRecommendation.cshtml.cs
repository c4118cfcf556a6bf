using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>One recommendation: the actions that serve it, and the letters that informed whom it is for, with what they answered.</summary>
[Needs(Permission.FollowActions)]
internal sealed class ViewRecommendationPage(PanelReviewDb db, PanelRules rules, IAreaDirectory areas, IClock clock) : ChangeRecommendationPage(db)
{
    public string Area { get; private set; } = "";

    public string Panel => rules.Type(Recommendation.Panel)?.Name ?? Recommendation.Panel;

    /// <summary>The number of the meeting that made it.</summary>
    public string Meeting { get; private set; } = "";

    /// <summary>What serves it.</summary>
    public IReadOnlyList<ActionOfMeeting> Actions { get; private set; } = [];

    public LocalDate Today { get; } = clock.GetCurrentInstant().DateIn();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        var (id, meeting) = (Recommendation.Id, Recommendation.Meeting);
        Area = (await areas.Find(Case.Area, ct))?.Name ?? Case.Area.Code;
        Meeting = await Db.Meetings.Where(one => one.Id == meeting).Select(one => one.Number).SingleAsync(ct);
        Actions = await Db.Actions.AsNoTracking().Where(action => action.Recommendation == id).InShort().ToListAsync(ct);
        return Page();
    }
}
