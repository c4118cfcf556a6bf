using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Where the code is typed. It looks the same whether one was mailed or not.</summary>
internal sealed class EnterRequestPage(EnterRequestHandler handler, AnswerCookies cookies, KeptSections kept, DataCollectionDb db, IClock clock) : EntryPage(db, clock)
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
        if (!entered.Succeeded)
        {
            return this.Answer(entered, _ => "");
        }

        cookies.Begin(HttpContext, Selector, entered.Value);
        var link = $"/r/{Uri.EscapeDataString(Selector)}";
        return LocalRedirect(await kept.Last(entered.Value.Id, ct) is var (form, section) ? $"{link}/forms/{form}/{section}" : $"{link}/answer");
    }
}
