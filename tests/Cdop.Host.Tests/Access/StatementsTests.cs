using System.Net;

namespace Cdop.Host.Tests;

/// <summary>
/// How much a page asks of the database. The number does not jitter as a time does, and a query in a loop shows in it at once.
/// The audit's part is the same on each page that shows a record: the head it takes, the line and its key, the head it leaves.
/// </summary>
[Collection(WorldTests.Name)]
public sealed class StatementsTests(World world)
{
    [Theory]
    [InlineData("/cases", 9)]
    [InlineData("/cases?show=closed", 8)]
    [InlineData("/cases/{case}", 11)]
    [InlineData("/cases/{case}?tab=documents", 10)]
    [InlineData("/cases/{case}?tab=records", 10)]
    [InlineData("/requests", 6)]
    [InlineData("/notifications", 6)]
    [InlineData("/notifications/{waiting}", 11)]
    [InlineData("/people", 7)]
    [InlineData("/learning", 6)]
    [InlineData("/reviewed", 6)]
    [InlineData("/referrals", 6)]
    [InlineData("/minutes", 2)]
    [InlineData("/panel-cases/{panel}", 9)]
    [InlineData("/panel-cases/{panel}/agencies", 9)]
    [InlineData("/actions", 7)]
    [InlineData("{action}", 9)]
    [InlineData("/recommendations", 6)]
    public async Task A_page_asks_no_more_of_the_database_than_it_may(string page, int most)
    {
        var sefton = world.Subjects.Single(s => s.Name == "Sefton");
        var address = page.Replace("{case}", sefton.Case, StringComparison.Ordinal).Replace("{waiting}", sefton.Waiting, StringComparison.Ordinal).Replace("{panel}", sefton.Parts["panel"], StringComparison.Ordinal).Replace("{action}", world.Action, StringComparison.Ordinal);
        var browser = await world.As("manager.quayle");
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(address)).Status); // what is read once and kept is not counted

        var before = world.Log.Statements.Count;
        await browser.Get(address);
        var asked = world.Log.Statements.Skip(before).ToList();

        Assert.True(asked.Count <= most, $"{asked.Count} statements:\n{string.Join('\n', asked)}");
    }
}
