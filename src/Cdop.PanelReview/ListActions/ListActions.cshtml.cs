using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Which actions of the register are shown.</summary>
internal enum ActionsShown
{
    Open,

    Overdue,

    [Display(Name = "Answer to look at")]
    Answered,

    [Display(Name = "Nobody named")]
    Unnamed,

    [Display(Name = "Closed or withdrawn")]
    Settled,

    All,
}

/// <summary>One action in the register.</summary>
internal sealed record ActionRow(string Reference, string Label, Area Area, string What, string Owner, LocalDate DueOn, ActionState State, bool HasContact);

/// <summary>How many actions there are of those that the person may see, each counted no further than <see cref="ActionWords.MostCounted"/>.</summary>
internal sealed record ActionCounts(int Open, int Overdue, int Evidenced, int Reasoned);

/// <summary>What panels agreed that others will do, the latest first: each with who does it and until when.</summary>
[Needs(Permission.FollowActions)]
internal sealed class ListActionsPage(PanelReviewDb db, PanelRules rules, IAreaDirectory areas, ICurrentUser user, IClock clock) : PageModel, IShows
{
    private const int PageSize = 25;

    private IReadOnlyDictionary<Area, string> names = new Dictionary<Area, string>();

    [FromQuery(Name = "show")]
    public ActionsShown Show { get; set; }

    /// <summary>Part of the name of the body.</summary>
    [FromQuery(Name = "owner"), StringLength(200)]
    public string? Owner { get; set; }

    [FromQuery(Name = "area")]
    public Area? Area { get; set; }

    /// <summary>The code of a panel.</summary>
    [FromQuery(Name = "panel"), StringLength(20)]
    public string? Panel { get; set; }

    public IReadOnlyList<ActionRow> Rows { get; private set; } = [];

    public ActionCounts Counts { get; private set; } = new(0, 0, 0, 0);

    public bool HasNext { get; private set; }

    public bool HasPrevious { get; private set; }

    public LocalDate Today { get; } = clock.GetCurrentInstant().DateIn();

    public IReadOnlyList<PanelType> Panels => rules.Types;

    /// <summary>The areas of whoever looks.</summary>
    public IEnumerable<(Area Area, string Name)> Areas => names.Where(one => user.Areas.Contains(one.Key)).Select(one => (one.Key, one.Value));

    public bool IsNarrowed => !string.IsNullOrWhiteSpace(Owner) || Area is not null || !string.IsNullOrEmpty(Panel);

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    /// <param name="after">The last action of the page before.</param>
    /// <param name="before">The first action of the page after.</param>
    /// <param name="last">Whether the last page is meant.</param>
    /// <param name="ct">Gives up.</param>
    public async Task OnGetAsync(string? after, string? before, bool last, CancellationToken ct)
    {
        names = (await areas.All(ct)).ToDictionary(area => area.Area, area => area.Name);

        // Backwards from the page after, or from the end, the rows are read in the other order and turned round.
        var backwards = last || before is not null;
        var edge = (before ?? after) is { } reference ? await db.Actions.Where(a => a.Reference == reference).Select(a => new { a.DueOn, a.Id }).SingleOrDefaultAsync(ct) : null;
        var actions = Meant();
        if (edge is not null)
        {
            actions = backwards
                ? actions.Where(a => a.DueOn < edge.DueOn || (a.DueOn == edge.DueOn && a.Id < edge.Id))
                : actions.Where(a => a.DueOn > edge.DueOn || (a.DueOn == edge.DueOn && a.Id > edge.Id));
        }

        var ordered = backwards ? actions.OrderByDescending(a => a.DueOn).ThenByDescending(a => a.Id) : actions.OrderBy(a => a.DueOn).ThenBy(a => a.Id);
        var rows = await ordered.Take(PageSize + 1)
            .Select(a => new ActionRow(a.Reference, a.Label, db.Cases.Single(c => c.Subject == a.Subject).Area, a.What.Substring(0, ActionWords.Longest), a.Owner, a.DueOn, a.State, a.Contact != null))
            .ToListAsync(ct);
        var more = rows.Count > PageSize;
        rows = [.. rows.Take(PageSize)];
        if (backwards)
        {
            rows.Reverse();
        }

        (Rows, HasNext, HasPrevious) = (rows, backwards ? before is not null : more, backwards ? more : after is not null);
        Counts = await Count(ct);
        Shown = (db, new("Listed", Guid.Empty, "Actions", Payload: string.Join(' ', rows.Select(row => row.Reference))));
    }

    public string NameOf(Area area) => names.GetValueOrDefault(area, area.Code);

    /// <summary>The address of the list as it is narrowed, or of a page of it.</summary>
    public string Address(ActionsShown show, string page = "")
    {
        var query = string.Join('&', new[]
        {
            show == ActionsShown.Open ? "" : $"show={show}",
            string.IsNullOrWhiteSpace(Owner) ? "" : $"owner={Uri.EscapeDataString(Owner)}",
            Area is { } area ? $"area={area.Code}" : "",
            string.IsNullOrEmpty(Panel) ? "" : $"panel={Uri.EscapeDataString(Panel)}",
            page,
        }.Where(part => part.Length > 0));
        return query.Length == 0 ? "/actions" : $"/actions?{query}";
    }

    private IQueryable<AgreedAction> Meant()
    {
        var today = Today;
        var actions = Narrowed();
        return Show switch
        {
            ActionsShown.Open => actions.Where(a => a.SettledAt == null),
            ActionsShown.Overdue => actions.Where(a => a.SettledAt == null && a.DueOn < today),
            ActionsShown.Answered => actions.Where(a => a.SettledAt == null && a.State == ActionState.Answered),
            ActionsShown.Unnamed => actions.Where(a => a.SettledAt == null && a.Contact == null),
            ActionsShown.Settled => actions.Where(a => a.SettledAt != null),
            _ => actions,
        };
    }

    private IQueryable<AgreedAction> Narrowed()
    {
        var actions = db.Actions.AsNoTracking();
        if (Owner?.Trim() is { Length: > 0 } owner)
        {
            var words = LikeWords.Holding(owner);
            actions = actions.Where(a => EF.Functions.Like(a.Owner, words, LikeWords.Escape));
        }

        if (Area is { } area)
        {
            actions = actions.Where(a => db.Cases.Any(c => c.Subject == a.Subject && c.Area == area));
        }

        return Panel is { Length: > 0 } panel ? actions.Where(a => a.Panel == panel) : actions;
    }

    private async Task<ActionCounts> Count(CancellationToken ct)
    {
        var (today, actions) = (Today, Narrowed());
        const int open = 0, late = 1, evidenced = 2, reasoned = 3;
        var counted = await Some(open, actions.Where(a => a.SettledAt == null))
            .Concat(Some(late, actions.Where(a => a.SettledAt == null && a.DueOn < today)))
            .Concat(Some(evidenced, actions.Where(a => a.State == ActionState.Done)))
            .Concat(Some(reasoned, actions.Where(a => a.State == ActionState.Dropped)))
            .GroupBy(kind => kind).Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(same => same.Key, same => same.Count, ct);
        return new(counted.GetValueOrDefault(open), counted.GetValueOrDefault(late), counted.GetValueOrDefault(evidenced), counted.GetValueOrDefault(reasoned));

        static IQueryable<int> Some(int kind, IQueryable<AgreedAction> these) => these.Take(ActionWords.MostCounted).Select(_ => kind);
    }
}

/// <summary>What pages say of an action, in words.</summary>
internal static class ActionWords
{
    /// <summary>How much of what is to be done a list says.</summary>
    public const int Longest = 160;

    /// <summary>So many are counted over a list: counting all that panels ever agreed would take longer than showing a page of them.</summary>
    public const int MostCounted = 1_000;

    private const int Soon = 14;

    /// <summary>What a list says of it: a sign shows that there is more.</summary>
    public static string Beginning(string what) => what.Length < Longest ? what : $"{what.TrimEnd()}…";

    /// <summary>How many there are, or that there are more.</summary>
    public static string Counted(int count) => count < MostCounted ? $"{count}" : $"{MostCounted:#,0} or more";

    /// <summary>12 days late, today, in 3 days, by 3 Mar 2026.</summary>
    public static string Due(LocalDate due, LocalDate today) => Period.DaysBetween(today, due) switch
    {
        < 0 and var late => $"{InWords.Count(-late, "day")} late",
        0 => "Today",
        1 => "Tomorrow",
        <= Soon and var soon => $"In {InWords.Count(soon, "day")}",
        _ => $"By {InWords.ShortDay(due)}",
    };
}
