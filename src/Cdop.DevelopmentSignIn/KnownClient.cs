using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Cdop.DevelopmentSignIn;

/// <summary>
/// Enters the application as a client: of its own people's sign-in, and of the organisation's. It may stand at any port of localhost;
/// another address is named by <c>DevelopmentSignIn:Site</c>, several parted by spaces.
/// </summary>
internal sealed class KnownClient(IServiceProvider services, IConfiguration configuration) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ProviderDb>().Database.EnsureCreatedAsync(cancellationToken);
        var clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        await clients.CreateAsync(Client(DevelopmentProvider.ClientId, Permissions.Scopes.Profile, "/signin-oidc", "/signout-callback-oidc"), cancellationToken);
        await clients.CreateAsync(Client(Organisation.ClientId, Permissions.Scopes.Email, $"/signin-oidc/{Organisation.Key}"), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private OpenIddictApplicationDescriptor Client(string id, string scope, string callback, string? signedOut = null)
    {
        var client = new OpenIddictApplicationDescriptor
        {
            // For a native application the port of a loopback address is left open, which is what a developer needs.
            ApplicationType = ApplicationTypes.Native,
            ClientType = ClientTypes.Confidential,
            ClientId = id,
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
                scope,
            },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
        };
        foreach (var site in Sites())
        {
            client.RedirectUris.Add(new Uri(site, callback));
            if (signedOut is not null)
            {
                client.PostLogoutRedirectUris.Add(new Uri(site, signedOut));
            }
        }

        return client;
    }

    private IEnumerable<Uri> Sites() =>
        (configuration["DevelopmentSignIn:Site"] ?? "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Append("http://localhost")
            .Append("http://127.0.0.1")
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(site => new Uri(site, UriKind.Absolute));
}
