using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications;

/// <summary>Which notifications the queue shows.</summary>
internal enum QueueTab
{
    New,

    [Display(Name = "Decided in the last 7 days")]
    Decided,

    All,
}

/// <summary>The filters of the queue as they stand in the address.</summary>
internal sealed record QueueFilter
{
    /// <summary>What <see cref="Area"/> says of notifications whose area nobody has settled.</summary>
    public const string NotSettled = "none";

    [Display(Name = "Show")]
    public QueueTab Tab { get; init; }

    [Display(Name = "Area")]
    public string? Area { get; init; }

    [Display(Name = "Source")]
    public Source? Source { get; init; }

    /// <summary>Whether the latest come first; by default the oldest of those that wait, and the latest of the others.</summary>
    public bool? Latest { get; init; }

    /// <summary>The last row of the page before.</summary>
    public string? After { get; init; }

    /// <summary>The first row of the page after.</summary>
    public string? Before { get; init; }

    /// <summary>Whether the last page is asked for.</summary>
    public bool Last { get; init; }

    public bool LatestFirst => Latest ?? Tab != QueueTab.New;

    /// <summary>The address of the same list with other filters, from its first page.</summary>
    public string Address(QueueTab? tab = null, bool? latest = null, NotificationReference? after = null, NotificationReference? before = null, bool last = false)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("tab", (tab ?? Tab) == QueueTab.New ? null : (tab ?? Tab).ToString().ToLowerInvariant()),
            ("area", Area),
            ("source", Source?.ToString()),
            ("latest", (latest ?? (tab is null ? Latest : null)) is { } sorted ? sorted ? "true" : "false" : null),
            ("after", after?.ToString()),
            ("before", before?.ToString()),
            ("last", last ? "true" : null),
        };
        var query = string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
        return query.Length == 0 ? "/notifications" : $"/notifications?{query}";
    }
}

[Needs(Permission.Triage)]
internal sealed class ListNotificationsPage(NotificationsDb db, IAreaDirectory areas, IRightsDirectory people, IClock clock) : PageModel, IShows
{
    private const int PageSize = 25;

    public QueueFilter Filter { get; private set; } = new();

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<AreaFacts> Areas { get; private set; } = [];

    public int Waiting { get; private set; }

    public bool HasNext { get; private set; }

    public bool HasPrevious { get; private set; }

    public Instant Now { get; } = clock.GetCurrentInstant();

    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task OnGetAsync([FromQuery] QueueFilter filter, CancellationToken ct)
    {
        Filter = filter;
        Areas = await areas.All(ct);
        var all = db.Notifications.AsNoTracking();
        Waiting = await all.CountAsync(n => n.State == NotificationState.New, ct);

        var since = Now - Notification.UndoFor;
        var filtered = filter.Tab switch
        {
            QueueTab.New => all.Where(n => n.State == NotificationState.New),
            QueueTab.Decided => all.Where(n => n.DecidedAt >= since),
            _ => all,
        };
        if (filter.Area == QueueFilter.NotSettled)
        {
            filtered = filtered.Where(n => n.Area == null);
        }
        else if (Area.TryParse(filter.Area, null, out var area))
        {
            filtered = filtered.Where(n => n.Area == area);
        }

        if (filter.Source is { } source)
        {
            filtered = filtered.Where(n => n.Source == source);
        }

        // Backwards from the page after, or from the end, the rows are read in the other order and turned round.
        var backwards = filter.Last || filter.Before is not null;
        var edge = await Edge(all, filter.Before ?? filter.After, ct);
        var latestFirst = filter.LatestFirst != backwards;
        var page = edge is not { } at ? filtered
            : latestFirst ? filtered.Where(n => n.ReceivedAt < at.ReceivedAt || (n.ReceivedAt == at.ReceivedAt && n.Reference < at.Reference))
            : filtered.Where(n => n.ReceivedAt > at.ReceivedAt || (n.ReceivedAt == at.ReceivedAt && n.Reference > at.Reference));
        page = latestFirst ? page.OrderByDescending(n => n.ReceivedAt).ThenByDescending(n => n.Reference) : page.OrderBy(n => n.ReceivedAt).ThenBy(n => n.Reference);
        var rows = await page
            .Take(PageSize + 1)
            .Select(n => new Row(
                n.Reference,
                n.Child.GivenName,
                n.Child.FamilyName,
                n.BornOn,
                n.DiedOn,
                n.Area,
                n.Source,
                n.Notifier.Agency ?? n.Notifier.Name,
                n.ReceivedAt,
                n.State,
                n.IsRestricted,
                n.Death.JointResponse,
                n.NcmdAlert != null,
                n.State == NotificationState.New && db.Notifications.Any(o => o.Id != n.Id && o.State != NotificationState.Withdrawn && n.NhsNumber != null && o.NhsNumber == n.NhsNumber),
                n.State == NotificationState.New && db.Notifications.Any(o => o.Id != n.Id && o.State != NotificationState.Withdrawn && o.BornOn == n.BornOn && o.DiedOn == n.DiedOn),
                n.CaseReference,
                n.DecidedAt,
                n.Decisions.OrderByDescending(d => d.Place).Select(d => (UserId?)d.By).FirstOrDefault()))
            .ToListAsync(ct);

        var more = rows.Count > PageSize;
        rows = [.. rows.Take(PageSize)];
        if (backwards)
        {
            rows.Reverse();
        }

        (HasNext, HasPrevious) = backwards ? (!filter.Last && filter.Before is not null, more) : (more, filter.After is not null);
        var names = await people.NamesOf([.. rows.Select(r => r.DecidedBy).OfType<UserId>().Distinct()], ct);
        foreach (var row in rows.Where(r => r.DecidedBy is not null))
        {
            row.DecidedByName = names.GetValueOrDefault(row.DecidedBy!.Value) ?? "somebody who has left";
        }

        Rows = rows;
        if (rows.Count > 0)
        {
            Shown = (db, new AuditNote("Viewed", Guid.Empty, "notifications", Payload: string.Join(' ', rows.Select(r => r.Reference))));
        }
    }

    private static async Task<Place?> Edge(IQueryable<Notification> all, string? written, CancellationToken ct) =>
        NotificationReference.TryParse(written, null, out var reference)
            ? await all.Where(n => n.Reference == reference).Select(n => new Place(n.ReceivedAt, n.Reference)).SingleOrDefaultAsync(ct)
            : null;

    private sealed record Place(Instant ReceivedAt, NotificationReference Reference);

    internal sealed record Row(
        NotificationReference Reference,
        string? GivenName,
        string FamilyName,
        LocalDate BornOn,
        LocalDate DiedOn,
        Area? Area,
        Source Source,
        string From,
        Instant ReceivedAt,
        NotificationState State,
        bool IsRestricted,
        JointResponseCriteria Criteria,
        bool HasNcmdAlert,
        bool SameNumber,
        bool SameDates,
        CaseReference? CaseReference,
        Instant? DecidedAt,
        UserId? DecidedBy)
    {
        public string DecidedByName { get; set; } = "";

        public string Child => GivenName is null ? $"{FamilyName}, not named" : $"{GivenName} {FamilyName}";

        /// <summary>What to know before it is opened.</summary>
        public IEnumerable<string> Flags()
        {
            if (IsRestricted)
            {
                yield return "Restricted";
            }

            if (State == NotificationState.New && Criteria != JointResponseCriteria.None)
            {
                yield return "Joint agency response";
            }

            if (HasNcmdAlert)
            {
                yield return "NCMD alert";
            }

            if (SameNumber || SameDates)
            {
                yield return "May be known";
            }
        }
    }
}
