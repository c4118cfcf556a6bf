using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A case that the panel has reviewed, and what still follows from it.</summary>
internal sealed record ReviewedRow(Guid Finding, string Label, string Age, Area Area, string Meeting, int Primary, Instant RatifiedAt, int OpenReferrals, bool HasFamilyToTell, int OpenQuestions, bool IsFamilyAnew)
{
    /// <summary>What is still to do, in words; empty where nothing is.</summary>
    public string ToDo => string.Join("; ", new[]
    {
        HasFamilyToTell ? IsFamilyAnew ? "it is to be decided whether the family is told what changed" : "the family is to be told" : "",
        OpenQuestions > 0 ? $"{InWords.Count(OpenQuestions, "question")} of the family" : "",
        OpenReferrals > 0 ? InWords.Count(OpenReferrals, "open referral") : "",
    }.Where(one => one.Length > 0));
}

/// <summary>The cases that the panel has reviewed, the last first.</summary>
[Needs(Permission.HoldMeetings)]
internal sealed class ListReviewedPage(PanelReviewDb db, IAreaDirectory areas, ICurrentUser user) : PageModel, IShows
{
    private const int PageSize = 25;

    private IReadOnlyDictionary<Area, string> names = new Dictionary<Area, string>();

    public IReadOnlyList<ReviewedRow> Rows { get; private set; } = [];

    public bool HasMore { get; private set; }

    /// <summary>Whether whoever looks follows up what was found.</summary>
    public bool FollowsUp => user.May(Permission.FollowUp);

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    /// <param name="after">The panel reference of the last case on the page before.</param>
    /// <param name="ct">Gives up.</param>
    public async Task OnGetAsync(string? after, CancellationToken ct)
    {
        names = (await areas.All(ct)).ToDictionary(area => area.Area, area => area.Name);
        var last = db.Findings.AsNoTracking().Where(finding => !db.Findings.Any(later => later.Subject == finding.Subject && later.Number > finding.Number));
        if (after is not null && await last.Where(finding => db.Cases.Any(one => one.Subject == finding.Subject && one.Label == after)).Select(finding => new { finding.RatifiedAt, finding.Id }).SingleOrDefaultAsync(ct) is { } edge)
        {
            last = last.Where(finding => finding.RatifiedAt < edge.RatifiedAt || (finding.RatifiedAt == edge.RatifiedAt && finding.Id.CompareTo(edge.Id) < 0));
        }

        var rows = await (
            from finding in last.OrderByDescending(finding => finding.RatifiedAt).ThenByDescending(finding => finding.Id).Take(PageSize + 1)
            join one in db.Cases on finding.Subject equals one.Subject
            join meeting in db.Meetings on finding.Meeting equals meeting.Id
            orderby finding.RatifiedAt descending, finding.Id descending
            select new ReviewedRow(finding.Id, one.Label, one.Age, one.Area, meeting.Number, finding.Primary, finding.RatifiedAt, db.Referrals.Count(referral => referral.Subject == one.Subject && referral.ClosedOn == null),
                db.Set<FamilyFollowUp>().Any(family => family.Subject == one.Subject && family.ToldOn == null && family.LeftOn == null), db.Set<FamilyQuestion>().Count(question => question.Subject == one.Subject && question.AnsweredOn == null), db.Set<FamilyTold>().Any(told => told.Subject == one.Subject))).ToListAsync(ct);
        (Rows, HasMore) = ([.. rows.Take(PageSize)], rows.Count > PageSize);
        Shown = (db, new("Listed", Guid.Empty, "Reviewed cases", Payload: string.Join(' ', Rows.Select(row => row.Label))));
    }

    public string NameOf(Area area) => names.GetValueOrDefault(area, area.Code);
}
