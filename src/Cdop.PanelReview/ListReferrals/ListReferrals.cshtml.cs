using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A referral, and the case by its panel reference.</summary>
internal sealed record ReferralRow(Guid Id, string Label, Area Area, ReferralTo To, string Body, LocalDate On, ReferralDecision? Decision, LocalDate? DecidedOn, LocalDate? ClosedOn);

/// <summary>The referrals that something is waited for, the longest first; or all, the newest first.</summary>
[Needs(Permission.FollowUp)]
internal sealed class ListReferralsPage(PanelReviewDb db, IAreaDirectory areas, IClock clock) : PageModel, IShows
{
    private const int PageSize = 25;

    private IReadOnlyDictionary<Area, string> names = new Dictionary<Area, string>();

    public IReadOnlyList<ReferralRow> Rows { get; private set; } = [];

    public bool HasMore { get; private set; }

    /// <summary>Whether those are listed too of which nothing is waited for.</summary>
    public bool All { get; private set; }

    public LocalDate Today { get; } = clock.GetCurrentInstant().DateIn();

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    /// <param name="show">"all" for all of them.</param>
    /// <param name="after">The number of the last referral on the page before.</param>
    /// <param name="ct">Gives up.</param>
    public async Task OnGetAsync(string? show, Guid? after, CancellationToken ct)
    {
        All = show == "all";
        names = (await areas.All(ct)).ToDictionary(area => area.Area, area => area.Name);
        var listed = All ? db.Referrals.AsNoTracking() : db.Referrals.AsNoTracking().Where(one => one.ClosedOn == null);
        if (after is { } last && await db.Referrals.Where(one => one.Id == last).Select(one => (LocalDate?)one.On).SingleOrDefaultAsync(ct) is { } edge)
        {
            listed = All
                ? listed.Where(one => one.On < edge || (one.On == edge && one.Id.CompareTo(last) < 0))
                : listed.Where(one => one.On > edge || (one.On == edge && one.Id.CompareTo(last) > 0));
        }

        var ordered = All ? listed.OrderByDescending(one => one.On).ThenByDescending(one => one.Id) : listed.OrderBy(one => one.On).ThenBy(one => one.Id);
        var rows = await ordered.Take(PageSize + 1)
            .Select(one => new { Referral = one, Case = db.Cases.Single(found => found.Subject == one.Subject) })
            .Select(one => new ReferralRow(one.Referral.Id, one.Case.Label, one.Case.Area, one.Referral.To, one.Referral.Body, one.Referral.On, one.Referral.Decision, one.Referral.DecidedOn, one.Referral.ClosedOn)).ToListAsync(ct);
        (Rows, HasMore) = ([.. rows.Take(PageSize)], rows.Count > PageSize);
        Shown = (db, new("Listed", Guid.Empty, "Referrals", Payload: string.Join(' ', Rows.Select(row => row.Label))));
    }

    public string NameOf(Area area) => names.GetValueOrDefault(area, area.Code);

    /// <summary>How long something is waited for, or what was decided.</summary>
    public string Stands(ReferralRow row) => row.ClosedOn is { } closed
        ? $"Closed {InWords.ShortDay(closed)}"
        : row.Decision is { } decision ? $"{Wording.Of(decision)}, outcome awaited since {InWords.ShortDay(row.DecidedOn!.Value)}"
        : $"Decision awaited for {InWords.Count(Math.Max(0, Period.DaysBetween(row.On, Today)), "day")}";
}
