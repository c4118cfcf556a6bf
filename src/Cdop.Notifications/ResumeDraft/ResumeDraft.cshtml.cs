using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Cdop.Notifications;

/// <summary>Where a notifier comes back with the reference and the code from the mail.</summary>
[AllowAnonymous]
// As the pages of the form: see NotifyPage.
[IgnoreAntiforgeryToken]
[EnableRateLimiting("public-write")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ResumeDraftPage(ResumeDraftHandler handler, Drafts drafts, DraftCookie cookie, ReadTyped reader, IClock clock, LiveSite site) : PageModel
{
    [BindProperty]
    public ResumeDraft Form { get; set; } = null!;

    public const string Address = "/notify/resume";

    /// <summary>What was saved just now by a writer who leaves.</summary>
    public string? Saved { get; private set; }

    /// <summary>Whether the writer was mailed a code to come back with.</summary>
    public bool HasCode { get; private set; }

    /// <summary>What carries <see cref="Saved"/> to this page once the browser is not tied to the draft any more.</summary>
    public const string SavedKey = "Saved";

    /// <summary>Whether a page that was open for a long time was kept just now.</summary>
    public bool CameLate { get; private set; }

    public async Task OnGetAsync(bool saved, bool late, CancellationToken ct)
    {
        CameLate = late;
        if (saved && TempData[SavedKey] is string words)
        {
            (Saved, HasCode) = (words, true);
        }
        else if (saved && cookie.Read(Request) is { } id && await drafts.Find(id, ct) is { SentAs: null } draft)
        {
            (Saved, HasCode) = (Drafts.SavedInWords(draft, drafts.Open(draft)), draft.CodeHash is not null);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var resumed = await handler.Handle(Form, ct);
        if (!resumed.Succeeded)
        {
            return this.Answer(resumed, goTo: _ => "");
        }

        var draft = (await drafts.Find(resumed.Value, ct))!;
        cookie.Write(Response, draft.Id);
        var typed = drafts.Open(draft);
        return LocalRedirect(draft.SentAs is not null ? NotificationSentPage.Address
            : (await reader.ReadAll(PageContext, typed, clock.GetCurrentInstant(), site.RefusesTestNumbers)).GoesOn(typed).Within);
    }
}
