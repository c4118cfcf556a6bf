using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Writes a letter to whom a recommendation is for, and records it.</summary>
[Needs(Permission.FollowActions)]
internal sealed class WriteActionLetterPage(WriteActionLetterHandler handler, PanelReviewDb db, IClock clock) : ChangeRecommendationPage(db)
{
    private const int WeeksToAnswer = 8;

    [BindProperty]
    public WriteActionLetter Form { get; set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Find(ct) || !Recommendation.Stands)
        {
            return NotFound();
        }

        var today = clock.GetCurrentInstant().DateIn();
        Form = new() { To = Recommendation.To.Length <= 200 ? Recommendation.To : "", On = today, AnswerBy = today.PlusWeeks(WeeksToAnswer) };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(Reference, Form, ct), "The letter is recorded: print it, and have it signed", ct);
}
