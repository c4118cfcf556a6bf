using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace Cdop.DataCollection;

/// <summary>The caseload: what is late first, 25 cases a page, everything it shows in its address.</summary>
[Needs(Permission.ReadCases)]
internal sealed class ListCasesPage(DataCollectionDb db, IAreaDirectory areas, IRightsDirectory people, ClockRules rules, ICurrentUser user, IClock clock) : PageModel, IShows
{
    public Caseload View { get; private set; } = new();

    public CaseloadPage Cases { get; private set; } = new([], null, null);

    public CaseloadCounts Counts { get; private set; } = new(0, 0, 0, 0, 0, 0, 0, 0, null);

    public IReadOnlyList<AreaFacts> Areas { get; private set; } = [];

    public IReadOnlyDictionary<Area, string> AreaNames { get; private set; } = new Dictionary<Area, string>();

    public IReadOnlyDictionary<UserId, string> Owners { get; private set; } = new Dictionary<UserId, string>();

    /// <summary>One's own filters, by name, with how many cases each shows.</summary>
    public IReadOnlyList<(SavedFilter Filter, string? Count)> Saved { get; private set; } = [];

    public Instant Now { get; private set; }

    /// <summary>Who reads it, for the mark on paper.</summary>
    public string Reader => user.Name;

    /// <summary>The number of this showing, for the mark on paper.</summary>
    public string Copy { get; } = PaperCopy.Next();

    public LocalDate Today => Now.DateIn();

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    /// <summary>The ready-made views, with how many cases each shows.</summary>
    public IReadOnlyList<(string Name, string? Count, Caseload View)> Ready =>
    [
        ("All open", CaseloadCounts.Shown(Counts.Open), new()),
        ("Late", CaseloadCounts.Shown(Counts.Late), new() { Due = "late" }),
        ("Due in 7 days", CaseloadCounts.Shown(Counts.Soon), new() { Due = "soon" }),
        ("Paused", CaseloadCounts.Shown(Counts.Paused), new() { Due = "paused" }),
        ("Mine", CaseloadCounts.Shown(Counts.Mine), new() { Owner = "me" }),
        ("Without an owner", CaseloadCounts.Shown(Counts.Nobodys), new() { Owner = "nobody" }),
        ("Joint response", CaseloadCounts.Shown(Counts.Joint), new() { Joint = true }),
        ("Ready for panel", CaseloadCounts.Shown(Counts.Ready), new() { Stage = CaseStage.ReadyForPanel }),
        ("Closed", null, new() { Show = "closed" }),
    ];

    /// <summary>The rows under their heads: Late, Due in 7 days, On track, Paused; or all under none.</summary>
    public IEnumerable<(string? Head, int? Count, IEnumerable<CaseloadRow> Rows)> Groups =>
        View.IsGrouped
            ? Cases.Rows.GroupBy(Group).Select(group => ((string?)Heads[group.Key], CountOf(group.Key), group.AsEnumerable()))
            : [(null, null, Cases.Rows)];

    /// <summary>What a case can wait for, by code.</summary>
    public IEnumerable<(string Code, string Words)> Waits => Caseload.Waits(rules);

    private static IReadOnlyList<string> Heads { get; } = ["Late", "Due in the next 7 days", "On track", "No clock runs", "Paused"];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Now = clock.GetCurrentInstant();
        View = Caseload.From(Request.Query);
        Cases = await View.Page(db, user.Id, Now, ct);
        Counts = await CaseloadCounts.Of(db, user.Id, Now, ct);
        Saved = await Counted(await db.FiltersByName(user.Id, ct), ct);
        var all = await areas.All(ct);
        AreaNames = all.ToDictionary(area => area.Area, area => area.Name);
        Areas = [.. all.Where(area => user.Areas.Contains(area.Area))];
        Owners = await Names.Of(people, Cases.Rows.Select(row => row.Owner), ct);
        Shown = (db, new("Listed", Guid.Empty, $"Caseload, copy {Copy}", Payload: string.Join(' ', Cases.Rows.Select(row => row.Reference))));
    }

    /// <summary>The view that a head leads to: its order, or the other way round.</summary>
    public Caseload SortedBy(string sort) =>
        View.FromTheStart() with { Sort = sort, Descending = View.SortedBy == sort && !View.IsDescending };

    /// <summary>How a head says that the list is sorted by it.</summary>
    public string? Sorted(string sort) => View.SortedBy != sort ? null : View.IsDescending ? "descending" : "ascending";

    public string NameOf(Area area) => AreaNames.GetValueOrDefault(area, area.Code);

    public string NameOf(UserId? owner) => owner is { } one ? Owners[one] : "Nobody";

    // Each is a walk of its own, all in one statement: only over open cases, and only where these are few enough to be counted.
    private async Task<IReadOnlyList<(SavedFilter Filter, string? Count)>> Counted(IReadOnlyList<SavedFilter> filters, CancellationToken ct)
    {
        var views = filters.ToDictionary(filter => filter.Id, filter => Caseload.From(new QueryCollection(QueryHelpers.ParseQuery(filter.Query))));
        var open = Counts.Open < Caseload.MostCounted ? filters.Where(filter => views[filter.Id].Show == "open").ToList() : [];
        var counts = await CaseloadCounts.Of(db, [.. open.Select(filter => views[filter.Id].Of(db.Cases, user.Id, Now))], ct);
        var found = open.Zip(counts).ToDictionary(counted => counted.First.Id, counted => counted.Second);
        return [.. filters.Select(filter => (filter, found.TryGetValue(filter.Id, out var count) ? CaseloadCounts.Shown(count) : null))];
    }

    private int Group(CaseloadRow row) => row.NextDue <= Now ? 0 : row.NextDue <= ClockChip.SoonUntil(Now) ? 1 : row.PausedOn is not null ? 4 : row.NextDue < Case.NoClock ? 2 : 3;

    // Only for the whole caseload: a filtered list counts nothing twice.
    private int? CountOf(int group) => View.FromTheStart() != new Caseload() ? null : group switch { 0 => Counts.Late, 1 => Counts.Soon, _ => null };
}
