using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Looks at what the owner of an action answered, and accepts it or asks back.</summary>
[Needs(Permission.FollowActions)]
internal sealed class SettleAnswerPage(SettleAnswerHandler handler, PanelReviewDb db) : ChangeActionPage(db)
{
    [BindProperty]
    public SettleAnswer Form { get; set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { Judged = AnswerJudged.Enough, Version = Action.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Change(() => handler.Handle(Reference, Form, ct), Form is { Judged: AnswerJudged.Enough } ? "The action is closed, and its owner is told" : "The question is sent to its owner", ct);
}
