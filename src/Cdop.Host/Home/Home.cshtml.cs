using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.Host;

/// <summary>The public front page: notify a death, and what a review is.</summary>
[AllowAnonymous]
internal sealed class HomePage : PageModel;
