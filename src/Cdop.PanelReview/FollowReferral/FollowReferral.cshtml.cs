using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>One referral: to whom and why, what they decided and what came of it.</summary>
[Needs(Permission.FollowUp)]
internal sealed class FollowReferralPage(FollowReferralHandler handler, PanelReviewDb db) : PanelCasePage(db)
{
    [FromRoute(Name = "referral")]
    public Guid Id { get; set; }

    [BindProperty]
    public FollowReferral Form { get; set; } = new();

    public Referral Referral { get; private set; } = null!;

    /// <summary>What can be recorded next.</summary>
    public IEnumerable<Choice> Steps => Choice.Of<ReferralStep>().Where(step => step.Value != (Referral.Decision is null ? nameof(ReferralStep.Close) : nameof(ReferralStep.Decide)));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        return await Find(ct) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(Label, Id, Form, ct), "The referral is up to date", ct);

    protected override async Task<bool> Find(CancellationToken ct)
    {
        if (!await base.Find(ct) || await Db.Referrals.AsNoTracking().SingleOrDefaultAsync(one => one.Id == Id && one.Subject == Case.Subject, ct) is not { } found)
        {
            return false;
        }

        Referral = found;
        return true;
    }
}
