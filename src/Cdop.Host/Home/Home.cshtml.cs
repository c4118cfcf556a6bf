using Cdop.Partnership.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.Host;

/// <summary>The public front page: notify a death, and what a review is.</summary>
[AllowAnonymous]
internal sealed class HomePage(IAreaDirectory areas) : PageModel
{
    /// <summary>The areas served now, as a sentence names them.</summary>
    public string Areas { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken ct)
    {
        string[] names = [.. (await areas.All(ct)).Select(area => area.Name == "Isle of Man" ? "the Isle of Man" : area.Name)];
        Areas = names.Length < 2 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} or {names[^1]}";
    }
}
