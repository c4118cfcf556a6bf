using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
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

    // More words than anybody looks for at once.
    private const int MostWords = 6;

    public IReadOnlyList<LearningRow> Rows { get; private set; } = [];

    public bool HasNext { get; private set; }

    public bool HasPrevious { get; private set; }

    /// <summary>Words that stand in what is to be learned, in any order.</summary>
    [FromQuery(Name = "words"), StringLength(100)]
    public string? Words { get; set; }

    /// <summary>What is asked for, each part of it from the address; what is no such thing is not asked for.</summary>
    public (string? Theme, LearningDomain? Domain, LearningKind? Kind, LearningLevel? Level) Asked { get; private set; }

    /// <summary>The themes to choose from.</summary>
    public IReadOnlyList<LearningTheme> Themes => themes.Themes;

    /// <summary>Whether whoever looks gives points their theme.</summary>
    public bool Describes => user.May(Permission.FollowUp);

    public bool IsFiltered => Asked != default || !string.IsNullOrWhiteSpace(Words);

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    /// <param name="theme">The code of a theme, or "none".</param>
    /// <param name="domain">A domain of the analysis form.</param>
    /// <param name="kind">From what went well, or not.</param>
    /// <param name="level">For whom.</param>
    /// <param name="after">The last point on the page before.</param>
    /// <param name="before">The first point on the page after.</param>
    /// <param name="last">Whether the last page is meant.</param>
    /// <param name="ct">Gives up.</param>
    public async Task OnGetAsync(string? theme, string? domain, string? kind, string? level, Guid? after, Guid? before, bool last, CancellationToken ct)
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
        foreach (var word in (Words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostWords).Select(LikeWords.Holding))
        {
            points = points.Where(point => EF.Functions.Like(point.What, word, LikeWords.Escape));
        }

        // Backwards from the page after, or from the end, the rows are read in the other order and turned round.
        var backwards = last || before is not null;
        if ((before ?? after) is { } at && await db.Library.Where(point => point.Id == at).Select(point => (Instant?)point.FoundAt).SingleOrDefaultAsync(ct) is { } edge)
        {
            points = backwards
                ? points.Where(point => point.FoundAt > edge || (point.FoundAt == edge && point.Id > at))
                : points.Where(point => point.FoundAt < edge || (point.FoundAt == edge && point.Id < at));
        }

        // Who reads a case with its panel, in these areas, is shown which it was: all where they plan meetings, and else those of meetings that are there for them.
        var (held, planned) = (user.AreasFor(Permission.HoldMeetings), user.AreasFor(Permission.PlanPanels));
        var ordered = backwards ? points.OrderBy(point => point.FoundAt).ThenBy(point => point.Id) : points.OrderByDescending(point => point.FoundAt).ThenByDescending(point => point.Id);
        var rows = await ordered.Take(PageSize + 1)
            .Select(point => new LearningRow(
                point.Id, point.What, point.Theme, point.Domain, point.Kind, point.Level, point.IsShared, point.FoundAt,
                db.Cases.Where(one => one.Subject == point.Subject && held.Contains(one.Area) && (planned.Contains(one.Area) || db.Agenda.Any(item => item.Subject == one.Subject && db.Meetings.Any(meeting => meeting.Id == item.Meeting)))).Select(one => one.Label).FirstOrDefault())).ToListAsync(ct);
        var more = rows.Count > PageSize;
        rows = [.. rows.Take(PageSize)];
        if (backwards)
        {
            rows.Reverse();
        }

        (Rows, HasNext, HasPrevious) = (rows, backwards ? before is not null : more, backwards ? more : after is not null);
        Shown = (db, new("Listed", Guid.Empty, "Learning", Payload: string.Join(' ', Rows.Select(row => row.Id))));
    }

    public string ThemeOf(LearningRow row) => row.Theme.Length == 0 ? "No theme yet" : themes.NameOf(row.Theme) ?? row.Theme;

    /// <summary>The address of the same question, or of a page of its answer.</summary>
    public string Address(string page = "")
    {
        var asked = new[] { ("words", string.IsNullOrWhiteSpace(Words) ? null : Uri.EscapeDataString(Words.Trim())), ("theme", Asked.Theme), ("domain", Asked.Domain?.ToString()), ("kind", Asked.Kind?.ToString()), ("level", Asked.Level?.ToString()) };
        var query = string.Join('&', asked.Where(part => part.Item2 is not null).Select(part => $"{part.Item1}={part.Item2}").Append(page).Where(part => part.Length > 0));
        return query.Length == 0 ? "/learning" : $"/learning?{query}";
    }

    private static T? Read<T>(string? written)
        where T : struct, Enum => Enum.TryParse<T>(written, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
}
