using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A case comes to the panel when it is ready, and waits no more when it is not. Told twice or late, it is looked at as it stands now.</summary>
internal sealed class OpenPanelCase(PanelReviewDb db, UnitOfWork work, ICaseDirectory cases, PanelRules rules) : IHandle<CaseReadinessChanged>
{
    // In one transaction with what is read: who restricts the case meanwhile comes before or after it, and never between.
    public Task Handle(CaseReadinessChanged happened, CancellationToken ct) => work.InOne(() => Look(happened, ct), ct);

    private async Task<bool> Look(CaseReadinessChanged happened, CancellationToken ct)
    {
        var subject = happened.Case.Value;
        var known = await db.Cases.SingleOrDefaultAsync(c => c.Subject == subject, ct);
        if (await cases.ForPanel(happened.Case, ct) is not { } ready)
        {
            known?.NotReady();
        }
        else if (known is null)
        {
            db.Add(PanelCase.Open(happened.Case, ready, rules, happened.OccurredAt));
        }
        else
        {
            known.Know(ready, rules, happened.OccurredAt);
            known.IsRestricted = ready.IsRestricted;
        }

        return await db.SaveChangesAsync(ct) > 0;
    }
}
