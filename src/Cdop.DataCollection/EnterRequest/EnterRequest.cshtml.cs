using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Where the code is typed. It looks the same whether one was mailed or not.</summary>
internal sealed class EnterRequestPage(EnterRequestHandler handler, AnswerCookies cookies, Entrance entrance, DataCollectionDb db, IClock clock) : EntryPage(db, clock)
{
    [BindProperty]
    public EnterRequest Form { get; set; } = null!;

    public void OnGet() => ModelState.Clear();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var entered = await handler.Handle(Selector, Form, cookies.Browser(HttpContext), ct);
        return entered.Succeeded ? LocalRedirect(await entrance.Begin(HttpContext, Selector, entered.Value, ct)) : this.Answer(entered, _ => "");
    }
}
