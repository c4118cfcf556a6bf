using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Asks for the work email of a member, to which a code goes.</summary>
internal sealed class AskForInvitationCodePage(AskForCodeHandler handler, AnswerCookies cookies) : InvitationEntryPage
{
    [BindProperty]
    public AskForCode Form { get; set; } = null!;

    public void OnGet()
    {
        ModelState.Clear();
        cookies.Browser(HttpContext);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ModelState.IsValid && !PlainAddress.Is(Form.Email.Trim()))
        {
            ModelState.AddModelError("Form.Email", "Enter an email address in the right format, like name@example.nhs.uk");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        await handler.Handle(Link, Form, cookies.Browser(HttpContext), ct);
        return LocalRedirect($"{Home}/code");
    }
}
