using Microsoft.AspNetCore.Mvc;

namespace Cdop.Notifications;

/// <summary>Page 1 of the public form: what it is, and who tells us. On a computer that others use, it asks first whose form is gone on with.</summary>
internal sealed class AboutYouPage(Drafts drafts, DraftCookie cookie, ReadTyped reader, IClock clock, LiveSite site)
    : NotifyPage(Screen.AboutYou, drafts, cookie, reader, clock, site)
{
    private readonly DraftCookie cookie = cookie;

    /// <summary>What the button says that begins another on this computer.</summary>
    public const string Another = "another";

    /// <summary>What the button says that goes on with what was begun.</summary>
    public const string GoOn = "go-on";

    /// <summary>Whether it asks to go on with what was begun, or to begin another; then nothing of it is shown.</summary>
    public bool Asks { get; private set; }

    /// <summary>When that was last saved, such as "3 March 2026, 03:00".</summary>
    public string BegunAt => DecisionWords.At(Draft!.ChangedAt);

    /// <summary>Whether whoever goes on is asked for the code: wherever one was mailed, since others use this computer too.</summary>
    public bool AsksForCode => Draft?.CodeHash is not null;

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (From is null && await Load(ct) is not null)
        {
            cookie.Clear(Response); // whoever begins anew does not see what somebody else has sent
            Forget();
            return Page();
        }

        Asks = From is null && Draft is not null;
        return Asks ? Page() : await base.OnGetAsync(ct);
    }

    public override async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Then == GoOn)
        {
            return await Load(ct) ?? await GoOnWithIt(ct);
        }

        if (Then != Another)
        {
            return await base.OnPostAsync(ct);
        }

        cookie.Clear(Response); // who wrote the first comes back with its code
        return LocalRedirect(Screen.Address);
    }

    private async Task<IActionResult> GoOnWithIt(CancellationToken ct)
    {
        if (!AsksForCode)
        {
            return LocalRedirect(Draft is null ? ResumeDraftPage.Address : (await Check(ct)).GoesOn(Typed).Within);
        }

        cookie.Clear(Response); // whoever sits here now may be somebody else
        return LocalRedirect(ResumeDraftPage.Address);
    }
}
