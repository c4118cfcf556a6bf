using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Cdop.Notifications;

/// <summary>Where a notifier who lost the code asks for another.</summary>
[AllowAnonymous]
// As the pages of the form: see NotifyPage.
[IgnoreAntiforgeryToken]
[EnableRateLimiting("public-write")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class AskForCodePage(AskForCodeHandler handler) : PageModel
{
    [BindProperty]
    public AskForCode Form { get; set; } = null!;

    /// <summary>Whether it was asked for.</summary>
    [BindProperty(SupportsGet = true, Name = "asked")]
    public bool Asked { get; set; }

    public void OnGet() => ModelState.Clear();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await handler.Handle(Form, ct);
        return LocalRedirect("/notify/lost-code?asked=true");
    }
}
