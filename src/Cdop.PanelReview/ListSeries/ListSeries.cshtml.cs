using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>The series of meetings, with the next dates of each.</summary>
[Needs(Permission.PlanPanels)]
internal sealed class ListSeriesPage(PanelReviewDb db, PanelRules rules, IClock clock) : PageModel
{
    private const int Shown = 4;

    public IReadOnlyList<MeetingSeries> Series { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) =>
        Series = await db.Series.AsNoTracking().OrderBy(s => s.EndedOn != null).ThenBy(s => s.Name).ToListAsync(ct);

    public string NameOf(string panel) => rules.Type(panel)?.Name ?? panel;

    /// <summary>The next days it proposes, in words.</summary>
    public string Next(MeetingSeries series)
    {
        var today = clock.GetCurrentInstant().DateIn();
        return string.Join("; ", SeriesDates.Of(series, today.PlusDays(1), today.PlusYears(2)).Take(Shown).Select(date => InWords.ShortDay(date.On)));
    }
}
