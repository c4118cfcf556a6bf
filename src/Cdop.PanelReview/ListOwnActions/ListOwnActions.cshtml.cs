using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Where the link of an owner of actions leads: their own actions and nothing else. Opening it changes nothing.</summary>
[AllowAnonymous]
[EnableRateLimiting("answer-write")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ListOwnActionsPage(PanelReviewDb db, PanelRules rules, IClock clock) : PageModel
{
    private const int Most = 200;

    [FromRoute(Name = "link")]
    public string Link { get; set; } = "";

    /// <summary>Whose link it is; null where it is nobody's.</summary>
    public string? Name { get; private set; }

    /// <summary>What is still to be done, that due first at the top; then what was settled lately.</summary>
    public IReadOnlyList<AgreedAction> Actions { get; private set; } = [];

    public LocalDate Today { get; } = clock.GetCurrentInstant().DateIn();

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (await db.ActionOwners.AsNoTracking().OfLink(Link).Select(owner => new { owner.Id, owner.Name }).SingleOrDefaultAsync(ct) is not { } found)
        {
            return;
        }

        var since = clock.GetCurrentInstant() - Duration.FromDays(rules.Actions.ShownAfter);
        Name = found.Name;
        Actions = await db.Actions.AsNoTracking().WithSpecification(new ActionsOfOwner(found.Id)).Where(action => action.SettledAt == null || action.SettledAt > since)
            .OrderBy(action => action.SettledAt != null).ThenBy(action => action.DueOn).ThenBy(action => action.Id).Take(Most).ToListAsync(ct);
    }

    public string AddressOf(AgreedAction action) => $"/my-actions/{Uri.EscapeDataString(Link)}/{action.Reference}";
}
