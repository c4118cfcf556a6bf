using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>One meeting in the list: when, and how many of its seats are filled.</summary>
internal sealed record MeetingRow(string Number, string Panel, LocalDate On, LocalTime Starts, MeetingState State, bool IsTicked, IReadOnlyList<InvitedSeat> Invited);

/// <summary>What a member stands for, and whether they or a deputy come.</summary>
internal sealed record InvitedSeat(string Seat, Reply Reply, bool HasStandIn, bool WasThere)
{
    public bool IsFilled => Reply == Reply.Coming || HasStandIn;
}

/// <summary>A date that waits to be fixed, and the series it is of.</summary>
internal sealed record DateToFix(Guid Series, string Name, string Panel, ProposedDate Date);

/// <summary>The panel's meetings: those to come, the dates that their series propose next, and those that were.</summary>
[Needs(Permission.PlanPanels)]
internal sealed class ListMeetingsPage(PanelReviewDb db, PanelRules rules, IClock clock) : PageModel
{
    private const int PageSize = 25;
    private const int MostToCome = 100;
    private const int MonthsAhead = 13;

    // The most days by which a meeting is moved and is still the one of its date.
    private const int FixedWithin = 21;

    public IReadOnlyList<MeetingRow> ToCome { get; private set; } = [];

    public IReadOnlyList<MeetingRow> Past { get; private set; } = [];

    public IReadOnlyList<DateToFix> Proposed { get; private set; } = [];

    public bool HasEarlier { get; private set; }

    /// <param name="before">The number of the last meeting on the page before, to see earlier ones.</param>
    /// <param name="ct">Gives up.</param>
    public async Task OnGetAsync(string? before, CancellationToken ct)
    {
        var today = clock.GetCurrentInstant().DateIn();
        ToCome = await Rows(db.Meetings.Where(m => m.On >= today).OrderBy(m => m.On).ThenBy(m => m.Number).Take(MostToCome), ct);
        var edge = await db.Meetings.Where(m => m.Number == before).Select(m => (LocalDate?)m.On).SingleOrDefaultAsync(ct);
        var past = db.Meetings.Where(m => m.On < today);
        if (edge is { } day)
        {
            past = past.Where(m => m.On < day || (m.On == day && m.Number.CompareTo(before) < 0));
        }

        var rows = await Rows(past.OrderByDescending(m => m.On).ThenByDescending(m => m.Number).Take(PageSize + 1), ct);
        (Past, HasEarlier) = ([.. rows.Take(PageSize)], rows.Count > PageSize);

        // A date is fixed once a meeting of that panel is planned near it: each meeting takes the date that it is nearest to, for it may have been moved by some days.
        var (since, until) = (today.PlusDays(-FixedWithin), today.PlusMonths(MonthsAhead).PlusDays(FixedWithin));
        var planned = await db.Meetings.Where(m => m.State == MeetingState.Planned && m.On >= since && m.On <= until).OrderBy(m => m.On).Select(m => new { m.Panel, m.On }).ToListAsync(ct);
        var series = await db.Series.AsNoTracking().Where(s => s.EndedOn == null).OrderBy(s => s.Name).ToListAsync(ct);
        Proposed =
        [
            .. series.SelectMany(one => SeriesDates.NotFixed(SeriesDates.Of(one, since, until), [.. planned.Where(m => m.Panel == one.Panel).Select(m => m.On)], FixedWithin)
                    .Where(date => date.On > today && date.On < today.PlusMonths(MonthsAhead))
                    .Select(date => new DateToFix(one.Id, one.Name, one.Panel, date)))
                .OrderBy(date => date.Date.On),
        ];
    }

    public string NameOf(string panel) => rules.Type(panel)?.Name ?? panel;

    /// <summary>What is missing for a quorum: by the answers so far, and once it was ticked who is there, by that.</summary>
    public IReadOnlyList<string> Missing(MeetingRow meeting) => rules.Type(meeting.Panel)!.Quorum.Missing([.. meeting.Invited.Where(one => meeting.IsTicked ? one.WasThere : one.IsFilled).Select(one => one.Seat)]);

    private static async Task<IReadOnlyList<MeetingRow>> Rows(IQueryable<Meeting> meetings, CancellationToken ct) =>
        await meetings.AsNoTracking()
            .Select(m => new MeetingRow(m.Number, m.Panel, m.On, m.Starts, m.State, m.AttendanceAt != null, m.Invitations.Select(i => new InvitedSeat(i.Seat, i.Reply, i.StandIn != "", i.WasThere)).ToList()))
            .ToListAsync(ct);
}
