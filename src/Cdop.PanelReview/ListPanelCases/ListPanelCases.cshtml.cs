using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>One case that is ready for the panel, and the meeting it is listed for; null where it waits for one.</summary>
internal sealed record PanelCaseRow(string Label, Area Area, string Age, int Days, LocalDate Month, KindOfPlace Place, string Themes, LocalDate DueOn, bool IsRestricted, string HeldFor, string HeldBecause, string? Meeting);

/// <summary>The cases that are ready for the panel, those due first at the top: by their panel reference, and by nothing that says whose they are.</summary>
[Needs(Permission.PlanPanels)]
internal sealed class ListPanelCasesPage(PanelReviewDb db, PanelRules rules, IAreaDirectory areas, IClock clock) : PageModel, IShows
{
    private const int PageSize = 50;

    private IReadOnlyDictionary<Area, string> names = new Dictionary<Area, string>();

    public IReadOnlyList<PanelCaseRow> Cases { get; private set; } = [];

    public bool HasMore { get; private set; }

    public LocalDate Today { get; } = clock.GetCurrentInstant().DateIn();

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    /// <param name="after">The panel reference of the last case on the page before.</param>
    /// <param name="ct">Gives up.</param>
    public async Task OnGetAsync(string? after, CancellationToken ct)
    {
        names = (await areas.All(ct)).ToDictionary(area => area.Area, area => area.Name);
        var ready = db.Cases.AsNoTracking().Where(c => c.ReadySince != null);
        if (after is not null && await ready.Where(c => c.Label == after).Select(c => (LocalDate?)c.DueOn).SingleOrDefaultAsync(ct) is { } edge)
        {
            ready = ready.Where(c => c.DueOn > edge || (c.DueOn == edge && c.Label.CompareTo(after) > 0));
        }

        var rows = await (
            from one in ready.OrderBy(c => c.DueOn).ThenBy(c => c.Label).Take(PageSize + 1)
            select new PanelCaseRow(
                one.Label, one.Area, one.Age, one.Days, one.Month, one.Place, one.Themes, one.DueOn, one.IsRestricted, one.HeldFor, one.HeldBecause,
                db.Agenda.Where(i => i.Subject == one.Subject && i.Outcome == AgendaOutcome.Open).Select(i => db.Meetings.Single(m => m.Id == i.Meeting).Number).SingleOrDefault()))
            .ToListAsync(ct);
        (Cases, HasMore) = ([.. rows.Take(PageSize)], rows.Count > PageSize);
        Shown = (db, new("Listed", Guid.Empty, "Cases ready for the panel", Payload: string.Join(' ', Cases.Select(one => one.Label))));
    }

    public string NameOf(Area area) => names.GetValueOrDefault(area, area.Code);

    /// <summary>The panel of its age, and those whose theme it fits.</summary>
    public string PanelsOf(PanelCaseRow row) => string.Join("; ", new[] { rules.For(row.Days).Name }.Concat(row.Themes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(NameOf)));

    public string NameOf(string panel) => rules.Type(panel)?.Name ?? panel;
}
