using System.Security.Claims;
using Cdop.Partnership.Contracts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Cdop.Host;

/// <summary>
/// The one way in: OpenID Connect, authorization code with PKCE. Who somebody is comes from the provider;
/// what they may do comes from our own tables; what they may not see does not exist for them.
/// </summary>
internal static class SignIn
{
    public const string Callback = "/signin-oidc";

    private const string Session = CookieAuthenticationDefaults.AuthenticationScheme;
    private const string Accounts = OpenIdConnectDefaults.AuthenticationScheme;
    private static readonly TimeSpan RenewAfter = TimeSpan.FromMinutes(1);

    /// <summary>Sessions, the provider, permissions and what keeps a posted form; the settings must have been read and filled before.</summary>
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var settings = SignInSettings.Read(builder.Configuration);
        var development = builder.Environment.IsDevelopment();
        var names = new CookieNames(AlwaysSecure: !development);
        var services = builder.Services;

        services.AddSingleton(settings).AddSingleton(names).AddSingleton<Sessions>().AddSingleton<KeptPosts>().AddSingleton<AskToSignIn>();
        services.AddDataProtection().SetApplicationName("cdop").PersistKeysToFileSystem(new(Path.Combine(builder.Configuration["Keys:Path"]!, "cookies")));
        services.AddOptions<KeyManagementOptions>().Configure<KeyRing>((options, keys) => options.XmlEncryptor = new SealCookieKeys(keys));

        var cookies = new NewSessionAtSignIn(Callback);
        services.AddAuthentication(options => (options.DefaultScheme, options.DefaultChallengeScheme) = (Session, Accounts))
            .AddCookie(cookie => Keep(cookie, cookies, names))
            .AddOpenIdConnect(oidc => Ask(oidc, cookies, settings, development))
            .AddOrganisations(settings, development);
        services.AddOptions<OpenIdConnectOptions>(Accounts).Configure<IClock>(SignInProvider.TellTime);
        services.AddOptions<CookieAuthenticationOptions>(Session).Configure<Sessions>((cookie, sessions) => cookie.SessionStore = sessions);

        services.AddAuthorization(Permit);
        services.AddScoped<IAuthorizationHandler, HoldsHandler>().AddSingleton<IAuthorizationHandler, ProvedLatelyHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Refusals>();
        services.Configure<MvcOptions>(mvc =>
        {
            mvc.Filters.Add<StepUpOnHandlers>();
            mvc.Filters.Add<KeepWhatAnOldFormSent>();
        });

        services.Configure<AntiforgeryOptions>(form =>
        {
            (form.Cookie.Name, form.Cookie.SecurePolicy) = (names.Form, names.Secure);
            form.Cookie.SameSite = SameSiteMode.Lax; // Strict would be withheld on the way back from the provider
            form.SuppressXFrameOptionsHeader = true; // it is one of the headers of every answer
        });
        services.Configure<CookieTempDataProviderOptions>(done => (done.Cookie.Name, done.Cookie.SecurePolicy) = (names.Done, names.Secure));
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in settings.Proxies)
            {
                forwarded.KnownIPNetworks.Add(proxy);
            }
        });
        services.Configure<HostFilteringOptions>(hosts =>
        {
            if (builder.Configuration["AllowedHosts"] is null or "" or "*")
            {
                hosts.AllowedHosts = development ? [settings.Site.Host, "localhost", "127.0.0.1", "[::1]"] : [settings.Site.Host];
            }
        });
    }

    /// <summary>Who really asks, and the headers of every answer; before anything that answers.</summary>
    public static void UseSafeAnswers(this IApplicationBuilder app)
    {
        // Without known proxies the framework would believe anybody.
        if (app.ApplicationServices.GetRequiredService<SignInSettings>().Proxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        app.UseMiddleware<SafeHeaders>().UseMiddleware<SameOrigin>();
    }

    /// <summary>Who asks, and whether they may; after routing.</summary>
    public static void UseSignIn(this IApplicationBuilder app) => app.UseAuthentication().UseMiddleware<KnowWhoActs>().UseAuthorization();

    /// <summary>The way in, and the question whether a session still lasts.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in", async (string? returnUrl, string? anew, HttpContext http, ICurrentUser user, AskToSignIn ask) =>
        {
            var goTo = OnThisSite(returnUrl);
            if (Person.Of(http.User) is not null)
            {
                http.Response.Redirect(goTo is null ? FirstPageOf(user) : goTo);
            }
            else
            {
                await ask.ToSignIn(http, goTo ?? "/sign-in", anew: anew is not null);
            }
        }).AllowAnonymous();

        // Asked by the page when somebody chooses to stay: the request itself prolongs the session.
        app.MapGet("/session", () => Results.NoContent()).WithMetadata(new NeedsAttribute(Permission.OwnAccount));
    }

    // An address of this site as the browser will take it, its dots resolved; null for any other.
    private static string? OnThisSite(string? address) =>
        RedirectHttpResult.IsLocalUrl(address) && new Uri(new Uri("http://here"), address).PathAndQuery is var path && RedirectHttpResult.IsLocalUrl(path) ? path : null;

    // Nobody is met by a page that is not for them.
    private static string FirstPageOf(ICurrentUser user) =>
        user.May(Permission.ReadCases) ? "/cases"
        : user.May(Permission.HoldMeetings) ? "/hold"
        : user.May(Permission.SitOnPanels) ? "/panel-invitations"
        : user.May(Permission.BeGuest) ? "/guest"
        : user.May(Permission.ReviewBreakGlass) ? "/break-glass/reviews"
        : user.May(Permission.ReadAudit) ? "/audit"
        : user.May(Permission.Operate) ? "/operate/mail"
        : "/account";

    private static void Permit(AuthorizationOptions options)
    {
        var signedIn = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        options.DefaultPolicy = signedIn;
        options.FallbackPolicy = signedIn;
        options.AddPolicy(StepUpAttribute.Policy, policy => policy.RequireAuthenticatedUser().AddRequirements(new ProvedLately()));
        foreach (var permission in Enum.GetValues<Permission>())
        {
            options.AddPolicy(NeedsAttribute.PolicyOf(permission), policy => policy.RequireAuthenticatedUser().AddRequirements(new Holds(permission)));
        }
    }

    private static void Keep(CookieAuthenticationOptions cookie, NewSessionAtSignIn cookies, CookieNames names)
    {
        cookie.CookieManager = cookies;
        cookie.Cookie.Name = names.Session;
        cookie.Cookie.SecurePolicy = names.Secure;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.Path = "/";
        cookie.ExpireTimeSpan = Sessions.Idle.ToTimeSpan();
        cookie.SlidingExpiration = true;
        cookie.Events.OnCheckSlidingExpiration = context =>
        {
            context.ShouldRenew = context.ElapsedTime >= RenewAfter;
            return Task.CompletedTask;
        };
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        };
    }

    private static void Ask(OpenIdConnectOptions oidc, NewSessionAtSignIn cookies, SignInSettings settings, bool development)
    {
        settings.Accounts.Ask(oidc, Callback, ["openid", "profile"], settings, development);
        oidc.SignedOutRedirectUri = "/signed-out";
        oidc.Events.OnRedirectToIdentityProviderForSignOut = context =>
        {
            context.ProtocolMessage.PostLogoutRedirectUri = new Uri(settings.Site, oidc.SignedOutCallbackPath).AbsoluteUri;
            context.ProtocolMessage.ClientId = settings.Accounts.ClientId;
            return Task.CompletedTask;
        };
        oidc.Events.OnTokenValidated = context => TakeIn(context, settings);
        oidc.Events.OnTicketReceived = async context =>
        {
            if (Person.Of(context.Principal!) is { } person)
            {
                await Note(context.HttpContext, SignInAct.SignedIn, person.Issuer, person.Subject);
            }

            context.HttpContext.RequestServices.GetRequiredService<KeptPosts>().Know(context.HttpContext);
            await cookies.EndEarlier(context.HttpContext, context.HttpContext.RequestServices.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<CookieAuthenticationOptions>>().Get(Session));
        };
        oidc.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            context.Response.Redirect(SignInFailedPage.AddressOf(context.Failure is ProofMissing ? SignInFailedPage.Proof : SignInFailedPage.Broken));
            return Task.CompletedTask;
        };
    }

    private static Task Note(HttpContext http, SignInAct act, string issuer, string subject) =>
        http.RequestServices.GetRequiredService<ISignInDirectory>().Note(act, issuer, subject, http.RequestAborted);

    /// <summary>Takes from the provider's answer who it is and how they proved it, and nothing else.</summary>
    private static async Task TakeIn(TokenValidatedContext context, SignInSettings settings)
    {
        var told = context.Principal!;
        if (told.FindFirst(Person.SubjectClaim) is not { Value.Length: > 0 } subject)
        {
            context.Fail("The provider named nobody.");
            return;
        }

        var claims = new List<Claim>
        {
            new(Person.IssuerClaim, subject.Issuer),
            new(Person.SubjectClaim, subject.Value, ClaimValueTypes.String, subject.Issuer),
            new(Person.NameClaim, told.FindFirst(Person.NameClaim)?.Value ?? subject.Value),
        };
        claims.AddRange(told.Claims
            .Where(c => c.Type is Person.SignedInAtClaim or Person.MethodsClaim || c.Type == settings.MfaClaim)
            .Select(c => new Claim(c.Type, c.Value)));
        var person = new ClaimsPrincipal(new ClaimsIdentity(claims, "OpenID Connect", Person.NameClaim, roleType: null));

        var properties = context.Properties!;
        var proofAsked = properties.Items.Remove(AskToSignIn.ProofAsked);
        var isFresh = Person.SignedInAt(person) is { } at && at >= SignInProvider.AskedAt(properties) - Duration.FromMinutes(1);
        if (!person.HasClaim(settings.MfaClaim, settings.MfaValue) || (proofAsked && !isFresh))
        {
            await Note(context.HttpContext, SignInAct.SignInRefused, subject.Issuer, subject.Value);
            context.Fail(new ProofMissing());
            return;
        }

        SignInProvider.Arrived(properties);
        context.Principal = person;
        if (context.TokenEndpointResponse?.IdToken is { } token)
        {
            // Only to tell the provider who signs out; it stays on the server with the session.
            properties.StoreTokens([new() { Name = OpenIdConnectParameterNames.IdToken, Value = token }]);
        }
    }
}

/// <summary>The provider asked for no second factor, or for no fresh proof where one was wanted.</summary>
internal sealed class ProofMissing() : Exception("The provider asked for no second factor, or for no fresh proof.");
