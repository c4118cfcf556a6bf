using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>The day's work with agencies: the requests that need a person, of all cases that one works, the longest due first.</summary>
[Needs(Permission.WorkCases)]
internal sealed class ListRequestsPage(DataCollectionDb db, ICurrentUser user, IClock clock) : PageModel, IShows
{
    private const int PageSize = 25;

    /// <summary>The one reason that is shown; null for all of them.</summary>
    [FromQuery(Name = "show")]
    public RequestNeed? Need { get; set; }

    public IReadOnlyList<RequestToSee> Rows { get; private set; } = [];

    public bool HasNext { get; private set; }

    public bool HasPrevious { get; private set; }

    public Instant Now { get; } = clock.GetCurrentInstant();

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task OnGetAsync(string? after, string? before, bool last, CancellationToken ct)
    {
        // Backwards from the page after, or from the end, the rows are read in the other order and turned round.
        var backwards = last || before is not null;
        var edge = (before ?? after) is { } reference ? await db.Requests.Where(r => r.Reference == reference).Select(r => new Edge(r.DueOn, r.Id)).SingleOrDefaultAsync(ct) : null;
        var rows = await new RequestsToSee(db, Now).Rows(Need, user.AreasFor(Permission.WorkCases), edge, backwards).Take(PageSize + 1).ToListAsync(ct);
        var more = rows.Count > PageSize;
        rows = [.. rows.Take(PageSize)];
        if (backwards)
        {
            rows.Reverse();
        }

        (Rows, HasNext, HasPrevious) = (rows, backwards ? before is not null : more, backwards ? more : after is not null);
        Shown = (db, new("Viewed", Guid.Empty, "requests", Payload: string.Join(' ', rows.Select(row => row.Reference))));
    }

    /// <summary>The address of the list, or of a page of it.</summary>
    public static string Address(RequestNeed? need, string page = "")
    {
        var query = string.Join('&', new[] { need is { } one ? $"show={one}" : "", page }.Where(part => part.Length > 0));
        return query.Length == 0 ? "/requests" : $"/requests?{query}";
    }
}
