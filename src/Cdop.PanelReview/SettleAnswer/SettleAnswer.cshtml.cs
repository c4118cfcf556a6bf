using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Looks at what the owner of an action answered, and accepts it or asks back.</summary>
[Needs(Permission.FollowActions)]
internal sealed class SettleAnswerPage(SettleAnswerHandler handler, PaperDesk desk, PanelReviewDb db, ICurrentUser user) : ChangeActionPage(db)
{
    [BindProperty]
    public SettleAnswer Form { get; set; } = null!;

    /// <summary>What the owner answered, without the names of a family that they may have written.</summary>
    public string Said { get; private set; } = "";

    /// <summary>The files that came with its owner's answers.</summary>
    public EvidenceShown Evidence { get; private set; } = null!;

    protected override async Task<bool> Find(CancellationToken ct)
    {
        if (!await base.Find(ct))
        {
            return false;
        }

        var family = await desk.Family(Found.Case.Id, ct);
        Said = family?.Without(Action.Words) ?? PaperDesk.NotThere.Message;
        Evidence = new(Reference, await Db.EvidenceOf(Action.Id, ct), PaperDesk.IsForReaderOf(Found.Case, user) ? family : null);
        return true;
    }

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
