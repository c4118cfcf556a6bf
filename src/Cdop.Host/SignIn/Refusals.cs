using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Cdop.Host;

/// <summary>That a person holds a permission; one's own account is everybody's.</summary>
internal sealed record Holds(Permission Permission) : IAuthorizationRequirement;

internal sealed class HoldsHandler(ICurrentUser user) : AuthorizationHandler<Holds>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Holds requirement)
    {
        if (user.May(requirement.Permission))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

/// <summary>That a person proved who they are in the last few minutes; nobody is signed in without a second factor.</summary>
internal sealed record ProvedLately : IAuthorizationRequirement;

internal sealed class ProvedLatelyHandler(SignInSettings settings, IClock clock) : AuthorizationHandler<ProvedLately>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ProvedLately requirement)
    {
        if (Person.SignedInAt(context.User) is { } at && clock.GetCurrentInstant() - at < settings.StepUp)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

/// <summary>
/// How a request that may not go on is answered. A visitor is asked to sign in; who must prove themselves again is asked to;
/// anything else that one may not see is answered exactly as what does not exist.
/// </summary>
internal sealed class Refusals(AskToSignIn ask) : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded || context.GetEndpoint() is null)
        {
            return next(context);
        }

        if (authorizeResult.Challenged)
        {
            return ask.ToSignIn(context);
        }

        if (authorizeResult.AuthorizationFailure?.FailedRequirements.All(r => r is ProvedLately) == true)
        {
            return ask.ToProveAgain(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
