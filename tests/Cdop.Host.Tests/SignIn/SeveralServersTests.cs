using System.Net;

namespace Cdop.Host.Tests;

public sealed class SeveralServersTests : IAsyncDisposable
{
    private readonly HostUnderTest first = new();
    private readonly HostUnderTest second;

    public SeveralServersTests()
    {
        _ = first.Address;
        second = new(first);
    }

    public async ValueTask DisposeAsync()
    {
        await second.DisposeAsync();
        await first.DisposeAsync();
    }

    [Fact]
    public async Task A_session_begun_at_one_server_lasts_at_another_and_ends_at_both()
    {
        using var browser = await first.SignIn("manager.quayle");
        using var phone = await second.SignIn("manager.quayle");
        phone.UserAgent = "Phone";

        var account = await browser.GetFrom(second.Address, "/account");
        Assert.Equal("Your account", account.Heading);
        Assert.Equal(2, account.Document.QuerySelectorAll("table tbody tr").Length);
        await browser.Press(account, "End");
        await first.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(HttpStatusCode.OK, (await browser.GetFrom(first.Address, "/account", follow: false)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await phone.GetFrom(first.Address, "/account", follow: false)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await phone.GetFrom(second.Address, "/account", follow: false)).Status);
    }

    [Fact]
    public async Task Use_at_one_server_keeps_the_session_for_the_other()
    {
        using var browser = await first.SignIn("manager.quayle");
        for (var i = 0; i < 3; i++)
        {
            await first.Advance(TimeSpan.FromMinutes(15));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetFrom((i % 2 == 0 ? second : first).Address, "/account", follow: false)).Status);
        }
    }

    [Fact]
    public async Task What_was_typed_at_one_server_is_offered_by_another()
    {
        using var browser = await first.SignIn("manager.quayle");
        var account = await browser.Get("/account");
        await first.Advance(TimeSpan.FromMinutes(21));
        var kept = await browser.Choose(await browser.Press(account, "Turn keyboard shortcuts on"), "manager.quayle");

        var elsewhere = await browser.GetFrom(second.Address, kept.Address.PathAndQuery);

        Assert.Equal("Your session had ended. What you typed is kept", elsewhere.Heading);
    }
}
