using Cdop.DataCollection;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Cdop.Host;

/// <summary>
/// The sign-in of organisations whose people answer without an account. It proves that somebody has an address, to which a
/// request may have gone; no session of an account comes from it, and whoever does not come in is never told why.
/// </summary>
internal static class OrganisationSignIn
{
    private const string EmailClaim = "email";
    private const string VerifiedClaim = "email_verified";

    // There is no such scheme: nobody could be signed in by it even by mistake.
    private const string NoSession = "none";

    /// <summary>Each organisation of the settings as a scheme of its own.</summary>
    public static void AddOrganisations(this AuthenticationBuilder authentication, SignInSettings settings, bool development)
    {
        foreach (var (organisation, provider) in settings.Organisations)
        {
            authentication.Services.AddSingleton(organisation);
            authentication.AddOpenIdConnect(organisation.Scheme, organisation.Name, oidc => Ask(oidc, organisation, provider, settings, development));
            authentication.Services.AddOptions<OpenIdConnectOptions>(organisation.Scheme).Configure<IClock>(SignInProvider.TellTime);
        }
    }

    private static void Ask(OpenIdConnectOptions oidc, KnownOrganisation organisation, SignInProvider provider, SignInSettings settings, bool development)
    {
        // An address of its own for each, so that one provider cannot answer for another.
        provider.Ask(oidc, $"{SignIn.Callback}/{organisation.Key}", ["openid", EmailClaim], settings, development);
        oidc.Prompt = OpenIdConnectPrompt.SelectAccount; // a colleague may be signed in on the same computer, and each further try would be refused unasked
        oidc.SignInScheme = NoSession;
        oidc.SignedOutCallbackPath = default;
        oidc.GetClaimsFromUserInfoEndpoint = true; // many tell of an address only there
        oidc.ClaimActions.MapJsonKey(EmailClaim, EmailClaim);
        oidc.ClaimActions.MapJsonKey(VerifiedClaim, VerifiedClaim);
        oidc.Events.OnTicketReceived = async context =>
        {
            context.HandleResponse();
            context.Response.Redirect(
                context.Properties?.Items.TryGetValue(KnownOrganisation.LinkItem, out var link) == true && link is not null && Proved(context, organisation) is { } email
                    ? await DataCollectionModule.EnterThroughOrganisationAsync(context.HttpContext, link, organisation, email)
                    : KnownOrganisation.NotLetIn);
        };
        oidc.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            context.Response.Redirect(KnownOrganisation.NotLetIn);
            return Task.CompletedTask;
        };
    }

    // The one address that the provider says it has verified; two that differ prove neither.
    private static string? Proved(TicketReceivedContext context, KnownOrganisation organisation) =>
        Told(context, VerifiedClaim) is [var verified] && verified.Equals("true", StringComparison.OrdinalIgnoreCase)
        && Told(context, EmailClaim) is [var email] && organisation.SpeaksFor(email)
            ? email
            : null;

    private static string[] Told(TicketReceivedContext context, string claim) =>
        [.. context.Principal!.FindAll(claim).Select(told => told.Value).Distinct(StringComparer.OrdinalIgnoreCase)];
}
