namespace Cdop.EndToEnd.Tests;

public sealed class Anybody_reads_the_public_pages(Site site)
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(375, true)]
    [InlineData(320, true)]
    [InlineData(1280, false)]
    public async Task Home_and_the_small_print_are_there_for_all(int width, bool script)
    {
        await using var somebody = await site.Begin(width, script);

        foreach (var address in new[] { "/", "/accessibility", "/privacy", "/cookies", "/no-such-page" })
        {
            await somebody.Go(address);
            Assert.Equal(1, await somebody.Page.Locator("h1").CountAsync());
        }
    }
}
