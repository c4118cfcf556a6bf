using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Tells a guest that they are not asked any more; what they could read is not there for them from then on.</summary>
[Needs(Permission.PlanPanels)]
internal sealed class WithdrawGuestPage(WithdrawGuestHandler handler, PanelReviewDb db, PanelRules rules) : ChangeListedCasePage(db, rules)
{
    private readonly PanelReviewDb db = db;

    [FromRoute(Name = "guest")]
    public Guid At { get; set; }

    [BindProperty]
    public WithdrawGuest Form { get; set; } = new();

    public GuestExpert Guest { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        return await Find(ct) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(Number, Label, At, Form, ct), "They are not asked any more, and see nothing of this case", ct);

    protected override async Task<bool> Find(CancellationToken ct)
    {
        if (!await base.Find(ct))
        {
            return false;
        }

        var (meeting, subject) = (Listed.Meeting.Id, Listed.Case.Subject);
        if (await db.Guests.AsNoTracking().SingleOrDefaultAsync(g => g.Id == At && g.Meeting == meeting && g.Subject == subject, ct) is not { } found)
        {
            return false;
        }

        Guest = found;
        return true;
    }
}
