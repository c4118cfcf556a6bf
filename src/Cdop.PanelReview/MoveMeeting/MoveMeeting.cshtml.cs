using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Moves a meeting.</summary>
[Needs(Permission.PlanPanels)]
internal sealed class MoveMeetingPage(MoveMeetingHandler handler, PanelReviewDb db, PanelRules rules) : ChangeMeetingPage(db, rules), IAsksWhenAndWhere
{
    [BindProperty]
    public MoveMeeting Form { get; set; } = null!;

    MeetingFacts IAsksWhenAndWhere.Form => Form;

    /// <inheritdoc/>
    public bool Clashes => Form.AllowsClash || ModelState.Values.Any(entry => entry.Errors.Any(error => error.ErrorMessage == MeetingClash.Sentence));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = MoveMeeting.Of(Meeting);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(At, Form, ct), "The meeting is moved, and everyone invited is told", ct);
}
