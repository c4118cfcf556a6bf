using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A meeting that is to be held or was held lately.</summary>
internal sealed record MeetingToHold(string Number, string Panel, LocalDate On, LocalTime Starts, int Cases);

/// <summary>The meetings around today, for the chair and whoever writes for the panel.</summary>
[Needs(Permission.HoldMeetings)]
internal sealed class ListHeldMeetingsPage(PanelReviewDb db, PanelRules rules, IClock clock) : PageModel
{
    // What was held is written up in the weeks after it; what is further off stands under Panel meetings.
    private const int Back = 90, Ahead = 120;

    public IReadOnlyList<MeetingToHold> Meetings { get; private set; } = [];

    public string PanelOf(MeetingToHold meeting) => rules.Type(meeting.Panel)!.Name;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var today = clock.GetCurrentInstant().DateIn();
        var (from, to) = (today.PlusDays(-Back), today.PlusDays(Ahead));
        Meetings = await db.Meetings.AsNoTracking().Where(m => m.State == MeetingState.Planned && m.On >= from && m.On <= to).OrderBy(m => m.On).ThenBy(m => m.Number)
            .Select(m => new MeetingToHold(m.Number, m.Panel, m.On, m.Starts, db.Agenda.Count(item => item.Meeting == m.Id))).ToListAsync(ct);
    }
}
