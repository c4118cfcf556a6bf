using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection.Tests;

public sealed class FindCaseTests : IAsyncDisposable
{
    private readonly CasesUnderTest cases = new();

    [Theory]
    [InlineData("KNO-2026-011")]
    [InlineData(" kno-2026-011 ")]
    [InlineData("kno 2026 11")]
    [InlineData("kno/2026/011")]
    [InlineData("kno2026011")]
    [InlineData("KNO–2026–0011")]
    [InlineData("Kno.2026. 11")]
    [InlineData("999 000 0018")]
    [InlineData("9990000018")]
    public async Task A_reference_or_an_NHS_number_leads_to_the_case(string typed)
    {
        await cases.Accept(CasesUnderTest.Ann);

        Assert.Equal("/cases/KNO-2026-011", await Find(typed));
    }

    [Theory]
    [InlineData("ann smith", true)]
    [InlineData("SMI", true)]
    [InlineData("smith ann", true)]
    [InlineData("annie", true)]
    [InlineData("o'brien", true)]
    [InlineData("brien", true)]
    [InlineData("Smyth", false)]
    [InlineData("ann jones", false)]
    [InlineData("nn", false)]
    [InlineData("?", false)]
    public async Task A_name_is_found_by_the_beginning_of_each_word(string typed, bool isFound)
    {
        await cases.Accept(CasesUnderTest.Ann);
        await cases.Accept(CasesUnderTest.Ann with { GivenName = "Bob", FamilyName = "Jones", AlsoKnownAs = "", NhsNumber = null }, "KNO-2026-014");

        Assert.Equal(isFound ? "/cases/KNO-2026-011" : null, await Find(typed));
        Assert.Equal(isFound ? ["KNO-2026-011"] : [], (await Named(typed)).Select(row => row.Reference.ToString()));
    }

    [Theory]
    [InlineData("Farrimand", "KNO-2026-011")]
    [InlineData("farimond", "KNO-2026-011")]
    [InlineData("eric farirmand", "KNO-2026-011")]
    [InlineData("Farrier", null)]
    [InlineData("ena farrimand", null)]
    [InlineData("eri", null)]
    public async Task A_mistyped_name_offers_the_names_that_are_near_and_only_those_one_may_see(string typed, string? near)
    {
        await cases.Accept(CasesUnderTest.Ann with { GivenName = "Eric", FamilyName = "Farrimond", AlsoKnownAs = "" });
        await cases.Accept(CasesUnderTest.Ann with { GivenName = "Eric", FamilyName = "Farrimonde", AlsoKnownAs = "", NhsNumber = null }, "WIR-2026-014", Examples.Wirral);
        cases.Person.Areas = [Examples.Knowsley];

        Assert.Null(await Find(typed == "eri" ? "xeri" : typed));
        Assert.Equal(near is null ? [] : [near], (await cases.Modules.Use((FindCaseHandler handler) => handler.Near(typed, CasesUnderTest.Ct))).Select(row => row.Reference.ToString()));
    }

    [Theory]
    [InlineData("ann smith annie brien o'brien ann-smith jones", false)]
    [InlineData("ann smith annie brien obrien o smi", true)]
    public async Task Of_many_words_each_counts(string typed, bool isFound)
    {
        await cases.Accept(CasesUnderTest.Ann);

        Assert.Equal(isFound ? ["KNO-2026-011"] : [], (await Named(typed)).Select(row => row.Reference.ToString()));
    }

    [Theory]
    [InlineData("KNO-2026-011")]
    [InlineData("999 000 0018")]
    [InlineData("smith")]
    public async Task What_one_may_not_see_is_not_found(string typed)
    {
        await cases.Accept(CasesUnderTest.Ann);
        cases.Person.Areas = [Examples.Wirral];

        Assert.Null(await Find(typed));
        Assert.Empty(await Named(typed));
    }

    [Fact]
    public async Task What_waits_for_triage_is_found_too_and_is_gone_to_where_it_is_the_only_one()
    {
        cases.Neighbours.Waiting.Add(new("N-2026-0412", false, "Ann", "Smith", "", new(2020, 2, 1), new(2026, 3, 1), Examples.Knowsley, "Waiting for triage"));

        Assert.Equal("/notifications/N-2026-0412", await Find("smith"));

        await cases.Accept(CasesUnderTest.Ann);
        Assert.Null(await Find("smith"));
        Assert.Equal("/cases/KNO-2026-011", await Find("KNO-2026-011"));
    }

    [Fact]
    public async Task A_search_is_written_down_and_its_words_are_sealed()
    {
        await Find("Ann Smith");

        var entry = await cases.Modules.Use((DataCollectionDb db) => db.Audit.AsNoTracking().SingleAsync(a => a.Action == "Searched", CasesUnderTest.Ct));
        Assert.Equal("Find a case", entry.What);
        Assert.NotNull(entry.Payload);
        Assert.DoesNotContain("Smith", System.Text.Encoding.UTF8.GetString(entry.Payload), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_common_name_shows_fifty_and_says_that_there_are_more()
    {
        // Each by five words, more than are shown between them: no case may stand in the way of another.
        for (var n = 1; n <= FindCaseHandler.Most + 2; n++)
        {
            await cases.Accept(CasesUnderTest.Ann with { GivenName = "Sam", FamilyName = "Sandford", AlsoKnownAs = "Sasha Sabi Saul", NhsNumber = null }, $"KNO-2026-{n:000}");
        }

        var found = await Named("sa");

        Assert.Equal(FindCaseHandler.Most + 1, found.Count);
        Assert.Equal(found.Count, found.DistinctBy(row => row.Reference).Count());
    }

    [Fact]
    public async Task A_short_beginning_finds_each_case_once()
    {
        await cases.Modules.Use(async (DataCollectionDb db) =>
        {
            db.AddRange(ManyCases.Of(120, seed: 5, cases.Clock.GetCurrentInstant(), restricted: 0));
            await db.SaveChangesAsync(CasesUnderTest.Ct);
        });

        var found = await Named("s");

        Assert.NotEmpty(found);
        Assert.Equal(found.Count, found.DistinctBy(row => row.Reference).Count());
        Assert.All(found, row => Assert.Contains(NameWords.Of($"{row.GivenName} {row.FamilyName}"), word => word.StartsWith('s')));
    }

    [Fact]
    public async Task A_search_walks_the_words_in_their_order_and_sorts_nothing()
    {
        await using var scope = cases.Modules.Scope();
        var db = scope.ServiceProvider.GetRequiredService<DataCollectionDb>();

        var plan = await CaseloadTests.Plan(scope.ServiceProvider.GetRequiredService<FindCaseHandler>().Fitting(["smith", "ann"]).Take(10), db);

        Assert.Contains(plan, line => line.Contains("Word_Subject", StringComparison.Ordinal) && line.Contains("Word>?", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, line => line.Contains("TEMP B-TREE", StringComparison.Ordinal) || line.StartsWith("SCAN", StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => cases.DisposeAsync();

    private Task<string?> Find(string typed) => cases.Modules.Use((FindCaseHandler handler) => handler.Handle(new() { Words = typed }, CasesUnderTest.Ct));

    private Task<IReadOnlyList<FoundCase>> Named(string typed) => cases.Modules.Use((FindCaseHandler handler) => handler.Named(typed, CasesUnderTest.Ct));
}
