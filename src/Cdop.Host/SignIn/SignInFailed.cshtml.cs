using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.Host;

/// <summary>Says that a sign-in did not work, and why where we know it.</summary>
[AllowAnonymous]
internal sealed class SignInFailedPage : PageModel
{
    public const string Broken = "broken";
    public const string Proof = "proof";
    public const string Unreachable = "unreachable";
    public const string Organisation = "organisation";

    [BindProperty(SupportsGet = true)]
    public string Why { get; set; } = Broken;

    public bool IsSignedIn => Person.Of(User) is not null;

    public string Heading => Why switch
    {
        Proof when IsSignedIn => "We need a stronger sign-in for this",
        Proof => "We need a stronger sign-in",
        Organisation => "You did not come in by your organisation’s sign-in",
        Unreachable => "Signing in does not work at the moment",
        _ => "You were not signed in",
    };

    public static string AddressOf(string why) => $"/sign-in/failed?why={why}";
}
