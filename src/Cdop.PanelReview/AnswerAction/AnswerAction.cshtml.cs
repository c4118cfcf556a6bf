using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>One action of an owner who came by their link: what it is, and how far it is. Opening it changes nothing.</summary>
[AllowAnonymous]
[OnlyItsOwner]
[TakesFile]
// Nothing that a browser keeps lets anybody in here, only the link; what another site has it send is refused by SameOrigin.
// A token would be looked for in all that is sent, before anybody asks whose link it is.
[IgnoreAntiforgeryToken]
[EnableRateLimiting("action-write")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class AnswerActionPage(AnswerActionHandler handler, PanelReviewDb db, PanelRules rules, IClock clock) : PageModel
{
    [FromRoute(Name = "link")]
    public string Link { get; set; } = "";

    [FromRoute(Name = "reference")]
    public string Reference { get; set; } = "";

    [BindProperty]
    public AnswerAction Form { get; set; } = null!;

    /// <summary>Null where the link does not lead to it.</summary>
    public AgreedAction? Action { get; private set; }

    /// <summary>Whether the answer that stands is theirs, and not an earlier owner's.</summary>
    public bool IsTheirs { get; private set; }

    /// <summary>The files that came by this link, in the order they came.</summary>
    public IReadOnlyList<(StoredFile File, Instant At)> Files { get; private set; } = [];

    public LocalDate Today { get; } = clock.GetCurrentInstant().DateIn();

    public string Home => $"/my-actions/{Uri.EscapeDataString(Link)}";

    public async Task OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        await Find(ct);
        Form = new() { Says = OwnerSays.Working };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ModelState.IsValid && await handler.Handle(Link, Reference, Form, ct) is { } answered)
        {
            if (answered.Succeeded)
            {
                return LocalRedirect($"{Home}/{Uri.EscapeDataString(Reference)}");
            }

            this.Answer(answered, _ => "");
        }

        await Find(ct);
        return Page();
    }

    private async Task Find(CancellationToken ct)
    {
        if (await db.ActionOwners.AsNoTracking().OfLink(Link).Select(owner => (Guid?)owner.Id).SingleOrDefaultAsync(ct) is { } owner)
        {
            var since = clock.GetCurrentInstant() - Duration.FromDays(rules.Actions.ShownAfter);
            Action = await db.Actions.AsNoTracking().WithSpecification(new ActionsOfOwner(owner)).SingleOrDefaultAsync(action => action.Reference == Reference && (action.SettledAt == null || action.SettledAt > since), ct);
            if (Action is not null)
            {
                // What an earlier owner wrote or sent is the panel's, and not for whoever follows them.
                var me = UserId.ByLink(owner);
                var mine = db.Actions.WithSpecification(new ActionsOfOwner(owner)).Where(action => action.Reference == Reference).SelectMany(action => action.Entries).Where(entry => entry.By == me);
                IsTheirs = await mine.AnyAsync(entry => entry.At == Action.SaidAt, ct);
                Files = await mine.EvidenceIn(numbers => db.Set<StoredFile>().WithSpecification(new FilesByNumber(numbers)), ct);
            }
        }
    }
}
