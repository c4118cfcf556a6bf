using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

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
    public async Task One_view_is_not_saved_under_two_names()
    {
        await Save("Late", "?due=late");

        Assert.Equal("You have saved this filter already, as “Late”", Assert.Single((await Save("Overdue", "?due=late&after=17725~KNO-2026-011")).Problems).Message);
        Assert.Single(await Mine());
    }

    [Fact]
    public async Task A_saved_filter_says_how_many_open_cases_it_shows()
    {
        await cases.Accept(CasesUnderTest.Ann);
        await cases.Accept(CasesUnderTest.Ann with { NhsNumber = null }, "SEF-2026-014", Examples.Sefton);
        await Save("In Sefton", "?area=E08000014");
        await Save("Closed", "?show=closed");

        Assert.Equal([("Closed", null), ("In Sefton", "1")], await cases.Modules.Use(async (IServiceProvider services) =>
        {
            var page = ActivatorUtilities.CreateInstance<ListCasesPage>(services);
            page.PageContext = new() { HttpContext = new DefaultHttpContext() };
            await page.OnGetAsync(CasesUnderTest.Ct);
            return page.Saved.Select(saved => (saved.Filter.Name, saved.Count));
        }));
    }

    [Fact]
    public async Task There_are_at_most_twenty_and_each_shows_less_than_everything()
    {
        for (var n = 1; n <= 20; n++)
        {
            Assert.True((await Save($"Filter {n}", $"?owner=person-{n}")).Succeeded);
        }

        Assert.Equal("You have 20 filters. Delete one that you do not use first", Assert.Single((await Save("One more", "?due=late")).Problems).Message);
        await Delete((await Mine())[0].Id);
        Assert.Equal("Choose a filter of the caseload first", Assert.Single((await Save("All", "")).Problems).Message);
        Assert.True((await Save("One more", "?due=late")).Succeeded);
    }

    [Fact]
    public async Task Nobody_deletes_what_is_another_s()
    {
        await Save("Late", "?due=late");
        var mine = (await Mine())[0].Id;

        cases.Person.Id = new("other");
        await Delete(mine);

        cases.Person.Id = new("someone");
        Assert.Single(await Mine());
    }

    [Fact]
    public async Task Deleted_several_times_at_once_and_again_later_it_is_gone_each_time()
    {
        await Save("Late", "?due=late");
        var mine = (await Mine())[0].Id;

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Delete(mine))));
        await Delete(mine);

        Assert.Empty(await Mine());
    }

    [Fact]
    public void What_was_chosen_is_said_in_the_words_of_the_list() =>
        Assert.Equal(
            [("Cases", "Open"), ("Waiting for", "Review by the panel"), ("Next clock", "Late"), ("Area", "Sefton"), ("Stage", "Gathering"), ("Owner", "Me"), ("Joint response", "Yes"), ("Order", "Child, last first")],
            CaseloadTests.View("?waiting=panel&due=late&area=E08000014&stage=Gathering&owner=me&joint=yes&sort=child&order=desc").InWords(ClockRuleTests.Rules, "Sefton", null));

    public ValueTask DisposeAsync() => cases.DisposeAsync();

    private Task<Result<string>> Save(string name, string address, Guid key = default) =>
        cases.Modules.Use((SaveFilterHandler handler) => handler.Handle(new() { Name = name, Key = key }, CaseloadTests.View(address), CasesUnderTest.Ct));

    private Task Delete(Guid id) => cases.Modules.Use((DeleteFilterHandler handler) => handler.Handle(id, CasesUnderTest.Ct));

    private Task<IReadOnlyList<Domain.SavedFilter>> Mine() => cases.Modules.Use((DataCollectionDb db) => db.FiltersByName(cases.Person.Id, CasesUnderTest.Ct));
}
