using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A case of the meeting, and since when it is discussed; null while it is not.</summary>
internal sealed record CaseAtMeeting(AgendaItem Item, PanelCase Case, Discussion? Discussion);

/// <summary>A meeting while it is held: its cases in their order, each with how far it is, and how far the members agreed.</summary>
[Needs(Permission.HoldMeetings)]
internal sealed class HoldMeetingPage(PanelReviewDb db, PanelRules rules, IClock clock) : PageModel, IShows
{
    [FromRoute(Name = "number")]
    public string At { get; set; } = "";

    public Meeting Meeting { get; private set; } = null!;

    public PanelType Panel => rules.Type(Meeting.Panel)!;

    public IReadOnlyList<CaseAtMeeting> Cases { get; private set; } = [];

    /// <summary>How far the members agreed over the cases that were opened.</summary>
    public MeetingAgreement Agreed { get; private set; } = null!;

    /// <summary>The actions that came of it.</summary>
    public IReadOnlyList<ActionOfMeeting> Actions { get; private set; } = [];

    public LocalDate Today { get; } = clock.GetCurrentInstant().DateIn();

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Number == At && m.State == MeetingState.Planned, ct) is not { } meeting)
        {
            return NotFound();
        }

        Meeting = meeting;
        Cases = await (
            from item in db.Agenda.AsNoTracking()
            where item.Meeting == meeting.Id
            join one in db.Cases on item.Subject equals one.Subject
            orderby item.Position, item.Id
            select new CaseAtMeeting(item, one, db.Discussions.FirstOrDefault(open => open.Item == item.Id))).ToListAsync(ct);
        Actions = await db.Actions.AsNoTracking().Where(action => action.Meeting == meeting.Id).InShort().ToListAsync(ct);
        var subjects = Cases.Select(one => one.Case.Subject).ToList();
        var recusals = db.Recusals.Where(recusal => subjects.Contains(recusal.Subject));
        var scores = await db.Scores.AsNoTracking().Where(score => score.Meeting == meeting.Id).CountingAny(db.Discussions, recusals).ToListAsync(ct);
        Agreed = MeetingAgreement.Of(scores.GroupBy(score => score.Subject).Select(ofCase => ofCase.ToList()));
        Shown = (db, new("Viewed", Guid.Empty, $"Meeting {At}, held", Payload: string.Join(' ', Cases.Select(one => one.Case.Label))));
        return Page();
    }
}
