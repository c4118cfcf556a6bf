using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Cdop.DevelopmentSignIn;

/// <summary>
/// An OpenID Connect provider for development only: it asks who you would like to be and believes you.
/// It speaks the same protocol as a real one (authorization code with PKCE), so that the application has no other way in.
/// </summary>
public static class DevelopmentProvider
{
    /// <summary>The client the application signs in as.</summary>
    public const string ClientId = "cdop";

    /// <summary>The client's secret unless <c>DevelopmentSignIn:ClientSecret</c> says otherwise. It guards nothing.</summary>
    public const string ClientSecret = "development-only";

    /// <summary>Says why the provider does not start outside development.</summary>
    public const string OnlyForDevelopment =
        "The development sign-in lets anybody be anyone, so it starts only when the environment is Development.";

    private const string Cookie = CookieAuthenticationDefaults.AuthenticationScheme;

    private const string Server = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    /// <summary>Runs the provider until it is stopped.</summary>
    public static async Task<int> Main(string[] args)
    {
        try
        {
            await using var app = Build(args);
            await app.RunAsync();
            return 0;
        }
        catch (InvalidOperationException refusal) when (refusal.Message == OnlyForDevelopment)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 1;
        }
    }

    /// <summary>The provider, ready to start; a test may change what it is made of.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? change = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        change?.Invoke(builder);
        if (!builder.Environment.IsDevelopment())
        {
            throw new InvalidOperationException(OnlyForDevelopment);
        }

        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning).AddFilter("OpenIddict", LogLevel.Warning);
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSingleton<ProviderMemory>();
        builder.Services.AddDbContext<ProviderDb>((services, options) => options
            .UseSqlite(services.GetRequiredService<ProviderMemory>().ConnectionString)
            .UseOpenIddict());
        builder.Services.AddHostedService<KnownClient>();
        builder.Services.AddAuthentication(Cookie).AddCookie(cookie =>
        {
            // Cookies of localhost are shared by all ports, so the name must not be the application's.
            cookie.Cookie.Name = "cdop-development-sign-in";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
        });
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<ProviderDb>())
            .AddServer(server =>
            {
                server.SetAuthorizationEndpointUris("connect/authorize")
                    .SetTokenEndpointUris("connect/token")
                    .SetEndSessionEndpointUris("connect/end-session");
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
                server.RegisterScopes(Scopes.OpenId, Scopes.Profile, Scopes.Email);
                server.RegisterClaims(Claims.Subject, Claims.Name, Claims.AuthenticationTime, Claims.AuthenticationMethodReference, Claims.Email, Claims.EmailVerified);
                server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
                if (builder.Configuration["DevelopmentSignIn:Issuer"] is { Length: > 0 } issuer)
                {
                    server.SetIssuer(issuer);
                }

                server.UseAspNetCore()
                    .EnableAuthorizationEndpointPassthrough()
                    .EnableEndSessionEndpointPassthrough()
                    .DisableTransportSecurityRequirement();
            });

        var app = builder.Build();
        app.Use(SendSafely);
        app.UseAuthentication();
        app.MapGet("/", () => Html(Pages.Welcome()));
        app.MapGet("/accounts", () => string.Concat(Accounts.All.Select(account => $"{account.Name,-16} {account.Role}, {account.Areas}\n"))); // printed by build/run
        app.MapGet("/health", () => "ready");
        app.MapGet("/favicon.ico", () => Results.NoContent());
        app.MapGet("/sign-in.css", () => Results.Text(Pages.Style, "text/css"));
        app.MapMethods("/connect/authorize", [HttpMethods.Get, HttpMethods.Post], Authorize);
        app.MapMethods("/connect/end-session", [HttpMethods.Get, HttpMethods.Post], (Delegate)EndSession);
        return app;
    }

    private static async Task<IResult> Authorize(HttpContext http, TimeProvider time)
    {
        var request = http.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("There is no OpenID Connect request.");
        var now = time.GetUtcNow();
        if (http.Request.HasFormContentType && Chosen(http.Request.Form[Pages.Who], request, now) is { } chosen)
        {
            var session = new ClaimsPrincipal(chosen);
            await http.SignInAsync(Cookie, session);
            return Issue(session, request);
        }

        var earlier = await http.AuthenticateAsync(Cookie);
        if (earlier.Principal is { } known && IsFor(request, known.GetClaim(Claims.Subject)) && !request.HasPromptValue(PromptValues.Login) && !request.HasPromptValue(PromptValues.SelectAccount) && IsFresh(known, request.MaxAge, now))
        {
            return Issue(known, request);
        }

        if (request.HasPromptValue(PromptValues.None))
        {
            return Results.Forbid(
                new AuthenticationProperties(new Dictionary<string, string?>
                {
                    [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.LoginRequired,
                    [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = "Nobody is signed in.",
                }),
                [Server]);
        }

        // The form's answer is redirected to the application, so its address must be allowed to receive a form.
        AllowFormsTo(http, request.RedirectUri);
        return Html(IsOrganisations(request) ? Pages.ChooseMember(request) : Pages.ChooseWhoToBe(request));
    }

    private static async Task<IResult> EndSession(HttpContext http)
    {
        await http.SignOutAsync(Cookie);
        return Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, [Server]);
    }

    // Each client is shown people of its own, and takes no others.
    private static bool IsFor(OpenIddictRequest request, string? subject) =>
        IsOrganisations(request) ? Organisation.People.Any(person => person.Subject == subject) : Accounts.All.Any(account => account.Subject == subject);

    private static bool IsOrganisations(OpenIddictRequest request) => request.ClientId == Organisation.ClientId;

    private static ClaimsIdentity? Chosen(string? choice, OpenIddictRequest request, DateTimeOffset now)
    {
        if (IsOrganisations(request))
        {
            return Organisation.People.FirstOrDefault(person => person.Subject == choice) is { } member
                ? SessionOf(member.Subject, member.Name, ["pwd"], now).SetClaim(Claims.Email, member.Email).SetClaim(Claims.EmailVerified, member.IsVerified)
                : null;
        }

        var secondFactor = choice?.EndsWith(Pages.WithoutSecondFactor, StringComparison.Ordinal) != true;
        var subject = secondFactor ? choice : choice![..^Pages.WithoutSecondFactor.Length];
        return Accounts.All.FirstOrDefault(account => account.Subject == subject) is { } chosen
            ? SessionOf(chosen.Subject, chosen.Name, secondFactor ? ["pwd", "mfa"] : ["pwd"], now)
            : null;
    }

    private static ClaimsIdentity SessionOf(string subject, string name, string[] methods, DateTimeOffset now)
    {
        var session = new ClaimsIdentity(Cookie, Claims.Name, Claims.Role);
        session.SetClaim(Claims.Subject, subject);
        session.SetClaim(Claims.Name, name);
        session.SetClaim(Claims.AuthenticationTime, now.ToUnixTimeSeconds());
        session.SetClaims(Claims.AuthenticationMethodReference, [.. methods]);
        return session;
    }

    private static bool IsFresh(ClaimsPrincipal session, long? maxAge, DateTimeOffset now) =>
        maxAge is null
        || (long.TryParse(session.GetClaim(Claims.AuthenticationTime), out var since) && now.ToUnixTimeSeconds() - since < maxAge);

    private static IResult Issue(ClaimsPrincipal session, OpenIddictRequest request)
    {
        var identity = new ClaimsIdentity(session.Claims, Server, Claims.Name, Claims.Role);
        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: Server);
    }

    private static IResult Html(string page) => Results.Text(page, "text/html; charset=utf-8");

    private static Task SendSafely(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy("'self'");
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        return next(http);
    }

    private static void AllowFormsTo(HttpContext http, string? redirectUri)
    {
        if (Uri.TryCreate(redirectUri, UriKind.Absolute, out var address))
        {
            http.Response.Headers.ContentSecurityPolicy = Policy($"'self' {address.GetLeftPart(UriPartial.Authority)}");
        }
    }

    private static string Policy(string forms) =>
        $"default-src 'none'; style-src 'self'; img-src 'self'; form-action {forms}; frame-ancestors 'none'; base-uri 'none'";
}
