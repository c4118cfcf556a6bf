using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Cdop.Host;

/// <summary>An OpenID Connect provider, what it knows this site by, and how it is asked who somebody is: any will do, and each is asked as carefully.</summary>
internal sealed record SignInProvider(Uri Authority, string ClientId, string ClientSecret)
{
    private const string AskedAtItem = "asked";
    private static readonly Duration LongestWayThere = Duration.FromMinutes(15);

    /// <summary>The provider of a section of the settings.</summary>
    public static SignInProvider Read(IConfiguration given) => new(new(given["Authority"]!), given["ClientId"]!, given["ClientSecret"]!);

    /// <summary>What is wrong with a section of the settings that should name a provider.</summary>
    public static Problems Check(Problems problems, IConfigurationSection given, string whose, bool development) => problems
        .When(!Uri.TryCreate(given["Authority"], UriKind.Absolute, out var signIn), $"{given.Path}:Authority", $"Set it to the address of {whose} OpenID Connect provider")
        .When(!development && signIn is { Scheme: "http" }, $"{given.Path}:Authority", "It must begin with https:// outside development")
        .When(string.IsNullOrWhiteSpace(given["ClientId"]), $"{given.Path}:ClientId", $"Set it to the client that {whose} OpenID Connect provider knows this site by")
        .When(string.IsNullOrWhiteSpace(given["ClientSecret"]), $"{given.Path}:ClientSecret", $"Set it to the secret that {whose} OpenID Connect provider gave this site");

    /// <summary>When a sign-in was begun, by the state that travels with it.</summary>
    public static Instant? AskedAt(AuthenticationProperties? properties) =>
        properties?.Items.TryGetValue(AskedAtItem, out var text) == true && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? Instant.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>Takes from the state what only the way there needs.</summary>
    public static void Arrived(AuthenticationProperties properties) => properties.Items.Remove(AskedAtItem);

    /// <summary>Asks by authorization code with PKCE, from and to addresses of this site alone.</summary>
    public void Ask(OpenIdConnectOptions oidc, string callback, IReadOnlyList<string> scopes, SignInSettings settings, bool development)
    {
        oidc.Authority = Authority.AbsoluteUri;
        oidc.ClientId = ClientId;
        oidc.ClientSecret = ClientSecret;
        oidc.RequireHttpsMetadata = !development;
        oidc.ResponseType = OpenIdConnectResponseType.Code;
        oidc.ResponseMode = OpenIdConnectResponseMode.Query;
        oidc.UsePkce = true;
        oidc.Scope.Clear();
        foreach (var scope in scopes)
        {
            oidc.Scope.Add(scope);
        }

        oidc.MapInboundClaims = false;
        oidc.ClaimActions.Clear();
        oidc.DisableTelemetry = true;
        oidc.SaveTokens = false;
        oidc.CallbackPath = callback;
        oidc.RemoteSignOutPath = default; // another site could use it to sign people out
        oidc.TokenValidationParameters.NameClaimType = Person.NameClaim;
        oidc.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(2);
        foreach (var cookie in new[] { oidc.CorrelationCookie, oidc.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = development ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        }

        oidc.Events.OnRedirectToIdentityProvider = context =>
        {
            context.ProtocolMessage.RedirectUri = new Uri(settings.Site, callback).AbsoluteUri;
            context.Properties.Items[AskedAtItem] = Now(context.HttpContext).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        };
        oidc.Events.OnAuthorizationCodeReceived = context =>
        {
            if (AskedAt(context.Properties) is not { } asked || Now(context.HttpContext) - asked > LongestWayThere)
            {
                context.Fail("The sign-in was begun too long ago.");
            }

            return Task.CompletedTask;
        };
    }

    /// <summary>Whether a token lasts, by the one clock.</summary>
    public static void TellTime(OpenIdConnectOptions oidc, IClock clock) =>
        oidc.TokenValidationParameters.LifetimeValidator = (from, until, _, parameters) => LastsAt(clock.GetCurrentInstant(), from, until, parameters.ClockSkew);

    private static bool LastsAt(Instant now, DateTime? from, DateTime? until, TimeSpan skew) =>
        until is { } end
        && now.ToDateTimeUtc() <= end + skew
        && (from is null || now.ToDateTimeUtc() >= from - skew);

    private static Instant Now(HttpContext http) => http.RequestServices.GetRequiredService<IClock>().GetCurrentInstant();
}
