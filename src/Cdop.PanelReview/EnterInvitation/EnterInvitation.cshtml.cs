using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Where a member types the code. It looks the same whether one was mailed or not.</summary>
internal sealed class EnterInvitationPage(EnterInvitationHandler handler, AnswerCookies cookies) : InvitationEntryPage
{
    [BindProperty]
    public EnterInvitation Form { get; set; } = null!;

    public void OnGet() => ModelState.Clear();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var entered = await handler.Handle(Link, Form, cookies.Browser(HttpContext), ct);
        if (entered.Succeeded)
        {
            cookies.Begin(HttpContext, Link, entered.Value);
        }

        return this.Answer(entered, _ => $"{Home}/cases");
    }
}
