using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Where the link in the mail leads: asks for the work email, to which a code goes.</summary>
internal sealed class AskForEntryPage(AskForEntryHandler handler, AnswerCookies cookies, IEnumerable<KnownOrganisation> organisations, DataCollectionDb db, IClock clock) : EntryPage(db, clock)
{
    [BindProperty]
    public AskForEntry Form { get; set; } = null!;

    /// <summary>Why somebody is here again: they left, or their session ended and what they typed last is kept, or lost.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    /// <summary>The organisations whose own sign-in will do instead of a code: all of them, whomever the request went to.</summary>
    public IReadOnlyList<KnownOrganisation> Organisations { get; } = [.. organisations];

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

    /// <summary>Sends somebody to their organisation's sign-in, whether the link is in use or not. Its number travels sealed.</summary>
    public async Task<IActionResult> OnPostOrganisationAsync(string? organisation)
    {
        if (Organisations.FirstOrDefault(known => known.Key == organisation) is not { } known)
        {
            return NotFound();
        }

        try
        {
            await HttpContext.ChallengeAsync(known.Scheme, new() { RedirectUri = "/", Items = { [KnownOrganisation.LinkItem] = Selector } });
            return new EmptyResult();
        }
        catch (InvalidOperationException) when (!Response.HasStarted)
        {
            return LocalRedirect(KnownOrganisation.NotLetIn); // it does not answer
        }
    }
}
