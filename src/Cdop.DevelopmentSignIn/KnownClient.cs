using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Cdop.DevelopmentSignIn;

/// <summary>
/// Enters the application as the one client. It may stand at any port of localhost;
/// another address is named by <c>DevelopmentSignIn:Site</c>, several parted by spaces.
/// </summary>
internal sealed class KnownClient(IServiceProvider services, IConfiguration configuration) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ProviderDb>().Database.EnsureCreatedAsync(cancellationToken);
        var client = new OpenIddictApplicationDescriptor
        {
            // For a native application the port of a loopback address is left open, which is what a developer needs.
            ApplicationType = ApplicationTypes.Native,
            ClientType = ClientTypes.Confidential,
            ClientId = DevelopmentProvider.ClientId,
            ClientSecret = configuration["DevelopmentSignIn:ClientSecret"] ?? DevelopmentProvider.ClientSecret,
            ConsentType = ConsentTypes.Implicit,
            DisplayName = "Cdop",
            Permissions =
            {
                Permissions.Endpoints.Authorization,
                Permissions.Endpoints.Token,
                Permissions.Endpoints.EndSession,
                Permissions.GrantTypes.AuthorizationCode,
                Permissions.ResponseTypes.Code,
                Permissions.Scopes.Profile,
            },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
        };
        foreach (var site in Sites())
        {
            client.RedirectUris.Add(new Uri(site, "/signin-oidc"));
            client.PostLogoutRedirectUris.Add(new Uri(site, "/signout-callback-oidc"));
        }

        await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(client, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<Uri> Sites() =>
        (configuration["DevelopmentSignIn:Site"] ?? "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Append("http://localhost")
            .Append("http://127.0.0.1")
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(site => new Uri(site, UriKind.Absolute));
}
