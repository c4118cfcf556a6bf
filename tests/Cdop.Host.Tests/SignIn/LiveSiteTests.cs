using Cdop.Partnership;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime.Testing;

namespace Cdop.Host.Tests;

/// <summary>What differs where real people sign in.</summary>
public sealed class LiveSiteTests
{
    private static ServiceProvider Live()
    {
        var builder = WebApplication.CreateBuilder(["--environment", "Production", HostUnderTest.WatchesNoFiles]);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Site:Address"] = "https://cdop.example",
            ["SignIn:Authority"] = "https://login.example/tenant",
            ["SignIn:ClientId"] = "cdop",
            ["SignIn:ClientSecret"] = "secret",
            ["SignIn:Organisations:trust:Name"] = "The trust",
            ["SignIn:Organisations:trust:Authority"] = "https://login.trust.example",
            ["SignIn:Organisations:trust:ClientId"] = "cdop-there",
            ["SignIn:Organisations:trust:ClientSecret"] = "secret",
            ["SignIn:Organisations:trust:Domains"] = "trust.example",
            ["Keys:Path"] = Path.GetTempPath(),
            ["AllowedHosts"] = "",
        });
        builder.Services.AddSingleton<IClock>(FakeClock.FromUtc(2026, 3, 3)).AddSingleton(ModulesUnderTest.TestKeys);
        builder.Services.AddPartnership();
        builder.AddSignIn();
        return builder.Services.BuildServiceProvider();
    }

    [Fact]
    public void Cookies_are_for_this_host_and_https_alone()
    {
        using var live = Live();

        var session = live.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme).Cookie;
        var form = live.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie;

        foreach (var cookie in new[] { session, form })
        {
            Assert.StartsWith("__Host-cdop", cookie.Name, StringComparison.Ordinal);
            Assert.Equal(CookieSecurePolicy.Always, cookie.SecurePolicy);
            Assert.True(cookie.HttpOnly);
            Assert.Null(cookie.Domain);
        }
    }

    [Theory]
    [InlineData(OpenIdConnectDefaults.AuthenticationScheme)]
    [InlineData("organisation trust")]
    public void Each_provider_is_spoken_to_over_https_and_by_proof_key(string scheme)
    {
        using var live = Live();

        var oidc = live.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(scheme);

        Assert.True(oidc.RequireHttpsMetadata);
        Assert.True(oidc.UsePkce);
        Assert.False(oidc.MapInboundClaims);
        Assert.True(oidc.DisableTelemetry);
        Assert.Equal("query", oidc.ResponseMode);
        Assert.Equal(CookieSecurePolicy.Always, oidc.CorrelationCookie.SecurePolicy);
        Assert.Equal(CookieSecurePolicy.Always, oidc.NonceCookie.SecurePolicy);
    }

    [Fact]
    public void An_organisation_comes_back_to_an_address_of_its_own_and_can_sign_nobody_in()
    {
        using var live = Live();

        var oidc = live.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get("organisation trust");

        Assert.Equal("/signin-oidc/trust", oidc.CallbackPath);
        Assert.Equal("none", oidc.SignInScheme);
        Assert.False(oidc.SignedOutCallbackPath.HasValue || oidc.RemoteSignOutPath.HasValue);
        Assert.NotNull(oidc.TokenValidationParameters.LifetimeValidator);
        Assert.Equal(["openid", "email"], oidc.Scope);
    }

    [Fact]
    public void Only_the_address_of_the_site_is_answered()
    {
        using var live = Live();

        Assert.Equal(["cdop.example"], live.GetRequiredService<IOptions<HostFilteringOptions>>().Value.AllowedHosts);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.0.0.0/24", false)]
    public async Task Only_known_proxies_are_believed_about_https(string proxies, bool believed)
    {
        await using var host = new HostUnderTest();
        host.Settings["Site:Proxies"] = proxies;
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, "/sign-out"));
        request.Content = new FormUrlEncodedContent([]);
        request.Headers.Add("Origin", $"https://{host.Address.Authority}");
        request.Headers.Add("X-Forwarded-Proto", "https");

        var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        // Where https is believed the request comes from our own page, and lacks only a form's token.
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(believed, text.Contains("There is nothing here to send", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SignIn:MfaClaim", "amr", false)]
    [InlineData("SignIn:MfaClaim", "acr=2", true)]
    [InlineData("SignIn:StepUpMinutes", "0", false)]
    [InlineData("SignIn:StepUpMinutes", "ten", false)]
    [InlineData("SignIn:StepUpMinutes", "10", true)]
    [InlineData("Site:Proxies", "10.0.0.0/24 ::1", true)]
    [InlineData("Site:Proxies", "proxy.example", false)]
    public void A_setting_that_makes_no_sense_is_found_at_the_start(string name, string value, bool good)
    {
        var given = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [name] = value }).Build();

        Assert.Equal(good, SignInSettings.NamesMfa(given) && SignInSettings.NamesStepUp(given) && SignInSettings.NamesProxies(given));
    }
}
