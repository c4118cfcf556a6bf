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

    public bool HasMore { get; private set; }

    public bool IsFirst { get; private set; }

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    /// <param name="after">The last recommendation of the page before.</param>
    /// <param name="ct">Gives up.</param>
    public async Task OnGetAsync(string? after, CancellationToken ct)
    {
        var recommendations = db.Recommendations.AsNoTracking();
        if (after is not null && await db.Recommendations.Where(one => one.Reference == after).Select(one => new { one.MadeAt, one.Id }).SingleOrDefaultAsync(ct) is { } edge)
        {
            recommendations = recommendations.Where(one => one.MadeAt < edge.MadeAt || (one.MadeAt == edge.MadeAt && one.Id < edge.Id));
        }

        var rows = await recommendations.OrderByDescending(one => one.MadeAt).ThenByDescending(one => one.Id).Take(PageSize + 1)
            .Select(one => new RecommendationRow(
                one.Reference, one.Label, one.What.Substring(0, ActionWords.Longest), one.To, one.Level, one.MadeAt, one.WithdrawnAt == null,
                db.Actions.Count(action => action.Recommendation == one.Id), one.Letters.Count, one.Letters.Count(letter => letter.AnsweredOn != null)))
            .ToListAsync(ct);
        (Rows, HasMore, IsFirst) = ([.. rows.Take(PageSize)], rows.Count > PageSize, after is null);
        Shown = (db, new("Listed", Guid.Empty, "Recommendations", Payload: string.Join(' ', Rows.Select(row => row.Reference))));
    }
}
