using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Cdop.Notifications;

/// <summary>The receipt: what it is called, when it came, what happens next, and for an hour a copy to print.</summary>
[AllowAnonymous]
// As the pages of the form: see NotifyPage.
[IgnoreAntiforgeryToken]
[EnableRateLimiting("public-write")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class NotificationSentPage(Drafts drafts, DraftCookie cookie, ReadTyped reader, IClock clock) : PageModel
{
    public const string Address = "/notify/sent";

    /// <summary>The same, for who wrote other words in another window when it had been sent.</summary>
    public const string TooLate = $"{Address}?late=true";

    /// <summary>Whether something was written in another window when it had been sent.</summary>
    [BindProperty(SupportsGet = true, Name = "late")]
    public bool IsTooLate { get; set; }

    public NotificationReference Reference { get; private set; } = null!;

    public Instant ReceivedAt { get; private set; }

    /// <summary>Whether an email with the reference goes to who sent it. Not known after a while, and then not said.</summary>
    public bool IsMailed { get; private set; }

    /// <summary>What was sent; null once the hour is over, or where the page is opened by hand.</summary>
    public LogNotification? Copy { get; private set; }

    public Instant CopyUntil => ReceivedAt + Draft.CopyFor;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (cookie.Read(Request) is not { } id || await drafts.Find(id, ct) is not { SentAs: { } reference, SentAt: { } at } draft)
        {
            return LocalRedirect(Screen.AboutYou.Address);
        }

        (Reference, ReceivedAt, IsMailed) = (reference, at, await drafts.IsReceiptMailed(draft, ct));
        if (draft.Content.Length > 0 && !DraftCookie.CameAfresh(Request) && clock.GetCurrentInstant() < CopyUntil)
        {
            Copy = (await reader.ReadAll(PageContext, drafts.Open(draft), at, refuseTestNumbers: false)).Command;
        }

        return Page();
    }

    /// <summary>Forgets the notification on this computer, and starts afresh or goes home.</summary>
    public IActionResult OnPost(string? then)
    {
        cookie.Clear(Response);
        return LocalRedirect(then == "another" ? Screen.AboutYou.Address : "/");
    }
}
