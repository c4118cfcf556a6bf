using System.Globalization;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Which cases a caseload shows, in which order, and from which on: all of it in the address.</summary>
internal sealed record Caseload
{
    public const int PageSize = 25;

    /// <summary>Nobody counts further than this: the page says "500+".</summary>
    public const int MostCounted = 500;

    public static readonly IReadOnlyList<string> Shows = ["open", "closed", "all"];

    public static readonly IReadOnlyList<string> Dues = ["late", "soon", "track", "paused"];

    private static readonly string[] Sorts = ["due", "case", "child", "death"];

    // What the key of a row among the paused begins with.
    private const string AmongPaused = "p";

    // Only what was closed has a day to sort by.
    private static readonly string[] SortsOfClosed = [.. Sorts, "closed"];

    /// <summary>open, closed or all.</summary>
    public string Show { get; init; } = "open";

    /// <summary>late, soon, track or paused; null for any. A paused case is late or due soon all the same where a clock runs on.</summary>
    public string? Due { get; init; }

    public Area? Area { get; init; }

    public CaseStage? Stage { get; init; }

    /// <summary>me, nobody, or a person; null for any.</summary>
    public string? Owner { get; init; }

    /// <summary>What they wait for, by its code; null for anything.</summary>
    public string? Waiting { get; init; }

    /// <summary>Only those with a joint agency response.</summary>
    public bool Joint { get; init; }

    /// <summary>due, case, child or death, or closed where only those are shown; null for the usual order.</summary>
    public string? Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>Where a page begins or ends: a key of the order and a reference, never a name.</summary>
    public string? After { get; init; }

    public string? Before { get; init; }

    public bool Last { get; init; }

    /// <summary>The order it is in: late first, or the last closed first.</summary>
    public string SortedBy => Sort ?? (Show == "open" ? "due" : Show == "closed" ? "closed" : "death");

    public bool IsDescending => Sort is null ? Show != "open" : Descending;

    /// <summary>Whether rows stand in groups by what is late.</summary>
    public bool IsGrouped => Show == "open" && SortedBy == "due" && !IsDescending;

    private bool HasPausedLast => IsGrouped && Due is null && Waiting != Case.PauseCode;

    /// <summary>Reads an address; what it does not know, it leaves aside.</summary>
    public static Caseload From(IQueryCollection query)
    {
        // An open case is at none of the last two stages, and a closed one at none of the others.
        CaseStage? stage = Enum.TryParse<CaseStage>(query["stage"], ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : null;
        var show = Known(query["show"], Shows) ?? "open";
        show = stage is null || show == "all" ? show : stage >= CaseStage.Closed ? "closed" : "open";
        return From(query, show, stage);
    }

    private static Caseload From(IQueryCollection query, string show, CaseStage? stage) => new()
    {
        Show = show,
        Due = Known(query["due"], Dues),
        Area = Area.TryParse(query["area"], null, out var area) ? area : null,
        Stage = stage,
        Owner = Short(query["owner"]),
        Waiting = Short(query["waiting"]),
        Joint = query["joint"] == "yes",
        Sort = Known(query["sort"], show == "closed" ? SortsOfClosed : Sorts),
        Descending = query["order"] == "desc",
        After = Short(query["after"]),
        Before = Short(query["before"]),
        Last = query["at"] == "last",
    };

    /// <summary>The same cases from the first page on.</summary>
    public Caseload FromTheStart() => this with { After = null, Before = null, Last = false };

    /// <summary>The address of this view at <paramref name="path"/>.</summary>
    public string At(string path)
    {
        var query = new QueryBuilder();
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(name, value);
            }
        }

        Add("show", Show == "open" ? null : Show);
        Add("due", Due);
        Add("area", Area?.Code);
        Add("stage", Stage?.ToString());
        Add("owner", Owner);
        Add("waiting", Waiting);
        Add("joint", Joint ? "yes" : null);
        Add("sort", Sort);
        Add("order", Sort is not null && Descending ? "desc" : null);
        Add("after", After);
        Add("before", Before);
        Add("at", Last ? "last" : null);
        return path + query.ToQueryString();
    }

    /// <summary>What a case can wait for, by code.</summary>
    public static IEnumerable<(string Code, string Words)> Waits(ClockRules rules) =>
        rules.Clocks.Where(rule => !rule.StopsAtReceipt).Select(rule => (rule.Code, rule.WaitingFor)).Concat(rules.Tasks.Select(rule => (rule.Code, rule.Name))).Append(("closing", "Closing the case")).Append((Case.PauseCode, "The end of a pause"));

    /// <summary>What was chosen, under the names that the list gives it.</summary>
    /// <param name="rules">What a case can wait for.</param>
    /// <param name="area">The name of the area, where one was chosen.</param>
    /// <param name="owner">The name of the owner, where a person was chosen.</param>
    public IEnumerable<(string What, string Chosen)> InWords(ClockRules rules, string? area, string? owner)
    {
        yield return ("Cases", Show switch { "open" => "Open", "closed" => "Closed", _ => "Open and closed" });
        if (Waiting is not null)
        {
            yield return ("Waiting for", Waits(rules).FirstOrDefault(wait => wait.Code == Waiting).Words ?? Waiting);
        }

        if (Due is not null)
        {
            yield return ("Next clock", Due switch { "late" => "Late", "soon" => $"Due in {ClockChip.SoonDays} days", "track" => "On track", _ => "Paused" });
        }

        if (Area is not null)
        {
            yield return ("Area", area ?? Area.Code);
        }

        if (Stage is { } stage)
        {
            yield return ("Stage", Wording.Of(stage));
        }

        if (Owner is not null)
        {
            yield return ("Owner", Owner switch { "me" => "Me", "nobody" => "Nobody", _ => owner ?? "A former user" });
        }

        if (Joint)
        {
            yield return ("Joint response", "Yes");
        }

        if (Sort is not null)
        {
            var by = Sort switch { "due" => "Next clock", "case" => "Case", "child" => "Child", "death" => "Day of death", _ => "Day it was closed" };
            yield return ("Order", Descending ? $"{by}, last first" : by);
        }
    }

    /// <summary>The cases that it shows, of those that the person may see, in no order yet.</summary>
    public IQueryable<Case> Of(IQueryable<Case> cases, UserId me, Instant now)
    {
        var soon = ClockChip.SoonUntil(now);
        cases = Show switch
        {
            "open" => cases.Where(c => c.ClosedAt == null),
            "closed" => cases.Where(c => c.ClosedAt != null),
            _ => cases,
        };
        cases = Due switch
        {
            "late" => cases.Where(c => c.NextDue <= now),
            "soon" => cases.Where(c => c.NextDue > now && c.NextDue <= soon),
            "track" => cases.Where(c => c.NextDue > soon && c.PausedOn == null),
            "paused" => cases.Where(c => c.PausedOn != null),
            _ => cases,
        };
        cases = Owner switch
        {
            null => cases,
            "me" => cases.Where(c => c.Owner == me),
            "nobody" => cases.Where(c => c.Owner == null),
            var person => cases.Where(c => c.Owner == new UserId(person)),
        };
        if (Area is not null)
        {
            cases = cases.Where(c => c.Area == Area);
        }

        if (Stage is { } stage)
        {
            cases = cases.Where(c => c.Stage == stage);
        }

        if (Waiting == Case.PauseCode)
        {
            // Every paused case waits for its end, also where something else of it runs out first.
            cases = cases.Where(c => c.PausedOn != null);
        }
        else if (Waiting is not null)
        {
            cases = cases.Where(c => c.WaitingCode == Waiting);
        }

        return Joint ? cases.Where(c => c.NeedsJointResponse) : cases;
    }

    /// <summary>Its cases in order from the page's beginning, or backwards from its end: where they are grouped, first those that are not paused, or due all the same.</summary>
    public async Task<IReadOnlyList<IQueryable<Case>>> Walked(DataCollectionDb db, UserId me, Instant now, CancellationToken ct) =>
        await Walk(db, me, now, Last ? null : Before ?? After, IsDescending == (Last || Before is not null), ct);

    /// <summary>One page of them: 25, and one more where there are more. Read backwards when it is found from its end.</summary>
    public async Task<CaseloadPage> Page(DataCollectionDb db, UserId me, Instant now, CancellationToken ct)
    {
        var backwards = Last || Before is not null;
        var found = new List<CaseloadRow>();
        foreach (var walked in await Walked(db, me, now, ct))
        {
            if (PageSize + 1 - found.Count is > 0 and var wanted)
            {
                found.AddRange(await walked.Take(wanted)
                    .Select(c => new CaseloadRow(
                        c.Reference, c.IsRestricted, c.Child.GivenName, c.Child.FamilyName, c.Child.DateOfBirth, c.DateOfDeath, c.Stage, c.WaitingFor,
                        c.NextDue, c.NextIsDay, c.NextClock, c.PausedOn, c.PausedFor, c.PausedOn == null ? null : c.Pauses.Where(p => p.ResumedOn == null).Select(p => (LocalDate?)p.ReviewOn).FirstOrDefault(), c.Area, c.Owner, c.ClosedAt, c.NeedsJointResponse,
                        c.WaitingCode != Case.ReturnsClock ? 0 : db.Requests.Count(r => r.Subject == c.Subject && r.State != RequestState.Withdrawn && r.State != RequestState.NotForThem),
                        c.WaitingCode != Case.ReturnsClock ? 0 : db.Requests.Count(r => r.Subject == c.Subject && (r.State == RequestState.Sent || r.State == RequestState.SentBack))))
                    .ToListAsync(ct));
            }
        }

        var more = found.Count > PageSize;
        List<CaseloadRow> rows = [.. found.Take(PageSize)];
        if (backwards)
        {
            rows.Reverse();
        }

        var start = FromTheStart();
        return new(
            rows,
            Previous: rows.Count > 0 && (backwards ? more : After is not null) ? start with { Before = KeyOf(rows[0], now) } : null,
            Next: rows.Count > 0 && (backwards ? !Last : more) ? start with { After = KeyOf(rows[^1], now) } : null);
    }

    /// <summary>The case that follows one in this order; null after the last.</summary>
    public async Task<CaseReference?> Next(DataCollectionDb db, Case here, UserId me, Instant now, CancellationToken ct)
    {
        foreach (var walked in await Walk(db, me, now, KeyOf(here.NextDue, here.PausedOn, here.DateOfDeath, here.ClosedAt, here.Reference, now), !IsDescending, ct))
        {
            if (await walked.Select(c => c.Reference).FirstOrDefaultAsync(ct) is { } next)
            {
                return next;
            }
        }

        return null;
    }

    private string KeyOf(CaseloadRow row, Instant now) => KeyOf(row.NextDue, row.PausedOn, row.DateOfDeath, row.ClosedAt, row.Reference, now);

    private string KeyOf(Instant due, LocalDate? paused, LocalDate died, Instant? closed, CaseReference reference, Instant now) => SortedBy switch
    {
        "due" => $"{(HasPausedLast && paused is not null && due > ClockChip.SoonUntil(now) ? AmongPaused : "")}{due.ToUnixTimeTicks()}~{reference}",
        "death" => $"{died.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}~{reference}",
        "closed" => $"{closed?.ToUnixTimeTicks()}~{reference}",
        _ => $"~{reference}", // a name never stands in an address: it is looked up by the reference
    };

    // In groups the paused come last, each kind by its own index: the walk of the one goes on where the other ends.
    private async Task<IReadOnlyList<IQueryable<Case>>> Walk(DataCollectionDb db, UserId me, Instant now, string? from, bool up, CancellationToken ct)
    {
        var cases = Of(db.Cases, me, now);
        if (!HasPausedLast)
        {
            return [await Walk(db, cases, from, up, ct)];
        }

        var amongPaused = from?.StartsWith(AmongPaused, StringComparison.Ordinal) == true;
        var soon = ClockChip.SoonUntil(now);
        var running = cases.Where(c => c.PausedOn == null || c.NextDue <= soon);
        var paused = (this with { Due = "paused" }).Of(db.Cases, me, now).Where(c => c.NextDue > soon);
        return (up, amongPaused) switch
        {
            (true, false) => [await Walk(db, running, from, up, ct), await Walk(db, paused, null, up, ct)],
            (true, true) => [await Walk(db, paused, from![AmongPaused.Length..], up, ct)],
            (false, true) => [await Walk(db, paused, from![AmongPaused.Length..], up, ct), await Walk(db, running, null, up, ct)],
            (false, false) when from is null => [await Walk(db, paused, null, up, ct), await Walk(db, running, null, up, ct)],
            _ => [await Walk(db, running, from, up, ct)],
        };
    }

    private async Task<IQueryable<Case>> Walk(DataCollectionDb db, IQueryable<Case> cases, string? from, bool up, CancellationToken ct)
    {
        var (key, reference) = from?.Split('~') is [var first, var second] && CaseReference.TryParse(second, null, out var read) ? (first, read) : (null, null);
        switch (SortedBy)
        {
            case "case":
                var all = reference is null ? cases : up ? cases.Where(c => c.Reference > reference) : cases.Where(c => c.Reference < reference);
                return up ? all.OrderBy(c => c.Reference) : all.OrderByDescending(c => c.Reference);
            case "child":
                var name = reference is null ? null : await db.Cases.Where(c => c.Reference == reference).Select(c => c.SortedAs).SingleOrDefaultAsync(ct);
                return InOrder(name is null ? cases : cases.Where(Beyond(c => c.SortedAs, name, reference!, up)), c => c.SortedAs, up);
            case "death":
                return InOrder(
                    NodaTime.Text.LocalDatePattern.Iso.Parse(key ?? "") is { Success: true } day ? cases.Where(Beyond(c => c.DateOfDeath, day.Value, reference!, up)) : cases,
                    c => c.DateOfDeath,
                    up);
            case "closed":
                return InOrder(Ticks(key) is { } closed ? cases.Where(Beyond(c => c.ClosedAt, (Instant?)closed, reference!, up)) : cases, c => c.ClosedAt, up);
            default:
                return InOrder(Ticks(key) is { } due ? cases.Where(Beyond(c => c.NextDue, due, reference!, up)) : cases, c => c.NextDue, up);
        }
    }

    private static IQueryable<Case> InOrder<TKey>(IQueryable<Case> cases, Expression<Func<Case, TKey>> key, bool up) =>
        up ? cases.OrderBy(key).ThenBy(c => c.Reference) : cases.OrderByDescending(key).ThenByDescending(c => c.Reference);

    // key >= k AND (key > k OR reference > r): the first part is what an index is entered by.
    private static Expression<Func<Case, bool>> Beyond<TKey>(Expression<Func<Case, TKey>> key, TKey value, CaseReference reference, bool up)
    {
        var at = new Place<TKey>(value, reference);
        var row = key.Parameters[0];
        var there = Expression.Property(Expression.Constant(at), nameof(at.Key));
        Expression<Func<Case, bool>> later = up ? c => c.Reference > at.Reference : c => c.Reference < at.Reference;
        var laterHere = new Replaced(later.Parameters[0], row).Visit(later.Body)!;
        return Expression.Lambda<Func<Case, bool>>(
            Expression.AndAlso(
                Compared(key.Body, there, up ? ExpressionType.GreaterThanOrEqual : ExpressionType.LessThanOrEqual),
                Expression.OrElse(Compared(key.Body, there, up ? ExpressionType.GreaterThan : ExpressionType.LessThan), laterHere)),
            row);
    }

    private static BinaryExpression Compared(Expression left, Expression right, ExpressionType how) =>
        left.Type == typeof(string)
            ? Expression.MakeBinary(how, Expression.Call(typeof(string), nameof(string.Compare), null, left, right), Expression.Constant(0))
            : Expression.MakeBinary(how, left, right);

    private static Instant? Ticks(string? key) =>
        long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ticks) && ticks is > 0 and < 2534023008000000000 ? Instant.FromUnixTimeTicks(ticks) : null;

    private static string? Known(string? given, IReadOnlyList<string> known) => known.FirstOrDefault(k => k == given);

    private static string? Short(string? given) => given is { Length: > 0 and <= 64 } ? given : null;

    private sealed record Place<TKey>(TKey Key, CaseReference Reference);

    private sealed class Replaced(Expression old, Expression by) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == old ? by : base.Visit(node);
    }
}

/// <summary>One page of a caseload, and the views that hold the pages beside it.</summary>
internal sealed record CaseloadPage(IReadOnlyList<CaseloadRow> Rows, Caseload? Previous, Caseload? Next);

/// <summary>One case in the list.</summary>
internal sealed record CaseloadRow(
    CaseReference Reference, bool IsRestricted, string? GivenName, string FamilyName, LocalDate DateOfBirth, LocalDate DateOfDeath, CaseStage Stage, string WaitingFor,
    Instant NextDue, bool NextIsDay, string NextClock, LocalDate? PausedOn, string PausedFor, LocalDate? LookAgainOn, Area Area, UserId? Owner, Instant? ClosedAt, bool NeedsJointResponse,
    int Asked, int Outstanding)
{
    /// <summary>What it waits for, and of how many agencies where that is what it waits for.</summary>
    public string Waits => Asked == 0 ? WaitingFor : Outstanding == 0 ? $"{WaitingFor}: all {Asked} are in" : $"{WaitingFor}: {Outstanding} of {Asked} outstanding";

    /// <summary>That it is paused, and for whom; null where it is not.</summary>
    public ClockChip? Paused(Instant now) => PausedOn is { } on ? ClockChip.Paused(on, PausedFor, now.DateIn()) : null;

    /// <summary>That the pause is to be looked at, late or soon, where another clock of the case runs out before it; null where it is not.</summary>
    public ClockChip? Look(Instant now) =>
        LookAgainOn is { } day && NextClock != Case.PauseClock && ClockChip.Running(Case.PauseClock, day.EndInLondon(), isDay: true, now) is { Look: ChipLook.Late or ChipLook.Soon } chip ? chip : null;

    /// <summary>What its next clock says; null where none runs.</summary>
    public ClockChip? Chip(Instant now) => NextClock.Length > 0 ? ClockChip.Running(NextClock, NextDue, NextIsDay, now) : null;

    public string Child => $"{Domain.Child.NameOf(GivenName, FamilyName)}, {Age.InWords(DateOfBirth, DateOfDeath)}";
}

/// <summary>
/// How many open cases there are of each kind, counted no further than <see cref="Caseload.MostCounted"/>.
/// Where there are more open cases than that, what is not first in the order of the list is not counted: null.
/// </summary>
internal sealed record CaseloadCounts(int Open, int Late, int? Soon, int? Paused, int? Mine, int? Nobodys, int? Joint, int? Ready, LocalDate? Oldest)
{
    /// <summary>Counts them in one walk along the order of the list.</summary>
    public static async Task<CaseloadCounts> Of(DataCollectionDb db, UserId me, Instant now, CancellationToken ct)
    {
        var counted = await Counted(db, me, now).SingleOrDefaultAsync(ct) ?? new(0, 0, 0, 0, 0, 0, 0, 0, null);
        return counted.Open < Caseload.MostCounted
            ? counted
            : counted with
            {
                Soon = counted.Late + counted.Soon < Caseload.MostCounted ? counted.Soon : null,
                Paused = await db.Cases.Where(c => c.PausedOn != null).Take(Caseload.MostCounted).CountAsync(ct),
                Mine = await db.Cases.Where(c => c.ClosedAt == null && c.Owner == me).Take(Caseload.MostCounted).CountAsync(ct),
                Nobodys = null,
                Joint = null,
                Ready = null,
                Oldest = null,
            };
    }

    /// <summary>Counts several choices of cases in one statement.</summary>
    public static async Task<IReadOnlyList<int>> Of(DataCollectionDb db, IReadOnlyList<IQueryable<Case>> choices, CancellationToken ct)
    {
        if (choices.Count == 0)
        {
            return [];
        }

        // The head of the audit is one row: each count hangs on it.
        var counts = Expression.NewArrayInit(typeof(int), choices.Select(cases => Expression.Call(typeof(Queryable), nameof(Queryable.Count), [typeof(Case)], cases.Expression)));
        return await db.AuditHead.Select(Expression.Lambda<Func<AuditHead, int[]>>(counts, Expression.Parameter(typeof(AuditHead)))).SingleAsync(ct);
    }

    internal static IQueryable<CaseloadCounts> Counted(DataCollectionDb db, UserId me, Instant now)
    {
        var soon = ClockChip.SoonUntil(now);
        return db.Cases.Where(c => c.ClosedAt == null).OrderBy(c => c.NextDue).ThenBy(c => c.Reference).Take(Caseload.MostCounted)
            .Select(c => new { c.NextDue, c.Owner, c.Stage, c.NeedsJointResponse, c.DateOfDeath, c.PausedOn })
            .GroupBy(_ => 1)
            .Select(g => new CaseloadCounts(
                g.Count(),
                g.Count(c => c.NextDue <= now),
                g.Count(c => c.NextDue > now && c.NextDue <= soon),
                g.Count(c => c.PausedOn != null),
                g.Count(c => c.Owner == me),
                g.Count(c => c.Owner == null),
                g.Count(c => c.NeedsJointResponse),
                g.Count(c => c.Stage == CaseStage.ReadyForPanel),
                g.Min(c => c.DateOfDeath)));
    }

    public static string? Shown(int? count) => count >= Caseload.MostCounted ? $"{Caseload.MostCounted}+" : count?.ToString(CultureInfo.InvariantCulture);
}
