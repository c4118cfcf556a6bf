using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Where the link in the mail leads: asks for the work e-mail, to which a code goes.</summary>
internal sealed class AskForEntryPage(AskForEntryHandler handler, AnswerCookies cookies, DataCollectionDb db, IClock clock) : EntryPage(db, clock)
{
    [BindProperty]
    public AskForEntry Form { get; set; } = null!;

    /// <summary>Why somebody is here again: they left, or their session ended.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        cookies.Browser(HttpContext);
        await Find(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ModelState.IsValid && !PlainAddress.Is(Form.Email.Trim()))
        {
            ModelState.AddModelError("Form.Email", "Enter an email address in the right format, like name@example.nhs.uk");
        }

        if (!ModelState.IsValid)
        {
            await Find(ct);
            return Page();
        }

        await handler.Handle(Selector, Form, cookies.Browser(HttpContext), ct);
        return LocalRedirect($"/r/{Uri.EscapeDataString(Selector)}/code");
    }
}
