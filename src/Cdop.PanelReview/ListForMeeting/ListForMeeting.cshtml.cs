using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A case that could be listed for a meeting, and the meeting that is proposed for it; null where none is.</summary>
/// <param name="Case">The case.</param>
/// <param name="ProposedFor">The number of that meeting.</param>
/// <param name="Asked">What a panel asked for when it put the case off; null where none did.</param>
internal sealed record CaseToList(PanelCase Case, string? ProposedFor, Discussion? Asked);

/// <summary>Lists cases for a meeting: those proposed for it are ticked, and one button lists them.</summary>
[Needs(Permission.PlanPanels)]
internal sealed class ListForMeetingPage(ListForMeetingHandler handler, PanelReviewDb db, PanelRules rules, IAreaDirectory areas, IClock clock) : ChangeMeetingPage(db, rules), IShows
{
    private const int Most = 300;

    private readonly PanelReviewDb db = db;
    private IReadOnlyDictionary<Area, string> names = new Dictionary<Area, string>();

    [BindProperty]
    public ListForMeeting Form { get; set; } = null!;

    /// <summary>Whether cases are shown that are for another panel by their age.</summary>
    [FromQuery(Name = "all")]
    public bool All { get; set; }

    /// <summary>The cases that wait, those proposed for this meeting first.</summary>
    public IReadOnlyList<CaseToList> Cases { get; private set; } = [];

    /// <summary>How many cases are listed for it already.</summary>
    public int Listed { get; private set; }

    public LocalDate Today { get; } = clock.GetCurrentInstant().DateIn();

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Show(ct))
        {
            return NotFound();
        }

        Form = new() { Cases = [.. Cases.Where(one => one.ProposedFor == At).Select(one => one.Case.Label)] };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var answer = await Change(() => handler.Handle(At, Form, ct), "The cases are listed", ct);
        return answer is not Microsoft.AspNetCore.Mvc.RazorPages.PageResult || await Show(ct) ? answer : NotFound();
    }

    public string NameOf(Area area) => names.GetValueOrDefault(area, area.Code);

    /// <summary>Whether its box is ticked: as it is proposed, or as it was sent.</summary>
    public bool IsTicked(CaseToList one) => Form.Cases.Contains(one.Case.Label);

    private async Task<bool> Show(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return false;
        }

        names = (await areas.All(ct)).ToDictionary(area => area.Area, area => area.Name);
        var planned = await db.Meetings.AsNoTracking().ToCome(Meeting.Panel, Today).Select(m => new { m.Id, m.Number, m.On }).ToListAsync(ct);
        var listed = await db.Agenda.WithSpecification(new WholeAgendaOf([.. planned.Select(one => one.Id)]))
            .GroupBy(i => i.Meeting).Select(ofMeeting => new { ofMeeting.Key, Cases = ofMeeting.Count() }).ToDictionaryAsync(one => one.Key, one => one.Cases, ct);
        var coming = planned.ConvertAll(one => new ComingMeeting(one.Number, one.On, listed.GetValueOrDefault(one.Id)));
        var waiting = await db.Cases.AsNoTracking().Waiting(db.Agenda).OrderBy(c => c.DueOn).ThenBy(c => c.Label).Take(Most).ToListAsync(ct);
        var suiting = waiting.Where(one => one.Suits(Panel, Rules)).ToList();
        var subjects = waiting.ConvertAll(one => one.Subject);
        var asked = (await db.Discussions.AsNoTracking().Where(one => one.AskedBy != null && subjects.Contains(one.Subject)).ToListAsync(ct)).GroupBy(one => one.Subject).ToDictionary(ofCase => ofCase.Key, ofCase => ofCase.MaxBy(one => one.OpenedAt)!);
        var proposed = AgendaProposal.Of(Panel, coming, suiting, asked.ToDictionary(one => one.Key, one => one.Value.AskedBy!.Value));
        Listed = await db.Agenda.CountAsync(i => i.Meeting == Meeting.Id, ct); // of those that the person may see: how many there are besides is nobody's hint
        Cases =
        [
            .. (All ? waiting : suiting).Select(one => new CaseToList(one, proposed.GetValueOrDefault(one.Subject), asked.GetValueOrDefault(one.Subject)))
                .OrderBy(one => one.ProposedFor != At).ThenBy(one => one.Case.DueOn).ThenBy(one => one.Case.Label, StringComparer.Ordinal),
        ];
        Shown = (db, new("Listed", Guid.Empty, $"Cases to list for meeting {At}", Payload: string.Join(' ', Cases.Select(one => one.Case.Label))));
        return true;
    }
}
