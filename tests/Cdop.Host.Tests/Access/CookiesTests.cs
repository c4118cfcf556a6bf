using Microsoft.Net.Http.Headers;

namespace Cdop.Host.Tests;

/// <summary>The page about cookies names all that a browser is given.</summary>
[Collection(WorldTests.Name)]
public sealed class CookiesTests(World world)
{
    [Fact]
    public async Task Every_cookie_that_is_set_on_the_way_through_the_site_is_named_on_the_page_about_cookies()
    {
        var given = new SortedSet<string>(StringComparer.Ordinal);
        using var visitor = Open();
        await visitor.Notify(Told.Of(world.Today) with { GivenName = "Cora", FamilyName = "Cookiechild", NhsNumber = "999 000 0085" });
        using var agency = Open();
        await agency.Enter(world.Host, world.RequestLink, "asked@surgery.example");
        using var desk = Open();
        await desk.SignIn("manager.quayle");
        await desk.Press(await desk.Get("/account"), "shortcuts on");
        await desk.Press(await desk.Get("/account"), "shortcuts off");

        var named = (await visitor.Get("/cookies")).Document.QuerySelectorAll("tbody td:nth-child(2)")
            .SelectMany(cell => cell.TextContent.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)).Where(word => word.StartsWith("cdop", StringComparison.Ordinal) || word.StartsWith('.')).ToList();

        Assert.All(given, name => Assert.Contains(named, known => name == known || name.StartsWith($"{known}.", StringComparison.Ordinal) || (known == "cdop-answer" && name.StartsWith($"{known}-", StringComparison.Ordinal))));
        Assert.All(named, known => Assert.Contains(given, name => name.StartsWith(known, StringComparison.Ordinal)));

        Browser Open()
        {
            var browser = world.Host.Open();
            browser.Seen = page => given.UnionWith(OfUs(page));
            return browser;
        }

        // The provider of development sets one of its own, and is no part of the site.
        IEnumerable<string> OfUs(PageSeen page) =>
            page.Address.Authority == world.Host.Address.Authority && page.Answer.Headers.TryGetValues("Set-Cookie", out var set)
                ? SetCookieHeaderValue.ParseList([.. set]).Where(cookie => cookie.Value.Length > 0).Select(cookie => cookie.Name.ToString())
                : [];
    }
}
