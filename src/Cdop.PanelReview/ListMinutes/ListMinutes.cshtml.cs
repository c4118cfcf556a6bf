using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A meeting whose minutes are drafted: how many parts of them there are, and how many the chair has still to approve.</summary>
internal sealed record MinutesRow(string Number, string Panel, LocalDate On, int Parts, int ToApprove);

/// <summary>The minutes there are, those of the last meeting first.</summary>
[Needs(Permission.HoldMeetings)]
internal sealed class ListMinutesPage(PanelReviewDb db, PanelRules rules) : PageModel
{
    private const int PageSize = 25;

    public IReadOnlyList<MinutesRow> Rows { get; private set; } = [];

    public bool HasMore { get; private set; }

    public string PanelOf(MinutesRow row) => rules.Type(row.Panel)?.Name ?? row.Panel;

    /// <param name="before">The number of the last meeting on the page before.</param>
    /// <param name="ct">Gives up.</param>
    public async Task OnGetAsync(string? before, CancellationToken ct)
    {
        var meetings = db.Meetings.AsNoTracking().Where(m => db.Minutes.Any(part => part.Id == m.Id));
        if (before is not null && await meetings.Where(m => m.Number == before).Select(m => (LocalDate?)m.On).SingleOrDefaultAsync(ct) is { } edge)
        {
            meetings = meetings.Where(m => m.On < edge || (m.On == edge && m.Number.CompareTo(before) < 0));
        }

        var rows = await meetings.OrderByDescending(m => m.On).ThenByDescending(m => m.Number).Take(PageSize + 1)
            .Select(m => new MinutesRow(
                m.Number, m.Panel, m.On,
                db.Set<MinutesPart>().Count(part => part.Meeting == m.Id),
                db.Set<MinutesPart>().Count(part => part.Meeting == m.Id && part.Texts.OrderByDescending(text => text.Number).First().ApprovedAt == null))).ToListAsync(ct);
        (Rows, HasMore) = ([.. rows.Take(PageSize)], rows.Count > PageSize);
    }
}
