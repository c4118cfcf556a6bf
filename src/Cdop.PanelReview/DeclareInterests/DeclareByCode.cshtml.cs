using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Cdop.PanelReview;

/// <summary>Asks a member without an account, who came in by the link of their invitation and a code.</summary>
[AllowAnonymous]
[EnableRateLimiting("answer-write")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class DeclareByCodePage(AnswerInvitationHandler handler, CasesAsked asked, InvitationEntrance entrance, PanelReviewDb db, PanelRules rules, IClock clock) : DeclareInterestsPage(handler, asked, db, rules, clock)
{
    [FromRoute(Name = "link")]
    public string Link { get; set; } = "";

    protected override Task<(Meeting Meeting, Invitation Invitation)?> Theirs(CancellationToken ct) => entrance.Enter(HttpContext, Link, ct);

    protected override IActionResult Nobody() => LocalRedirect($"/invitation/{Uri.EscapeDataString(Link)}");
}
