using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>The uses of emergency access that wait for a review, the late first, and how often each person has used it.</summary>
[Needs(Permission.ReviewBreakGlass)]
internal sealed class ListEmergencyUsesPage(PartnershipDb db, IClock clock) : PageModel, IShows
{
    private const int Most = 100;
    private const int Months = 3;

    /// <summary>Those that have waited longest.</summary>
    public IReadOnlyList<Row> Open { get; private set; } = [];

    /// <summary>How many wait altogether.</summary>
    public int Waiting { get; private set; }

    public IReadOnlyList<Row> Reviewed { get; private set; } = [];

    public IReadOnlyList<YearMonth> Counted { get; private set; } = [];

    public IReadOnlyList<(string Name, IReadOnlyList<int> Times)> Counts { get; private set; } = [];

    public Instant Now { get; } = clock.GetCurrentInstant();

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Waiting = await db.EmergencyUses.CountAsync(u => u.Outcome == null, ct);
        Open = await Rows(db.EmergencyUses.Where(u => u.Outcome == null).OrderBy(u => u.At).ThenBy(u => u.Id)).ToListAsync(ct);
        Reviewed = await Rows(db.EmergencyUses.Where(u => u.Outcome != null).OrderByDescending(u => u.ReviewedAt).ThenBy(u => u.Id)).Take(20).ToListAsync(ct);

        Shown = (db, new("Listed", Guid.Empty, "Emergency access", Payload: string.Join(' ', Open.Concat(Reviewed).Select(u => u.Id))));

        var month = Now.DateIn().ToYearMonth();
        Counted = [.. Enumerable.Range(0, Months).Select(n => month.PlusMonths(-n))];
        Counts = await Count(ct);
    }

    /// <summary>How late the review is, in words.</summary>
    public string? Late(Row use) =>
        Now - use.At - EmergencyUse.ReviewWithin is var over && over > Duration.Zero
            ? over.Days switch { 0 => "less than a day late", 1 => "1 day late", var days => $"{days} days late" }
            : null;

    private async Task<List<(string Name, IReadOnlyList<int> Times)>> Count(CancellationToken ct)
    {
        var (since, second, third) = (Began(Counted[2]), Began(Counted[1]), Began(Counted[0]));
        var used = await db.EmergencyUses.Where(u => u.At >= since).GroupBy(u => u.Person)
            .Select(by => new { Person = by.Key, Now = by.Count(u => u.At >= third), Before = by.Count(u => u.At >= second && u.At < third), First = by.Count(u => u.At < second) })
            .ToListAsync(ct);
        var people = used.Select(u => u.Person).ToList();
        var names = await db.People.Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        return
        [
            .. used.Select(u => (Name: names.GetValueOrDefault(u.Person, ""), Times: (IReadOnlyList<int>)[u.Now, u.Before, u.First]))
                .OrderByDescending(by => by.Times.Sum()).ThenBy(by => by.Name, StringComparer.Ordinal),
        ];

        static Instant Began(YearMonth month) => month.OnDayOfMonth(1).AtStartOfDayInZone(London.Zone).ToInstant();
    }

    private IQueryable<Row> Rows(IQueryable<EmergencyUse> uses) =>
        uses.AsNoTracking().Take(Most)
            .Select(u => new Row(u.Id, u.Reference, db.People.Where(p => p.Id == u.Person).Select(p => p.Name).FirstOrDefault(), u.At, u.Reason, u.Subject != Guid.Empty, u.Outcome));

    internal sealed record Row(Guid Id, string Reference, string? By, Instant At, EmergencyReason Reason, bool IsOfACase, ReviewOutcome? Outcome);
}
