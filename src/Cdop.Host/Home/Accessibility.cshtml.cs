using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.Host;

/// <summary>What these pages do for people with disabilities, and what has not been tried.</summary>
[AllowAnonymous]
internal sealed class AccessibilityPage : PageModel;
