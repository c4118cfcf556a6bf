namespace Cdop.DataCollection.Tests;

public sealed class SaveFilterTests : IAsyncDisposable
{
    private readonly CasesUnderTest cases = new();

    [Fact]
    public async Task A_filter_is_kept_for_whoever_saved_it_from_the_first_page_on()
    {
        await Save("Late in Sefton", "?due=late&area=E08000014&after=17725~KNO-2026-011");

        Assert.Equal(("Late in Sefton", "?due=late&area=E08000014"), Assert.Single((await Mine()).Select(f => (f.Name, f.Query))));

        cases.Person.Id = new("other");
        Assert.Empty(await Mine());
    }

    [Fact]
    public async Task Two_of_one_name_are_refused_and_the_same_sent_twice_is_one()
    {
        var key = Guid.NewGuid();
        await Save("Late", "?due=late", key);
        Assert.True((await Save("Late", "?due=late", key)).Succeeded);
        var refused = await Save("LATE", "?due=soon");

        Assert.Equal("You have a filter of that name. Enter another name, or delete that one first", Assert.Single(refused.Problems).Message);
        Assert.Single(await Mine());
    }

    [Fact]
    public async Task There_are_at_most_twenty_and_each_shows_less_than_everything()
    {
        for (var n = 1; n <= 20; n++)
        {
            Assert.True((await Save($"Filter {n}", "?due=late")).Succeeded);
        }

        Assert.Equal("You have 20 filters. Delete one that you do not use first", Assert.Single((await Save("One more", "?due=late")).Problems).Message);
        Assert.True(await Delete((await Mine())[0].Id));
        Assert.Equal("Choose a filter of the caseload first", Assert.Single((await Save("All", "")).Problems).Message);
        Assert.True((await Save("One more", "?due=late")).Succeeded);
    }

    [Fact]
    public async Task Nobody_deletes_what_is_another_s()
    {
        await Save("Late", "?due=late");
        var mine = (await Mine())[0].Id;

        cases.Person.Id = new("other");
        Assert.False(await Delete(mine));
        Assert.False(await Delete(Guid.NewGuid()));

        cases.Person.Id = new("someone");
        Assert.Single(await Mine());
    }

    public ValueTask DisposeAsync() => cases.DisposeAsync();

    private Task<Result<string>> Save(string name, string address, Guid key = default) =>
        cases.Modules.Use((SaveFilterHandler handler) => handler.Handle(new() { Name = name, Key = key }, CaseloadTests.View(address), CasesUnderTest.Ct));

    private Task<bool> Delete(Guid id) => cases.Modules.Use((SaveFilterHandler handler) => handler.Delete(id, CasesUnderTest.Ct));

    private Task<IReadOnlyList<Domain.SavedFilter>> Mine() => cases.Modules.Use((SaveFilterHandler handler) => handler.Mine(CasesUnderTest.Ct));
}
