using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Partnership;

/// <summary>
/// Writes into the audit that somebody who is signed in asked by its address for a case or notification, or for who may see
/// it, and may not, so that browsing is noticed. A reference that nothing bears costs the same line, about a number that nothing
/// bears: neither the time nor what one may read in the audit tells the two apart.
/// </summary>
internal sealed class RefusedSubjects(RequestDelegate next, IServiceScopeFactory scopes)
{
    private const string Access = "access";

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.OrdinalIgnoreCase) { ["cases"] = "Case", ["notifications"] = "Notification", [Access] = "Access" };

    public async Task InvokeAsync(HttpContext http, ICurrentUser user)
    {
        await next(http);
        if (http is { Response.StatusCode: StatusCodes.Status404NotFound, User.Identity.IsAuthenticated: true }
            && http.GetRouteValue("reference") is string reference && reference.Any(char.IsAsciiDigit)
            && http.Request.Path.Value?.Split('/') is [_, var first, ..] && Kinds.ContainsKey(first))
        {
            await Note(first, reference, user);
        }
    }

    // In a scope of its own, where nothing of the page is left to be saved; and to the end, also where the browser has gone.
    private async Task Note(string first, string reference, ICurrentUser user)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().As(user);
        var access = scope.ServiceProvider.GetRequiredService<AccessInEveryModule>();
        var found = await access.Look(reference, CancellationToken.None);
        var theirs = string.Equals(first, Access, StringComparison.OrdinalIgnoreCase) ? await access.Find(reference, CancellationToken.None) is not null : await IsSeen(scope.ServiceProvider, found);
        if (theirs)
        {
            return; // it lacks a part that the address names
        }

        await scope.ServiceProvider.GetRequiredService<PartnershipDb>().Saw(new("Refused", found?.Subject ?? Guid.NewGuid(), Kinds[first]), CancellationToken.None);
    }

    private static async Task<bool> IsSeen(IServiceProvider services, SubjectFound? found)
    {
        var seen = false;
        foreach (var directory in services.GetServices<ISubjectDirectory>())
        {
            seen |= (await directory.Seen([found?.Subject ?? Guid.NewGuid()], CancellationToken.None)).Count > 0;
        }

        return seen;
    }
}
