using System.Net;

namespace Cdop.Host.Tests;

public sealed class AnswerActionTests : IAsyncDisposable
{
    private const string Link = "/my-actions/AAAAAAAAAAAAAAAAAAAAAA";

    private readonly HostUnderTest host = new() { Settings = { ["Limits:PublicPostsPerMinute"] = "3" } };

    [Fact]
    public async Task Answers_to_one_action_are_counted_and_stop_no_other()
    {
        using var browser = host.Open();
        for (var times = 0; times < 3; times++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, await Answer("A-2222-2222"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await Answer("A-2222-2222"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Answer("a-2222-2222"));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, await Answer("A-3333-3333"));

        async Task<HttpStatusCode> Answer(string reference) => (await browser.PostFrom("same-origin", $"{Link}/{reference}", ("Form.Says", "Working"), ("Form.Words", "Half of it"))).Status;
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
