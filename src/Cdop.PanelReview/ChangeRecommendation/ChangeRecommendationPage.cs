using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Changes what hangs on a recommendation, once for each form.</summary>
internal sealed class ChangeRecommendation(PanelReviewDb db, PaperDesk desk)
{
    /// <summary>Null where there is no such recommendation that the person may see.</summary>
    /// <param name="reference">Which recommendation.</param>
    /// <param name="form">What was sent.</param>
    /// <param name="act">The change; its answer is where the page goes on, or null where there is nothing to change.</param>
    /// <param name="ct">Gives up.</param>
    public Task<Result<string>?> Make(string reference, IChange form, Func<Recommendation, PanelCase, Task<Result<string>?>> act, CancellationToken ct) =>
        db.Change(
            $"recommendation {reference}",
            form,
            async () =>
            {
                var found = await (
                    from one in db.Recommendations.Include(one => one.Letters)
                    where one.Reference == reference
                    join reviewed in db.Cases on one.Subject equals reviewed.Subject
                    select new { Recommendation = one, Case = reviewed }).SingleOrDefaultAsync(ct);
                return found is null ? null
                    : await desk.Amiss(found.Case.Id, form, ct) is { Any: true } amiss ? amiss
                    : await act(found.Recommendation, found.Case);
            },
            ct);
}

/// <summary>A page about one recommendation.</summary>
internal abstract class ChangeRecommendationPage(PanelReviewDb db) : PageModel, IShows
{
    [FromRoute(Name = "reference")]
    public string Reference { get; set; } = "";

    public Recommendation Recommendation { get; private set; } = null!;

    public PanelCase Case { get; private set; } = null!;

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    protected PanelReviewDb Db => db;

    /// <summary>Finds what the page is about; false where there is nothing that the person may see.</summary>
    protected virtual async Task<bool> Find(CancellationToken ct)
    {
        if (await db.Recommendations.AsNoTracking().Include(one => one.Letters).SingleOrDefaultAsync(one => one.Reference == Reference, ct) is not { } found)
        {
            return false;
        }

        Recommendation = found;
        Case = await db.Cases.AsNoTracking().SingleAsync(one => one.Subject == found.Subject, ct);
        Shown = (db, new("Viewed", found.Subject, $"{GetType().Name} of recommendation {Reference}"));
        return true;
    }

    /// <summary>Makes the change and goes where it leads, or shows the form again with its problems.</summary>
    protected Task<IActionResult> Change(Func<Task<Result<string>?>> act, string done, CancellationToken ct) =>
        this.AnswerTo(act, page => page, _ => done, () => Find(ct));
}
