using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Cdop.PanelReview;

/// <summary>The letter by which a death is referred to another body, to print and sign. It names the child: they could not act on it otherwise.</summary>
[Needs(Permission.FollowUp)]
internal sealed class WriteReferralLetterPage(PanelReviewDb db, ICaseDirectory cases, IAreaDirectory areas, IConfiguration settings, IClock clock) : PanelCasePage(db)
{
    [FromRoute(Name = "referral")]
    public Guid Id { get; set; }

    public Referral Referral { get; private set; } = null!;

    public CaseForLetters Named { get; private set; } = null!;

    public string Council { get; private set; } = "";

    public string Office => settings["Site:Name"] ?? "The Child Death Overview Panel";

    public string Reach => string.Join(", ", new[] { settings["Site:Telephone"], settings["Site:Email"] }.Where(given => !string.IsNullOrEmpty(given)));

    public LocalDate Today => clock.GetCurrentInstant().DateIn();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct)
            || await Db.Referrals.AsNoTracking().SingleOrDefaultAsync(one => one.Id == Id && one.Subject == Case.Subject, ct) is not { } referral
            || await cases.ForLetters(Case.Id, ct) is not { } named)
        {
            return NotFound();
        }

        (Referral, Named) = (referral, named);
        Council = (await areas.Find(Case.Area, ct))?.Council ?? "";
        return Page();
    }
}
