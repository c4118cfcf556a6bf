using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>One recommendation in the list.</summary>
internal sealed record RecommendationRow(string Reference, string Label, string What, string To, string Level, Instant MadeAt, bool Stands, int Actions, int Letters, int Answered);

/// <summary>What panels recommended to others, the newest first: with the actions that serve it and the letters that informed them.</summary>
[Needs(Permission.FollowActions)]
internal sealed class ListRecommendationsPage(PanelReviewDb db) : PageModel, IShows
{
    private const int PageSize = 25;

    public IReadOnlyList<RecommendationRow> Rows { get; private set; } = [];

    public bool HasNext { get; private set; }

    public bool HasPrevious { get; private set; }

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    /// <param name="after">The last recommendation of the page before.</param>
    /// <param name="before">The first recommendation of the page after.</param>
    /// <param name="last">Whether the last page is meant.</param>
    /// <param name="ct">Gives up.</param>
    public async Task OnGetAsync(string? after, string? before, bool last, CancellationToken ct)
    {
        // Backwards from the page after, or from the end, the rows are read in the other order and turned round.
        var backwards = last || before is not null;
        var recommendations = db.Recommendations.AsNoTracking();
        if ((before ?? after) is { } at && await db.Recommendations.Where(one => one.Reference == at).Select(one => new { one.MadeAt, one.Id }).SingleOrDefaultAsync(ct) is { } edge)
        {
            recommendations = backwards
                ? recommendations.Where(one => one.MadeAt > edge.MadeAt || (one.MadeAt == edge.MadeAt && one.Id > edge.Id))
                : recommendations.Where(one => one.MadeAt < edge.MadeAt || (one.MadeAt == edge.MadeAt && one.Id < edge.Id));
        }

        var ordered = backwards ? recommendations.OrderBy(one => one.MadeAt).ThenBy(one => one.Id) : recommendations.OrderByDescending(one => one.MadeAt).ThenByDescending(one => one.Id);
        var rows = await ordered.Take(PageSize + 1)
            .Select(one => new RecommendationRow(
                one.Reference, one.Label, one.What.Substring(0, ActionWords.Longest), one.To, one.Level, one.MadeAt, one.WithdrawnAt == null,
                db.Actions.Count(action => action.Recommendation == one.Id), one.Letters.Count, one.Letters.Count(letter => letter.AnsweredOn != null)))
            .ToListAsync(ct);
        var more = rows.Count > PageSize;
        rows = [.. rows.Take(PageSize)];
        if (backwards)
        {
            rows.Reverse();
        }

        (Rows, HasNext, HasPrevious) = (rows, backwards ? before is not null : more, backwards ? more : after is not null);
        Shown = (db, new("Listed", Guid.Empty, "Recommendations", Payload: string.Join(' ', Rows.Select(row => row.Reference))));
    }
}
