using System.Net;

namespace Cdop.Host.Tests;

public sealed class EnterRequestTests : IAsyncDisposable
{
    private readonly HostUnderTest host = new() { Settings = { ["Limits:PublicPostsPerMinute"] = "2" } };

    [Theory]
    [InlineData("/r/{0}/code", "/r/{0}")]
    [InlineData("/invitation/{0}/code", "/invitation/{0}/enter")]
    public async Task Wrong_codes_at_one_link_stop_nobody_else_in_the_same_hospital_and_all_links_together_are_bounded(string code, string ask)
    {
        using var browser = host.Open();
        Assert.NotEqual(HttpStatusCode.TooManyRequests, await Post(code, "one"));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, await Post(code, "one"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Post(code, "one"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Post(ask, "one"));

        var taken = 0;
        for (var other = 0; await Post(ask, $"other{other}") != HttpStatusCode.TooManyRequests; other++)
        {
            taken++;
            Assert.True(taken < 200, "All links together have no bound.");
        }

        Assert.InRange(taken, 30, 100);

        async Task<HttpStatusCode> Post(string address, string link) =>
            (await browser.PostFrom("same-origin", string.Format(System.Globalization.CultureInfo.InvariantCulture, address, link), ("Form.Code", "AAAA-AAAA"), ("Form.Email", "a@hospital.example"))).Status;
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
