using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>Which agencies the list shows, as it stands in the address: areas, kinds and words of agencies, never a person.</summary>
internal sealed record AgencyFilter
{
    public string? Area { get; init; }

    public AgencyKind? Kind { get; init; }

    public string? Word { get; init; }

    /// <summary>The last agency of the page before.</summary>
    public string? After { get; init; }

    /// <summary>The first agency of the page after.</summary>
    public string? Before { get; init; }

    /// <summary>Whether the last page is asked for.</summary>
    public bool Last { get; init; }

    public bool IsEmpty => Area is null && Kind is null && Word is null;

    /// <summary>The address of the same list at another page; without one, at its first.</summary>
    public string Address(string? after = null, string? before = null, bool last = false)
    {
        var parts = new (string Name, string? Value)[] { ("area", Area), ("kind", Kind?.ToString()), ("word", Word), ("after", after), ("before", before), ("last", last ? "true" : null) };
        var query = string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
        return query.Length == 0 ? "/agencies" : $"/agencies?{query}";
    }
}

/// <summary>One agency in the list: what is shown of it, and no more.</summary>
internal sealed record AgencyRow(
    string Code, string Name, AgencyKind Kind, bool ServesAll, IReadOnlyList<Area> Areas, int People, bool HasAddress, bool HasLineLead, LocalDate? ClosedOn)
{
    public IReadOnlyList<string> Missing => ClosedOn is null ? [.. Agency.Missing(People, HasAddress, HasLineLead)] : [];

    public bool Serves(Area area) => ServesAll || Areas.Contains(area);
}

/// <summary>The directory of agencies: open ones first, and what is missing to ask and to chase each.</summary>
[Needs(Permission.ReadCases)]
internal sealed class ListAgenciesPage(PartnershipDb db, IAreaDirectory areas, IClock clock) : PageModel, IShows
{
    private const int PageSize = 25;
    private const int LongestWord = 100;

    public AgencyFilter Filter { get; private set; } = new();

    public IReadOnlyList<AgencyRow> Agencies { get; private set; } = [];

    public IReadOnlyList<AreaFacts> Areas { get; private set; } = [];

    public bool HasNext { get; private set; }

    public bool HasPrevious { get; private set; }

    public LocalDate Today { get; } = clock.GetCurrentInstant().DateIn();

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task OnGetAsync([FromQuery] AgencyFilter filter, CancellationToken ct)
    {
        Filter = filter with { Word = filter.Word?[..Math.Min(LongestWord, filter.Word.Length)] };
        Areas = await areas.All(ct);
        var found = db.Agencies.AsNoTracking();
        if (Area.TryParse(Filter.Area, null, out var area))
        {
            found = found.Where(a => a.ServesAll || a.Areas.Any(s => s.Area == area));
        }

        if (Filter.Kind is { } kind)
        {
            found = found.Where(a => a.Kind == kind);
        }

        if (Filter.Word?.ToUpperInvariant() is { } word)
        {
            found = found.Where(a => a.Sought.Contains(word));
        }

        // Backwards from the page after, or from the end, the rows are read in the other order and turned round.
        var backwards = Filter.Last || Filter.Before is not null;
        var edge = Filter.Last ? null : await db.Agencies.Where(a => a.Code == (Filter.Before ?? Filter.After)).Select(a => new { a.Sought, IsClosed = a.ClosedOn != null }).SingleOrDefaultAsync(ct);
        if (edge is not null)
        {
            var (sought, closed) = (edge.Sought, edge.IsClosed);
            found = backwards
                ? found.Where(a => (a.ClosedOn != null) == closed ? a.Sought.CompareTo(sought) < 0 : closed)
                : found.Where(a => (a.ClosedOn != null) == closed ? a.Sought.CompareTo(sought) > 0 : !closed);
        }

        found = backwards
            ? found.OrderByDescending(a => a.ClosedOn != null).ThenByDescending(a => a.Sought).ThenByDescending(a => a.Code)
            : found.OrderBy(a => a.ClosedOn != null).ThenBy(a => a.Sought).ThenBy(a => a.Code);
        var today = Today;
        var rows = await found.Take(PageSize + 1)
            .Select(a => new AgencyRow(
                a.Code,
                a.Name,
                a.Kind,
                a.ServesAll,
                a.Areas.Select(s => s.Area).ToList(),
                a.Contacts.Count(c => c.LeavesOn == null || c.LeavesOn >= today),
                a.RequestsTo != null,
                a.Contacts.Any(c => c.IsLineLead && (c.LeavesOn == null || c.LeavesOn >= today)),
                a.ClosedOn))
            .ToListAsync(ct);
        var more = rows.Count > PageSize;
        rows = [.. rows.Take(PageSize)];
        if (backwards)
        {
            rows.Reverse();
        }

        Agencies = rows;
        (HasPrevious, HasNext) = backwards ? (more, edge is not null) : (edge is not null, more);
        Shown = (db, new("Listed", Guid.Empty, "Agencies"));
    }

    public string NamesOf(AgencyRow agency) =>
        Areas.All(a => agency.Serves(a.Area)) ? "All" : string.Join(", ", Areas.Where(a => agency.Areas.Contains(a.Area)).Select(a => a.Name));
}
