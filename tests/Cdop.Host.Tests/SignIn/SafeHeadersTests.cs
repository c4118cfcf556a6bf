using System.Net;

namespace Cdop.Host.Tests;

[Collection(SharedHostTests.Name)]
public sealed class SafeHeadersTests(SharedHost shared)
{
    private readonly HostUnderTest host = shared.Host;

    [Theory]
    [InlineData("/")]
    [InlineData("/never-was")]
    [InlineData("/sign-in/failed")]
    [InlineData("/health/live")]
    [InlineData("/icon.svg")]
    public async Task Every_answer_forbids_what_is_inline_or_from_elsewhere(string address)
    {
        using var browser = host.Open();

        var answer = (await browser.Get(address)).Answer;

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains($"form-action 'self' {host.Issuer.TrimEnd('/')};", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/never-was")]
    [InlineData("/account")]
    public async Task No_page_is_kept_in_a_cache(string address)
    {
        using var browser = await host.SignIn("manager.quayle");

        var answer = (await browser.Get(address)).Answer;

        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_request_for_another_host_is_refused()
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Address, "/"));
        request.Headers.Host = "evil.example";

        var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
