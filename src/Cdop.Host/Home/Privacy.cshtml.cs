using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.Host;

/// <summary>What the site keeps, why, and who sees it.</summary>
[AllowAnonymous]
internal sealed class PrivacyPage : PageModel;
