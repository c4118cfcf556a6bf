using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A point of learning; the panel reference of its case for those alone who hold meetings over it.</summary>
internal sealed record LearningRow(Guid Id, string What, string Theme, LearningDomain? Domain, LearningKind? Kind, LearningLevel? Level, bool IsShared, Instant FoundAt, string? Label);

/// <summary>The library of what is to be learned from reviewed deaths, the last first, filtered by what stands in the address.</summary>
[Needs(Permission.ReadLearning)]
internal sealed class ListLearningPage(PanelReviewDb db, LearningThemes themes, ICurrentUser user) : PageModel, IShows
{
    /// <summary>How a point that has no theme yet is asked for.</summary>
    public const string NoTheme = "none";

    private const int PageSize = 25;

    public IReadOnlyList<LearningRow> Rows { get; private set; } = [];

    public bool HasMore { get; private set; }

    /// <summary>What is asked for, each part of it from the address; what is no such thing is not asked for.</summary>
    public (string? Theme, LearningDomain? Domain, LearningKind? Kind, LearningLevel? Level) Asked { get; private set; }

    /// <summary>The themes to choose from.</summary>
    public IReadOnlyList<LearningTheme> Themes => themes.Themes;

    /// <summary>Whether whoever looks gives points their theme.</summary>
    public bool Describes => user.May(Permission.FollowUp);

    public bool IsFiltered => Asked != default;

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    /// <param name="theme">The code of a theme, or "none".</param>
    /// <param name="domain">A domain of the analysis form.</param>
    /// <param name="kind">From what went well, or not.</param>
    /// <param name="level">For whom.</param>
    /// <param name="after">The last point on the page before.</param>
    /// <param name="ct">Gives up.</param>
    public async Task OnGetAsync(string? theme, string? domain, string? kind, string? level, Guid? after, CancellationToken ct)
    {
        Asked = (theme == NoTheme || (theme is not null && themes.NameOf(theme) is not null) ? theme : null, Read<LearningDomain>(domain), Read<LearningKind>(kind), Read<LearningLevel>(level));
        var points = db.Library.AsNoTracking().Where(point => point.ReplacedAt == null);
        if (Asked.Theme is { } asked)
        {
            var code = asked == NoTheme ? "" : asked;
            points = points.Where(point => point.Theme == code);
        }

        points = Asked.Domain is { } ofDomain ? points.Where(point => point.Domain == ofDomain) : points;
        points = Asked.Kind is { } ofKind ? points.Where(point => point.Kind == ofKind) : points;
        points = Asked.Level is { } ofLevel ? points.Where(point => point.Level == ofLevel) : points;
        if (after is { } last && await db.Library.Where(point => point.Id == last).Select(point => (Instant?)point.FoundAt).SingleOrDefaultAsync(ct) is { } edge)
        {
            points = points.Where(point => point.FoundAt < edge || (point.FoundAt == edge && point.Id.CompareTo(last) < 0));
        }

        // Who reads a case with its panel, in these areas, is shown which it was: all where they plan meetings, and else those of meetings that are there for them.
        var (held, planned) = (user.AreasFor(Permission.HoldMeetings), user.AreasFor(Permission.PlanPanels));
        var rows = await points.OrderByDescending(point => point.FoundAt).ThenByDescending(point => point.Id).Take(PageSize + 1)
            .Select(point => new LearningRow(
                point.Id, point.What, point.Theme, point.Domain, point.Kind, point.Level, point.IsShared, point.FoundAt,
                db.Cases.Where(one => one.Subject == point.Subject && held.Contains(one.Area) && (planned.Contains(one.Area) || db.Agenda.Any(item => item.Subject == one.Subject && db.Meetings.Any(meeting => meeting.Id == item.Meeting)))).Select(one => one.Label).FirstOrDefault())).ToListAsync(ct);
        (Rows, HasMore) = ([.. rows.Take(PageSize)], rows.Count > PageSize);
        Shown = (db, new("Listed", Guid.Empty, "Learning", Payload: string.Join(' ', Rows.Select(row => row.Id))));
    }

    public string ThemeOf(LearningRow row) => row.Theme.Length == 0 ? "No theme yet" : themes.NameOf(row.Theme) ?? row.Theme;

    /// <summary>The address of the same question from another point on.</summary>
    public string Address(Guid? from)
    {
        var parts = new[] { ("theme", Asked.Theme), ("domain", Asked.Domain?.ToString()), ("kind", Asked.Kind?.ToString()), ("level", Asked.Level?.ToString()), ("after", from?.ToString()) }.Where(part => part.Item2 is not null).Select(part => $"{part.Item1}={part.Item2}").ToList();
        return parts.Count == 0 ? "/learning" : $"/learning?{string.Join('&', parts)}";
    }

    private static T? Read<T>(string? written)
        where T : struct, Enum => Enum.TryParse<T>(written, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
}
