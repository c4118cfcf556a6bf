using Cdop.Partnership.Contracts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.Host;

/// <summary>Ends the session here and at the provider, and has the browser let go of what it had stored.</summary>
[AllowAnonymous]
internal sealed class SignOutPage(ISignInDirectory log) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        // Not the cookies: a page still open in another tab may hold something typed.
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        if (Person.Of(User) is not { } person)
        {
            return LocalRedirect("/signed-out");
        }

        await log.Note(SignInAct.SignedOut, person.Issuer, person.Subject, HttpContext.RequestAborted);
        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        try
        {
            await HttpContext.SignOutAsync(OpenIdConnectDefaults.AuthenticationScheme, new AuthenticationProperties { RedirectUri = "/signed-out" });
            return new EmptyResult();
        }
        catch (InvalidOperationException)
        {
            // The provider does not answer; the session here has ended all the same.
            return LocalRedirect("/signed-out");
        }
    }
}
