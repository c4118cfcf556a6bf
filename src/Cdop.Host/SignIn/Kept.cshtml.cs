using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.Host;

/// <summary>Offers to send again what could not be taken when it was sent.</summary>
[AllowAnonymous]
internal sealed class KeptPage(KeptPosts kept) : PageModel
{
    public KeptPost? Post { get; private set; }

    public string Heading => Post?.Because switch
    {
        KeptBecause.SessionEnded => "Your session had ended. What you typed is kept",
        KeptBecause.ProofWasNeeded => "Thank you. What you typed is kept",
        KeptBecause.FormWasOld => "The page had been open for too long. What you typed is kept",
        _ => "There is nothing here to send",
    };

    public static string AddressOf(string number) => $"/sign-in/kept/{number}";

    public async Task OnGetAsync(string number)
    {
        Post = await kept.Find(HttpContext, number);
        if (Post is null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
        }
    }

    public async Task<IActionResult> OnPostAsync(string number)
    {
        await kept.Forget(HttpContext, number);
        return LocalRedirect("/sign-in");
    }
}
