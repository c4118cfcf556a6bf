using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection;

/// <summary>
/// Writes into the audit that somebody who is signed in asked by its address for a case that they may not see, so that browsing
/// is noticed. A reference that no case bears costs the same line, about a number that nothing bears: neither the time nor what
/// one may read in the audit tells the two apart.
/// </summary>
internal sealed class RefusedCases(RequestDelegate next, IServiceScopeFactory scopes)
{
    public async Task InvokeAsync(HttpContext http, ICurrentUser user)
    {
        await next(http);
        if (http is { Response.StatusCode: StatusCodes.Status404NotFound, User.Identity.IsAuthenticated: true }
            && http.Request.Path.StartsWithSegments("/cases", StringComparison.OrdinalIgnoreCase)
            && CaseReference.TryParse(http.GetRouteValue("reference") as string, null, out var reference))
        {
            await Note(reference, user);
        }
    }

    // In a scope of its own, where nothing of the page is left to be saved; and to the end, also where the browser has gone.
    private async Task Note(CaseReference reference, ICurrentUser user)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().As(user);
        var db = scope.ServiceProvider.GetRequiredService<DataCollectionDb>();
        if (await db.Cases.AnyAsync(c => c.Reference == reference, CancellationToken.None))
        {
            return; // theirs: it lacks a part that the address names
        }

        var subject = await db.Cases.WithSpecification(new CaseOfReference(reference)).Select(c => (Guid?)c.Subject).SingleOrDefaultAsync(CancellationToken.None);
        await db.Saw(new("Refused", subject ?? Guid.NewGuid(), "Case"), CancellationToken.None);
    }
}
