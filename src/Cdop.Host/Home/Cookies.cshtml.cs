using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.Host;

/// <summary>Which cookies the site sets.</summary>
[AllowAnonymous]
internal sealed class CookiesPage : PageModel;
