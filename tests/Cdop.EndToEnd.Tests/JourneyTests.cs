using Xunit.Sdk;

namespace Cdop.EndToEnd.Tests;

/// <summary>That what looks at each screen finds what is wrong with one.</summary>
public sealed class JourneyTests(Site site)
{
    [Theory]
    [InlineData("<p>No heading of the first order, and no landmark</p>", "page-has-heading-one", "region")]
    [InlineData("<main><h1>Title</h1><input><button></button></main>", "label", "button-name")]
    public async Task A_screen_that_is_wrong_does_not_pass(string body, params string[] rules)
    {
        await using var anybody = await site.Begin();
        await anybody.Go("/accessibility");
        await anybody.Page.EvaluateAsync("body => document.body.innerHTML = body", body);

        var found = await Assert.ThrowsAnyAsync<XunitException>(anybody.Look);

        Assert.All(rules, rule => Assert.Contains($"{rule}:", found.Message, StringComparison.Ordinal));
    }
}
