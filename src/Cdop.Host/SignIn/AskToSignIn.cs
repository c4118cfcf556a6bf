using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Cdop.Host;

/// <summary>Sends a browser to the provider and back to where it was; what it was posting is kept meanwhile.</summary>
internal sealed class AskToSignIn(KeptPosts kept, ILogger<AskToSignIn> log)
{
    /// <summary>Marks a sign-in that was asked for as a fresh proof, in the state that travels with it.</summary>
    public const string ProofAsked = "proof";

    public async Task ToSignIn(HttpContext http)
    {
        if (!IsScript(http))
        {
            await ToSignIn(http, await ReturnAddress(http, KeptBecause.SessionEnded), anew: false);
        }
    }

    /// <summary>Signs in and then goes on to an address of this site.</summary>
    /// <param name="http">The request that asks.</param>
    /// <param name="goTo">Where to go on to.</param>
    /// <param name="anew">Whether the provider is to ask again, where it would answer from the sign-in that did not do.</param>
    public Task ToSignIn(HttpContext http, string goTo, bool anew) => Go(http, anew ? Anew(goTo) : new() { RedirectUri = goTo });

    public async Task ToProveAgain(HttpContext http)
    {
        if (IsScript(http))
        {
            return;
        }

        var properties = Anew(await ReturnAddress(http, KeptBecause.ProofWasNeeded));
        properties.Items[ProofAsked] = "yes";
        await Go(http, properties);
    }

    // Providers differ in which of the two they heed.
    private static OpenIdConnectChallengeProperties Anew(string goTo) => new() { RedirectUri = goTo, MaxAge = TimeSpan.Zero, Prompt = "login" };

    private async Task Go(HttpContext http, AuthenticationProperties properties)
    {
        try
        {
            await http.ChallengeAsync(OpenIdConnectDefaults.AuthenticationScheme, properties);
        }
        catch (InvalidOperationException fault) when (!http.Response.HasStarted)
        {
            log.LogError(fault, "The sign-in provider does not answer");
            http.Response.Redirect(SignInFailedPage.AddressOf(SignInFailedPage.Unreachable));
        }
    }

    private async Task<string> ReturnAddress(HttpContext http, KeptBecause because) =>
        HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
            ? Here(http.Request)
            : await kept.Keep(http, because);

    private static string Here(HttpRequest request) => $"{request.PathBase}{request.Path}{request.QueryString}";

    // A script cannot be sent to the provider: it is told, in few words, and the page says the rest.
    private static bool IsScript(HttpContext http)
    {
        if (http.Request.Headers["Sec-Fetch-Mode"] is not [{ } mode] || mode == "navigate")
        {
            return false;
        }

        http.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return true;
    }
}

/// <summary>Heeds <see cref="StepUpAttribute"/> on a page's handler, which authorization by endpoint does not see.</summary>
internal sealed class StepUpOnHandlers(IAuthorizationService authorization, AskToSignIn ask) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerMethod?.MethodInfo.IsDefined(typeof(StepUpAttribute), inherit: true) == true
            && !(await authorization.AuthorizeAsync(context.HttpContext.User, StepUpAttribute.Policy)).Succeeded)
        {
            await ask.ToProveAgain(context.HttpContext);
            context.Result = new EmptyResult();
            return;
        }

        await next();
    }
}

/// <summary>Keeps what was typed where a form's token is of a former session, instead of refusing it.</summary>
internal sealed class KeepWhatAnOldFormSent(KeptPosts kept) : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is Microsoft.AspNetCore.Mvc.Core.Infrastructure.IAntiforgeryValidationFailedResult)
        {
            context.Result = new RedirectResult(await kept.Keep(context.HttpContext, KeptBecause.FormWasOld));
        }

        await next();
    }
}
