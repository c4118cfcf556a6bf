using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Cdop.PanelReview;

/// <summary>What the two pages before the code share. They say nothing of the invitation, whether the link is in use or not.</summary>
[AllowAnonymous]
// Nobody is in yet, so there is no session that a token could guard. What another site has the browser send is refused by SameOrigin.
[IgnoreAntiforgeryToken]
[EnableRateLimiting("entry-write")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal abstract class InvitationEntryPage : PageModel
{
    [FromRoute(Name = "link")]
    public string Link { get; set; } = "";

    /// <summary>Where the link leads.</summary>
    public string Home => $"/invitation/{Uri.EscapeDataString(Link)}";
}
