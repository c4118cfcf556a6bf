using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Puts a series right, or ends it.</summary>
[Needs(Permission.PlanPanels)]
internal sealed class DescribeSeriesPage(DescribeSeriesHandler handler, PanelReviewDb db, PanelRules rules) : PageModel, IAsksOfASeries
{
    [FromRoute(Name = "series")]
    public Guid At { get; set; }

    [BindProperty]
    public DescribeSeries Form { get; set; } = null!;

    SeriesAsTyped IAsksOfASeries.Form => Form;

    /// <inheritdoc/>
    public PanelRules Rules => rules;

    /// <summary>The version of the series as it stands now.</summary>
    public Guid Version { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (await db.Series.AsNoTracking().SingleOrDefaultAsync(s => s.Id == At, ct) is not { } series)
        {
            return NotFound();
        }

        (Form, Version) = (DescribeSeries.Of(series), series.Version);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.AnswerTo(() => handler.Handle(At, Form, ct), page => page, _ => "It is saved. Meetings that are planned stay as they are", () => Show(ct));

    private async Task<bool> Show(CancellationToken ct)
    {
        Version = await db.Series.Where(s => s.Id == At).Select(s => s.Version).SingleOrDefaultAsync(ct);
        return Version != default;
    }
}
