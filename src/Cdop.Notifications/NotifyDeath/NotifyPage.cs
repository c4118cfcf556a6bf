using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.RateLimiting;

namespace Cdop.Notifications;

/// <summary>A page that shows questions of the form, whoever fills it in.</summary>
internal interface IAsksOfADeath
{
    /// <summary>What the fields are named after; filled only where a notification is put right.</summary>
    LogNotification Form { get; }
}

/// <summary>What the four pages of the public form share: they keep what was typed, right or wrong, and go on.</summary>
[AllowAnonymous]
// A notifier has no session that a token could guard, and comes back to a page left open over a night. What another site has
// the browser send is refused by SameOrigin, before any page.
[IgnoreAntiforgeryToken]
[EnableRateLimiting("public-write")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal abstract class NotifyPage(Screen screen, Drafts drafts, DraftCookie cookie, ReadTyped reader, IClock clock, LiveSite site) : PageModel, IAsksOfADeath
{
    public LogNotification Form => null!; // fields show what was typed, never a value of ours

    public Screen Screen => screen;

    /// <summary>Whether the writer came from the check of the answers, and goes back there.</summary>
    [BindProperty(SupportsGet = true, Name = "from")]
    public string? From { get; set; }

    /// <summary>What <see cref="Then"/> says when the writer leaves and comes back another day.</summary>
    public const string Later = "later";

    /// <summary>What <see cref="Then"/> says when the writer goes back; the layout's button sends it with the form called <c>page</c>.</summary>
    public const string Before = "back";

    /// <summary>Where a button leads that saves this page and goes elsewhere: a part of the form, a field of it that needs another look, <see cref="Before"/> or <see cref="Later"/>.</summary>
    [BindProperty]
    public string? Then { get; set; }

    /// <summary>A box that people do not see: what fills it in is a machine.</summary>
    [BindProperty]
    public string? Website { get; set; }

    /// <summary>What <see cref="From"/> says on the way of somebody who is writing.</summary>
    public const string On = "on";

    /// <summary>What the page that was posted carries of its draft; see <see cref="DraftCookie.PageOf"/>.</summary>
    [BindProperty]
    public string? ShownOf { get; set; }

    /// <summary>Whether the page was open for so long that we no longer know whose it is, and what was typed on it could not be kept.</summary>
    public bool CameLate => From == "late";

    /// <summary>What the next post carries.</summary>
    public string? Carried => Draft is null ? null : cookie.PageOf(Draft);

    /// <summary>Whether the dates, as far as typed, say that the child was under one year old.</summary>
    public bool IsUnderOne { get; private set; }

    public Draft? Draft { get; private set; }

    public Typed Typed { get; private set; } = Typed.Nothing;

    /// <summary>Where Back leads.</summary>
    public string Back => ComesFromCheck ? Screen.ThePeople.Address : screen.Back;

    /// <summary>What is kept, for the line under the buttons: what is typed on the page that is open may be newer.</summary>
    public string? Saved => Draft is null || isRefused ? null : Drafts.SavedInWords(Draft, Typed);

    // What was posted is more than is kept: that an older state of it is saved would only contradict that.
    private bool isRefused;

    private bool ComesFromCheck => From == "check";

    public Instant Now => clock.GetCurrentInstant();

    protected Drafts Drafts => drafts;

    public virtual async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await Load(ct) is { } elsewhere)
        {
            return elsewhere;
        }

        if ((Draft is null && screen != Screen.AboutYou) || (Draft?.CodeHash is not null && DraftCookie.CameAfresh(Request)))
        {
            return LocalRedirect(Screen.AboutYou.Address);
        }

        if (Typed.Has(screen) || ComesFromCheck)
        {
            await Check(ct);
        }

        return Page();
    }

    public virtual async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Website is not null)
        {
            return LocalRedirect(screen.Next.Address);
        }

        if (await Load(ct) is { } elsewhere)
        {
            return elsewhere;
        }

        if (await KeepPosted(ct) is { } answer)
        {
            return answer;
        }

        var whole = await Check(ct);
        if (Then is not null)
        {
            return Leave(Then, whole);
        }

        // A page with errors is asked for anew as well: a post that the browser can send again with Back would undo what came after it.
        return LocalRedirect(
            ModelState.IsValid ? ComesFromCheck ? Screen.ThePeople.Address : screen.Next.Address
            : ComesFromCheck ? $"{screen.Address}?from=check"
            : screen.Within);
    }

    /// <summary>Keeps what was posted; answers already where it cannot be kept as usual, or where only a script asks.</summary>
    protected async Task<IActionResult?> KeepPosted(CancellationToken ct)
    {
        var posted = Typed.Of(Request.Form, screen);
        var isTyping = Request.Headers.Accept == "application/json";
        if (posted.IsTooMuch)
        {
            if (isTyping)
            {
                return StatusCode(StatusCodes.Status413PayloadTooLarge);
            }

            (Typed, isRefused) = (Typed.With(screen, posted), true);
            await Check(ct);
            ModelState.AddModelError("", "This is more than we can keep, and it is not saved. Shorten it, then save again");
            return await Again(ct);
        }

        if (Draft is null && isTyping)
        {
            return Unauthorized();
        }

        if (Draft is null && cookie.ReadPage(ShownOf) is { } page && await drafts.KeepLate(page, screen, posted, ct))
        {
            return LocalRedirect("/notify/resume?late=true");
        }

        if (Draft is null && screen != Screen.AboutYou)
        {
            return LocalRedirect($"{Screen.AboutYou.Address}?from=late");
        }

        if (Draft is not null && drafts.NamesAnother(Draft, posted) && cookie.ReadPage(ShownOf)?.Draft != Draft.Id)
        {
            Forget(); // a first page that was not shown of this draft, with another address: somebody else begins
        }

        if (await drafts.Keep(Draft, screen, posted, ct, isTyping) is not { } kept)
        {
            return LocalRedirect(NotificationSentPage.TooLate);
        }

        Draft = kept;
        Typed = drafts.Open(Draft).With(screen, posted);
        cookie.Write(Response, Draft.Id);
        return isTyping ? new JsonResult(new { seen = "", at = Now.TimeIn().ToString("HH:mm", null) }) : null;
    }

    /// <summary>Shows the page with what was posted to it.</summary>
    protected virtual Task<IActionResult> Again(CancellationToken ct) => Task.FromResult<IActionResult>(Page());

    /// <summary>
    /// Goes where a button of the page leads. Whoever comes back later has left this computer to others, unless no code could be
    /// mailed and this computer is the only way back.
    /// </summary>
    protected IActionResult Leave(string then, WholeForm whole)
    {
        if (then == Later && Draft!.CodeHash is not null)
        {
            TempData[ResumeDraftPage.SavedKey] = Drafts.SavedInWords(Draft, Typed);
            cookie.Clear(Response);
        }

        return LocalRedirect(AddressOf(then, whole));
    }

    /// <summary>Where <see cref="Then"/> leads; whatever is not of the form leads to this page again.</summary>
    protected string AddressOf(string then, WholeForm whole)
    {
        ArgumentNullException.ThrowIfNull(then);
        ArgumentNullException.ThrowIfNull(whole);

        if (then == Later)
        {
            return "/notify/resume?saved=true";
        }

        if (then == Before)
        {
            return Back;
        }

        var to = Screen.All.FirstOrDefault(s => then == s.Part || then.StartsWith($"{s.Part}.", StringComparison.Ordinal)) ?? screen;
        var field = $"Form.{then}";
        return (to == Screen.ThePeople ? to.Address : $"{to.Address}?from=check")
            + (whole.States[to].ContainsKey(field) ? $"#{TagBuilder.CreateSanitizedId(field, "_")}" : "");
    }

    /// <summary>Reads the whole form, and shows what is wrong with this page of it.</summary>
    protected async Task<WholeForm> Check(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var whole = await reader.ReadAll(PageContext, Typed, Now, site.RefusesTestNumbers);
        ModelState.Clear();
        ModelState.Merge(whole.States[screen]);
        IsUnderOne = whole.Command.WasUnderOne(Now.DateIn());
        return whole;
    }

    /// <summary>Takes up the draft of this browser; leads to the receipt where it was sent already.</summary>
    protected async Task<IActionResult?> Load(CancellationToken ct)
    {
        Draft = cookie.Read(Request) is { } id ? await drafts.Find(id, ct) : null;
        if (Draft?.SentAs is not null)
        {
            // Back button, or a second tab: the first receipt again. A fresh start is what the first address of the form gives.
            return LocalRedirect(HasOtherWords(Draft) ? NotificationSentPage.TooLate : NotificationSentPage.Address);
        }

        Typed = Draft is null ? Typed.Nothing : drafts.Open(Draft);
        return null;
    }

    // Sent twice it says the same; what another window wrote since is in no notification, and its writer is told.
    private bool HasOtherWords(Draft sent) =>
        HttpMethods.IsPost(Request.Method) && Request.HasFormContentType && sent.Content.Length > 0 && !drafts.Open(sent).SaysTheSame(screen, Typed.Of(Request.Form, screen));

    /// <summary>Nothing is shown of the draft that this browser wrote.</summary>
    protected void Forget() => (Draft, Typed) = (null, Typed.Nothing);

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        ModelState.Clear(); // what the fields show comes from what was typed
        base.OnPageHandlerExecuting(context);
    }
}
