using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Writes down what was answered to a letter.</summary>
[Needs(Permission.FollowActions)]
internal sealed class NoteLetterAnswerPage(NoteLetterAnswerHandler handler, PanelReviewDb db, IClock clock) : ChangeRecommendationPage(db)
{
    [FromRoute(Name = "letter")]
    public int Number { get; set; }

    [BindProperty]
    public NoteLetterAnswer Form { get; set; } = null!;

    public ActionLetter Letter { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { On = Letter.AnsweredOn ?? clock.GetCurrentInstant().DateIn(), Words = Letter.Answer };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(Reference, Number, Form, ct), "The answer is kept with the letter", ct);

    protected override async Task<bool> Find(CancellationToken ct)
    {
        if (!await base.Find(ct) || Recommendation.Letters.SingleOrDefault(one => one.Number == Number) is not { } letter)
        {
            return false;
        }

        Letter = letter;
        return true;
    }
}
