namespace Cdop.Partnership.Tests;

public sealed class KeptForAWhileTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kept_twice_under_a_key_and_at_once_the_last_stands_and_nothing_fails()
    {
        await using var modules = await Panel.Open(Ct);
        var until = modules.Clock.GetCurrentInstant() + Duration.FromHours(1);

        await Task.WhenAll(Enumerable.Range(1, 8).Select(number => Task.Run(() => Keep(modules, "key", (byte)number, until), Ct)));
        await Keep(modules, "key", 9, until);

        Assert.Equal([9], await modules.Use((IKeptForAWhile kept) => kept.Find("key", Ct)));
        Assert.Equal(1, await modules.Use((IKeptForAWhile kept) => kept.Count("owner", Ct)));
    }

    [Fact]
    public async Task What_is_over_and_swept_away_by_two_at_once_loses_neither_what_they_keep()
    {
        await using var modules = await Panel.Open(Ct);
        for (var round = 0; round < 5; round++)
        {
            var until = modules.Clock.GetCurrentInstant() + Duration.FromHours(1);

            await Task.WhenAll(Enumerable.Range(1, 8).Select(number => Task.Run(() => Keep(modules, $"{round} {number}", (byte)number, until), Ct)));

            Assert.Equal(8, await modules.Use((IKeptForAWhile kept) => kept.Count("owner", Ct)));
            modules.Clock.AdvanceHours(2);
        }
    }

    private static Task Keep(ModulesUnderTest modules, string key, byte content, Instant until) =>
        modules.Use((IKeptForAWhile kept) => kept.Keep(key, "owner", [content], until, Ct));
}
