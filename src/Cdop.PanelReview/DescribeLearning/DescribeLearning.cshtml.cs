using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Gives a point of learning its theme, and the wording in which it goes out to agencies.</summary>
[Needs(Permission.FollowUp)]
internal sealed class DescribeLearningPage(DescribeLearningHandler handler, PanelReviewDb db, LearningThemes themes) : PageModel, IShows
{
    [FromRoute(Name = "point")]
    public Guid Id { get; set; }

    [BindProperty]
    public DescribeLearning Form { get; set; } = new();

    public LibraryPoint Point { get; private set; } = null!;

    /// <summary>The panel reference of its case.</summary>
    public string Label { get; private set; } = "";

    public IEnumerable<Choice> Themes => themes.Themes.Select(theme => new Choice(theme.Code, theme.Name));

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { Theme = Point.Theme, PublishedWords = Point.PublishedWords, Version = Point.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        this.AnswerTo(() => handler.Handle(Id, Form, ct), page => page, _ => "The learning is described", () => Find(ct));

    private async Task<bool> Find(CancellationToken ct)
    {
        var found = await (from point in db.Library.AsNoTracking() where point.Id == Id join one in db.Cases on point.Subject equals one.Subject select new { Point = point, one.Label }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return false;
        }

        (Point, Label) = (found.Point, found.Label);
        Shown = (db, new("Viewed", Point.Subject, $"Learning of {Label}"));
        return true;
    }
}
