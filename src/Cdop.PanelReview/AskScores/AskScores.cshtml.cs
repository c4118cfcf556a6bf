using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>How many members have scored a case. What they said is nobody’s to see here.</summary>
internal sealed record ScoresOfCase(string Label, int Given);

/// <summary>Whether the members are asked to score the cases of a meeting apart, and how many have.</summary>
[Needs(Permission.PlanPanels)]
internal sealed class AskScoresPage(AskScoresHandler handler, PanelReviewDb db, PanelRules rules) : ChangeMeetingPage(db, rules), IShows
{
    private readonly PanelReviewDb db = db;

    [BindProperty]
    public AskScores Form { get; set; } = new();

    public IReadOnlyList<ScoresOfCase> Cases { get; private set; } = [];

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        return await Show(ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var answer = await Change(
            () => handler.Handle(At, Form, ct),
            Form.Asks ? "The members who come are asked by email to score the cases" : "The cases are not scored before the meeting",
            ct);
        return answer is not Microsoft.AspNetCore.Mvc.RazorPages.PageResult || await Show(ct) ? answer : NotFound();
    }

    private async Task<bool> Show(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return false;
        }

        Cases = await db.Agenda.AsNoTracking().Where(item => item.Meeting == Meeting.Id).OrderBy(item => item.Position).ThenBy(item => item.Id)
            .Join(db.Cases, item => item.Subject, one => one.Subject, (item, one) => new ScoresOfCase(one.Label, db.Scores.Count(score => score.Meeting == item.Meeting && score.Subject == item.Subject))).ToListAsync(ct);
        Shown = (db, new("Viewed", Guid.Empty, $"Scores of meeting {At}", Payload: string.Join(' ', Cases.Select(one => one.Label))));
        return true;
    }
}
