using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Takes back that a member takes no part in a case.</summary>
[Needs(Permission.HoldMeetings)]
internal sealed class TakeBackRecusalPage(TakeBackRecusalHandler handler, PanelReviewDb db, PanelRules rules) : ChangeListedCasePage(db, rules)
{
    private readonly PanelReviewDb db = db;

    [FromRoute(Name = "recusal")]
    public Guid At { get; set; }

    [BindProperty]
    public TakeBackRecusal Form { get; set; } = null!;

    /// <summary>Of whom, and what was said.</summary>
    public (string Member, string Because) Said { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        Form = new() { Because = "" };
        return await Find(ct) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(Number, Label, At, Form, ct), "They take part in this case again", ct);

    protected override async Task<bool> Find(CancellationToken ct)
    {
        if (!await base.Find(ct))
        {
            return false;
        }

        var subject = Listed.Case.Subject;
        var said = await db.Recusals.AsNoTracking().Where(r => r.Id == At && r.Subject == subject).Select(r => new { db.Members.Single(m => m.Id == r.Member).Name, r.Because }).SingleOrDefaultAsync(ct)
            ?? await db.DeputyRecusals.AsNoTracking().Where(r => r.Id == At && r.Subject == subject).Select(r => new { r.Name, r.Because }).SingleOrDefaultAsync(ct);
        Said = (said?.Name ?? "", said?.Because ?? "");
        return said is not null;
    }
}
