using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.Host;

/// <summary>Where signing out ends.</summary>
[AllowAnonymous]
internal sealed class SignedOutPage : PageModel;
