namespace Cdop.Host.Tests;

/// <summary>A member has scored a case whose discussion has not opened: nobody but they may find what they said, on any page.</summary>
[Collection(WorldTests.Name)]
public sealed class ScoreSecrecyTests(World world)
{
    private const string Author = "member.osei";

    [Theory]
    [MemberData(nameof(World.Everybody), MemberType = typeof(World))]
    public async Task No_endpoint_shows_an_individual_score_before_the_discussion_opens(string account)
    {
        using var browser = account == World.Visitor ? world.Host.Open() : await world.Host.SignIn(account);
        var found = new List<string>();
        var seen = 0;

        foreach (var address in await Addresses())
        {
            var page = await browser.Get(address);
            if (account == World.Visitor)
            {
                browser.Forget(); // each way to the provider that is not gone leaves two cookies
            }

            seen++;
            if (Shows(page) && !(account == Author && page.Address.AbsolutePath.StartsWith("/scores", StringComparison.Ordinal)))
            {
                found.Add($"{address} shows {account} what {Author} said");
            }
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.True(seen > 100, $"Only {seen} pages were looked at.");
    }

    [Fact]
    public async Task Its_author_finds_it_as_it_was_given()
    {
        var wirral = world.Subjects.Single(s => s.Area == Examples.Wirral);

        var page = await (await world.As(Author)).Get($"/scores/{world.Meeting.Split('/')[^1]}/{wirral.Parts["panel"]}");

        Assert.True(Shows(page));
    }

    private async Task<IReadOnlyList<string>> Addresses() =>
        [.. (await Endpoints.Of(world.Host.Services)).SelectMany(e => world.Subjects.Select(s => e.Filled(world, s)).OfType<string>()).Distinct()
            .Concat(world.Subjects.Select(s => $"/audit?Form.Reference={s.Case}")).Append("/audit?Form.Person=" + Author)
            .Where(address => address is not ("/sign-in" or "/session"))];

    // Chosen in a form, counted in a spread, or in words of the audit.
    private static bool Shows(PageSeen page) =>
        page.Document.QuerySelector($"option[selected][value='{Canaries.Grade}'], input[checked][name='Form.Categories'][value='{Canaries.Category}']") is not null
        || page.Document.QuerySelector("#spread, #agreed") is not null
        || page.Text.Replace($"value=\"{Canaries.Grade}\"", "", StringComparison.Ordinal).Contains(Canaries.Grade, StringComparison.Ordinal);
}
