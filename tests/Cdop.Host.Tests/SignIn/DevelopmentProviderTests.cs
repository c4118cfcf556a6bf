using Cdop.DevelopmentSignIn;

namespace Cdop.Host.Tests;

[Collection(SharedHostTests.Name)]
public sealed class DevelopmentProviderTests(SharedHost shared)
{
    private readonly HostUnderTest host = shared.Host;

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task The_development_sign_in_refuses_to_start_anywhere_else(string environment)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => DevelopmentProvider.Build(["--environment", environment]));
        var code = await DevelopmentProvider.Main(["--environment", environment]);

        Assert.Equal(DevelopmentProvider.OnlyForDevelopment, refused.Message);
        Assert.Equal(1, code);
    }

    [Fact]
    public void Every_role_has_a_ready_account_and_no_subject_is_there_twice()
    {
        Assert.Equal(Accounts.All.Count, Accounts.All.Select(a => a.Subject).Distinct().Count());
        Assert.Equal(11, Accounts.All.Count);
    }

    [Fact]
    public async Task The_page_of_accounts_works_without_script_and_lets_forms_go_to_the_application_alone()
    {
        using var browser = host.Open();

        var page = await browser.Get("/account");

        Assert.Equal("Choose who to be", page.Heading);
        Assert.Empty(page.Document.QuerySelectorAll("script, style, [style]"));
        Assert.Equal(Accounts.All.Count + 1, page.Document.QuerySelectorAll("button").Length);
        Assert.Contains($"form-action 'self' {host.Address.GetLeftPart(UriPartial.Authority)};", page.Answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_provider_sends_nobody_to_an_address_it_does_not_know()
    {
        using var browser = host.Open();
        var asked = await browser.Get("/account");

        var changed = await browser.Get(asked.Address.AbsoluteUri.Replace("redirect_uri=http%3A%2F%2Flocalhost", "redirect_uri=http%3A%2F%2Fevil.example", StringComparison.Ordinal), follow: false);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, changed.Status);
    }
}
