using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.PanelReview;

/// <summary>Adds a series of meetings.</summary>
[Needs(Permission.PlanPanels)]
internal sealed class AddSeriesPage(AddSeriesHandler handler, PanelRules rules) : PageModel, IAsksOfASeries
{
    private const int UsualMinutes = 180;

    [BindProperty]
    public AddSeries Form { get; set; } = new() { Name = "", Panel = "", Rules = "", Minutes = UsualMinutes };

    SeriesAsTyped IAsksOfASeries.Form => Form;

    /// <inheritdoc/>
    public PanelRules Rules => rules;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var added = await handler.Handle(Form, ct);
        return this.Answer(added, page => page, _ => "The series is added, and its dates are proposed");
    }
}
