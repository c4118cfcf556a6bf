using System.Security.Claims;
using Cdop.Partnership.Contracts;
using Microsoft.AspNetCore.Authentication;

namespace Cdop.Host;

/// <summary>A signed-in person and what our own tables let them do: nothing, where the tables do not know them or they have left.</summary>
internal sealed class SignedInUser(string name, Rights? rights, Permission? asked) : ICurrentUser
{
    public UserId Id => rights?.Person ?? UserId.Public;

    public string Name => rights?.Name ?? name;

    public IReadOnlyCollection<Area> Areas => asked is { } permission ? AreasFor(permission) : [];

    public bool OnlyReads => asked?.OnlyReads() ?? false;

    public bool SeesEverything => false;

    public bool May(Permission permission) =>
        permission == Permission.OwnAccount || rights?.Areas.ContainsKey(permission) == true;

    public IReadOnlyCollection<Area> AreasFor(Permission permission) =>
        rights is not null && rights.Areas.TryGetValue(permission, out var areas) ? areas : [];
}

/// <summary>Says in each request's scope who acts, and under which permission: the one its endpoint names.</summary>
internal sealed class KnowWhoActs(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, Acting acting, IRightsDirectory directory, Sessions sessions, ISignInDirectory log)
    {
        if (Person.Of(http.User) is { } person)
        {
            var rights = await directory.Find(person.Issuer, person.Subject, http.RequestAborted);
            var session = (await http.AuthenticateAsync()).Properties;
            if (Sessions.BeganAt(session) < rights?.ChangedAt && Sessions.NumberOf(session) is { } number)
            {
                // What was opened under other rights, or before somebody was shut out, does not live on: they sign in again.
                await sessions.End(person, number, http.RequestAborted);
                await log.Note(SignInAct.SessionEnded, person.Issuer, person.Subject, http.RequestAborted);
                http.User = new(new ClaimsIdentity());
                await next(http);
                return;
            }

            var asked = http.GetEndpoint()?.Metadata.GetMetadata<NeedsAttribute>()?.Permission;
            acting.As(new SignedInUser(http.User.FindFirst(Person.NameClaim)?.Value ?? "", rights, asked));
        }

        await next(http);
    }
}
