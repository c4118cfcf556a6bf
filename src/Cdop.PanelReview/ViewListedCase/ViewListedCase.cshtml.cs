using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Somebody who takes no part in a case, or was to take none.</summary>
internal sealed record RecusalRow(TakesNoPart Recusal, string Name, string? Seat, RecusalSource Source)
{
    /// <summary>A deputy, with the member whose place they take where they do at this meeting.</summary>
    public static RecusalRow Of(DeputyRecusal recusal, Meeting meeting)
    {
        var place = meeting.Invitations.FirstOrDefault(invitation => Deputy.Of(invitation)?.Key == recusal.Email);
        return new(recusal, place?.NameAtMeeting ?? recusal.Name, place?.Seat, RecusalSource.Added);
    }
}

/// <summary>A case on the agenda of a meeting, for the office and the chair: how it is to be taken, and who takes no part in it.</summary>
[Needs(Permission.HoldMeetings)]
internal sealed class ViewListedCasePage(InterestsOfMembers interests, PanelReviewDb db, PanelRules rules, IAreaDirectory areas, ICurrentUser user, IClock clock) : ChangeListedCasePage(db, rules)
{
    private readonly PanelReviewDb db = db;

    /// <summary>Those who take no part first, then what was taken back.</summary>
    public IReadOnlyList<RecusalRow> Recusals { get; private set; } = [];

    /// <summary>Those who may have an interest that nobody has said yet.</summary>
    public IReadOnlyList<SuggestedInterest> Suggested { get; private set; } = [];

    /// <summary>Who outside the panel is asked about it.</summary>
    public IReadOnlyList<GuestExpert> Guests { get; private set; } = [];

    /// <summary>Who sits on it, and what is missing.</summary>
    public CaseSitting Sitting { get; private set; } = null!;

    public string Area { get; private set; } = "";

    public LocalDate Today { get; } = clock.GetCurrentInstant().DateIn();

    /// <summary>Whether the person plans meetings, and so what they take.</summary>
    public bool MayPlan => user.May(Permission.PlanPanels);

    /// <summary>Whether it can still be changed how the meeting takes it.</summary>
    public bool IsOpen => Listed.Item.Outcome == AgendaOutcome.Open && Listed.Meeting.IsPlanned && Listed.Meeting.Ends > clock.GetCurrentInstant();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        var (subject, area) = (Listed.Case.Subject, Listed.Case.Area);
        Area = (await areas.Find(area, ct))?.Name ?? area.Code;
        var members = await (
            from recusal in db.Recusals.AsNoTracking()
            where recusal.Subject == subject
            join member in db.Members on recusal.Member equals member.Id
            select new RecusalRow(recusal, member.Name, member.Seat, recusal.Source)).ToListAsync(ct);
        var (meeting, agenda) = (await db.Whole(Number).AsNoTracking().SingleAsync(ct), await db.AgendaOf(Listed.Meeting, ct));
        var deputies = await db.DeputyRecusals.AsNoTracking().Where(recusal => recusal.Subject == subject).ToListAsync(ct);
        Recusals = [.. members.Concat(deputies.Select(one => RecusalRow.Of(one, meeting))).OrderBy(row => !row.Recusal.Holds).ThenBy(row => row.Recusal.At).ThenBy(row => row.Recusal.Id)];
        Sitting = agenda.Sittings(meeting, Panel.Quorum).Single(one => one.Item == Listed.Item.Id);
        Guests = await db.Guests.AsNoTracking().Where(g => g.Meeting == meeting.Id && g.Subject == subject && g.WithdrawnAt == null).OrderBy(g => g.Name).ThenBy(g => g.Id).ToListAsync(ct);
        Suggested = await interests.Of(Listed.Meeting.Id, [Listed.Case], ct);
        return Page();
    }

    public string SeatOf(RecusalRow row) => row.Seat is { } seat ? Rules.Seat(seat)?.Name ?? seat : "A deputy";

    public string ThemesOf(PanelCase one) => string.Join("; ", one.Themes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => Rules.Type(code)?.Name ?? code));
}
