using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>What the two pages before the code share: they say the reference of a request, and nothing of a child.</summary>
[AllowAnonymous]
// Nobody is in yet, so there is no session that a token could guard. What another site has the browser send is refused by SameOrigin.
[IgnoreAntiforgeryToken]
[EnableRateLimiting("entry-write")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal abstract class EntryPage(DataCollectionDb db, IClock clock) : PageModel
{
    [FromRoute(Name = "selector")]
    public string Selector { get; set; } = "";

    /// <summary>What the request is called; null where the link is not in use. A link that never was is answered as one that is over.</summary>
    public string? Reference { get; private set; }

    /// <summary>Finds the request of the link. A link that was closed after wrong codes looks like any other.</summary>
    protected async Task Find(CancellationToken ct)
    {
        var (link, now) = (SecretLink.HashOf(Selector), clock.GetCurrentInstant());
        var door = await db.Set<RequestDoor>().AsNoTracking().SingleOrDefaultAsync(d => d.SelectorHash == link, ct);
        if (door is { ClosedAt: null } && now < door.OpensUntil)
        {
            Reference = await db.Requests.WithSpecification(new RequestByNumber(door.Request)).Select(r => r.Reference).SingleAsync(ct);
        }
    }
}
