using System.Net;
using System.Text;

namespace Cdop.Host.Tests;

[Collection(SharedHostTests.Name)]
public sealed class KeptPostTests(SharedHost shared)
{
    private readonly HostUnderTest host = shared.Host;

    [Fact]
    public async Task What_was_typed_when_the_session_had_ended_is_kept_and_sent_with_one_button()
    {
        using var browser = await host.SignIn("manager.quayle");
        var account = await browser.Get("/account");
        await host.Advance(TimeSpan.FromMinutes(21));

        var provider = await browser.Press(account, "Turn keyboard shortcuts on", ("story", "a long\r\ntext with \"quotes\", <tags> and Zoë 🙂"));
        var kept = await browser.Choose(provider, "manager.quayle");
        var sent = kept.Filled("Send it now");
        var done = await browser.Press(kept, "Send it now");

        Assert.Equal("Your session had ended. What you typed is kept", kept.Heading);
        Assert.Equal(["On: Yes", "Story: a long\ntext with \"quotes\", <tags> and Zoë 🙂"], kept.Document.QuerySelectorAll("main dt").Select(dt => $"{dt.TextContent}: {dt.NextElementSibling!.TextContent.ReplaceLineEndings("\n")}").Order(StringComparer.Ordinal));
        Assert.Contains(sent, f => f.Key == "on" && f.Value == "true");
        Assert.Contains(sent, f => f.Key == "story" && f.Value.ReplaceLineEndings("\n") == "a long\ntext with \"quotes\", <tags> and Zoë 🙂");
        Assert.Equal("/account", done.Address.PathAndQuery);
        Assert.Equal("on", browser.Cookie("cdop-keys"));
    }

    [Fact]
    public async Task What_was_typed_after_signing_out_in_another_tab_is_kept()
    {
        using var browser = await host.SignIn("manager.quayle");
        var account = await browser.Get("/account");
        await browser.Press(await browser.Get("/account"), "Sign out");

        var provider = await browser.Press(account, "Turn keyboard shortcuts on");
        var kept = await browser.Choose(provider, "manager.quayle");

        Assert.Equal("Your session had ended. What you typed is kept", kept.Heading);
    }

    [Fact]
    public async Task The_next_person_at_a_shared_computer_is_not_shown_what_was_typed()
    {
        using var browser = await host.SignIn("manager.quayle");
        var account = await browser.Get("/account");
        await host.Advance(TimeSpan.FromMinutes(21));

        var provider = await browser.Press(account, "Turn keyboard shortcuts on", ("story", "private words"));
        var kept = await browser.Choose(provider, "admin.marsh");

        Assert.Equal(HttpStatusCode.Gone, kept.Status);
        Assert.Equal("There is nothing here to send", kept.Heading);
        Assert.DoesNotContain("private words", kept.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_browser_is_not_shown_what_was_typed()
    {
        using var browser = await host.SignIn("manager.quayle");
        var account = await browser.Get("/account");
        await host.Advance(TimeSpan.FromMinutes(21));
        var kept = await browser.Choose(await browser.Press(account, "Turn keyboard shortcuts on"), "manager.quayle");
        using var other = await host.SignIn("manager.quayle");

        var seen = await other.Get(kept.Address.PathAndQuery);

        Assert.Equal(HttpStatusCode.Gone, seen.Status);
    }

    [Fact]
    public async Task What_was_typed_is_kept_for_an_hour()
    {
        using var browser = await host.SignIn("manager.quayle");
        var account = await browser.Get("/account");
        await host.Advance(TimeSpan.FromMinutes(21));
        var provider = await browser.Press(account, "Turn keyboard shortcuts on");
        var kept = await browser.Choose(provider, "manager.quayle");
        await host.Advance(TimeSpan.FromMinutes(19));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(kept.Address.PathAndQuery)).Status);

        for (var i = 0; i < 3; i++)
        {
            await host.Advance(TimeSpan.FromMinutes(15));
            await browser.Get("/session");
        }

        Assert.Equal(HttpStatusCode.Gone, (await browser.Get(kept.Address.PathAndQuery)).Status);
    }

    [Fact]
    public async Task What_was_kept_can_be_let_go()
    {
        using var browser = await host.SignIn("manager.quayle");
        var account = await browser.Get("/account");
        await host.Advance(TimeSpan.FromMinutes(21));
        var kept = await browser.Choose(await browser.Press(account, "Turn keyboard shortcuts on"), "manager.quayle");

        await browser.Press(kept, "Do not send it");

        Assert.Equal(HttpStatusCode.Gone, (await browser.Get(kept.Address.PathAndQuery)).Status);
        Assert.Null(browser.Cookie("cdop-keys"));
    }

    [Fact]
    public async Task A_form_of_a_former_session_is_kept_and_sent_with_a_fresh_token()
    {
        using var browser = await host.SignIn("admin.marsh");
        var account = await browser.Get("/account");
        await browser.Press(await browser.Get("/account"), "Sign out");
        await browser.SignIn("manager.quayle");

        var kept = await browser.Press(account, "Turn keyboard shortcuts on");
        var done = await browser.Press(kept, "Send it now");

        Assert.Equal("The page had been open for too long. What you typed is kept", kept.Heading);
        Assert.Equal("/account", done.Address.PathAndQuery);
        Assert.Equal("on", browser.Cookie("cdop-keys"));
    }

    [Fact]
    public async Task A_public_form_that_was_open_too_long_goes_on_with_what_was_typed()
    {
        using var browser = host.Open();
        var page = await browser.Get("/notify");
        browser.Drop("cdop-form");

        var next = await browser.Press(page, "Save and continue", ("Form.Notifier.Name", "Typed name"), ("Form.Notifier.Email", "nora@hospital.example"));

        Assert.Equal("/notify/child", next.Address.AbsolutePath);
        Assert.Contains("Typed name", (await browser.Follow("/notify?from=on")).Document.QuerySelector("[name='Form.Notifier.Name']")!.OuterHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task A_public_form_that_another_site_sends_begins_nothing(string site)
    {
        using var browser = host.Open();

        var refused = await browser.PostFrom(site, "/notify", ("Form.Notifier.Email", "stranger@hospital.example"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Null(browser.Cookie("cdop-draft"));
    }

    [Fact]
    public async Task Of_a_stranger_who_never_signed_in_nothing_is_kept()
    {
        using var browser = host.Open();
        var page = await browser.Get("/notify");
        var token = page.Filled("Save and continue").Single(f => f.Key == "__RequestVerificationToken");

        var provider = await browser.Post(page, new(page.Address, "/account?handler=Keys"), [KeyValuePair.Create("story", "a stranger's words"), token]);
        var kept = await browser.Choose(provider, "manager.quayle");

        Assert.Equal("There is nothing here to send", kept.Heading);
    }

    [Fact]
    public async Task Of_one_browser_at_most_twenty_posts_are_kept_in_an_hour()
    {
        using var browser = await host.SignIn("manager.quayle");
        var account = await browser.Get("/account");
        await browser.Press(await browser.Get("/account"), "Sign out");
        for (var i = 0; i < 20; i++)
        {
            await browser.Press(account, "Turn keyboard shortcuts on");
        }

        var kept = await browser.Choose(await browser.Press(account, "Turn keyboard shortcuts on"), "manager.quayle");

        Assert.Equal("There is nothing here to send", kept.Heading);
    }

    [Fact]
    public async Task A_text_of_a_megabyte_is_not_kept_and_the_page_says_so()
    {
        using var browser = await host.SignIn("manager.quayle");
        var account = await browser.Get("/account");
        await host.Advance(TimeSpan.FromMinutes(21));

        var provider = await browser.Press(account, "Turn keyboard shortcuts on", ("story", new StringBuilder().Append('a', 1024 * 1024).ToString()));
        var kept = await browser.Choose(provider, "manager.quayle");

        Assert.Equal("There is nothing here to send", kept.Heading);
        Assert.Contains("We could not keep what you typed.", kept.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task What_another_site_has_the_browser_send_is_refused_and_not_kept(string site)
    {
        using var browser = await host.SignIn("manager.quayle");
        var account = await browser.Get("/account");
        var fields = account.Filled("Turn keyboard shortcuts on").Select(f => (f.Key, f.Value)).ToArray();

        var refused = await browser.PostFrom(site, "/account?handler=Keys", fields);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Null(browser.Cookie("cdop-keys"));
    }

    [Fact]
    public async Task What_no_page_of_ours_sent_is_not_kept()
    {
        using var browser = host.Open();

        var answer = await browser.PostFrom(null, "/account?handler=Keys", ("on", "true"));

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Null(browser.Cookie("cdop-kept"));
    }
}
