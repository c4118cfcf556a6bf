using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Partnership.Tests;

public sealed class ListAgenciesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_agencies_come_first_by_name_and_what_is_missing_is_seen()
    {
        await using var modules = await Panel.Open(Ct);

        var page = await List(modules, new());

        Assert.Equal((22, "Southport and Ormskirk Hospital NHS Trust"), (page.Agencies.Count, page.Agencies[^1].Name));
        Assert.Equal(page.Agencies.SkipLast(1).Select(a => a.Name).Order(StringComparer.OrdinalIgnoreCase), page.Agencies.SkipLast(1).Select(a => a.Name));
        Assert.Equal(["No contact", "No secure mail address", "Line lead unknown"], page.Agencies[0].Missing);
        Assert.False(page.HasNext || page.HasPrevious);
    }

    [Theory]
    [InlineData("E08000015", null, null, "RXA RJR COR-LIV-WIR RBS REP REM RBN RBL RY7 RW4 RET REN RX7 QYG MERSEYPOL E08000015")]
    [InlineData("E08000014", nameof(AgencyKind.Hospital), null, "REM RBN RVY")]
    [InlineData(null, null, "mersey care", "RW4")]
    [InlineData(null, null, "prescot", "RBN RW4")]
    [InlineData(null, nameof(AgencyKind.Coroner), "sefton", "COR-SEF-KNO-STH")]
    [InlineData(null, null, "50%_[x]", "")]
    [InlineData("nowhere", nameof(AgencyKind.Police), null, "MERSEYPOL")]
    public async Task The_list_is_narrowed_by_area_kind_and_word(string? area, string? kind, string? word, string codes)
    {
        await using var modules = await Panel.Open(Ct);

        var page = await List(modules, new() { Area = area, Kind = kind is null ? null : Enum.Parse<AgencyKind>(kind), Word = word });

        Assert.Equal(codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), page.Agencies.Select(a => a.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_has_left_is_not_counted_and_leads_nothing()
    {
        await using var modules = await Panel.Open(Ct);
        var now = modules.Clock.GetCurrentInstant();
        await modules.Use(async (PartnershipDb db) =>
        {
            var school = Agency.Add("SCHOOL-1", new() { Name = "A school", Kind = AgencyKind.School, Areas = [Examples.Sefton] }, Giver.Of(UserId.Service), now).Value;
            db.Add(school.Keep(null, Person("Stays") with { LeavesOn = now.DateIn() }, Giver.Of(UserId.Service), now).Value
                .Keep(null, Person("Left") with { LeavesOn = now.DateIn().PlusDays(-1), IsLineLead = true }, Giver.Of(UserId.Service), now).Value);
            await db.SaveChangesAsync(Ct);
        });

        var row = Assert.Single((await List(modules, new() { Kind = AgencyKind.School })).Agencies);

        Assert.Equal((1, "No secure mail address; Line lead unknown", "Sefton"), (row.People, string.Join("; ", row.Missing), (await List(modules, new() { Kind = AgencyKind.School })).NamesOf(row)));

        static ContactFacts Person(string name) => new() { Name = name, Role = "Nurse", Telephone = "0151 496 0000", ForAll = true, Answers = RequestKinds.Forms };
    }

    [Fact]
    public async Task Each_agency_stands_on_one_page_whichever_way_one_walks()
    {
        await using var modules = await Panel.Open(Ct);
        var now = modules.Clock.GetCurrentInstant();
        await modules.Use(async (PartnershipDb db) =>
        {
            foreach (var number in Enumerable.Range(0, 70))
            {
                var school = Agency.Add($"SCHOOL-{number}", new() { Name = $"School {number % 9}", Kind = AgencyKind.School, Areas = [Examples.Sefton] }, Giver.Of(UserId.Service), now).Value;
                db.Add(number % 2 == 0 ? school : school.Close(new(2026, 1, 1), "Merged", null, Giver.Of(UserId.Service), now).Value);
            }

            await db.SaveChangesAsync(Ct);
        });

        List<string> forwards = [], backwards = [];
        var page = await List(modules, new());
        forwards.AddRange(page.Agencies.Select(a => a.Code));
        while (page.HasNext)
        {
            page = await List(modules, new() { After = page.Agencies[^1].Code });
            Assert.True(page.HasPrevious);
            forwards.AddRange(page.Agencies.Select(a => a.Code));
        }

        page = await List(modules, new() { Last = true });
        Assert.False(page.HasNext);
        backwards.AddRange(page.Agencies.Select(a => a.Code));
        while (page.HasPrevious)
        {
            page = await List(modules, new() { Before = page.Agencies[0].Code });
            backwards.InsertRange(0, page.Agencies.Select(a => a.Code));
        }

        Assert.Equal(92, forwards.Distinct().Count());
        Assert.Equal(forwards, backwards);
    }

    private static async Task<ListAgenciesPage> List(ModulesUnderTest modules, AgencyFilter filter)
    {
        await using var scope = modules.Scope();
        var page = ActivatorUtilities.CreateInstance<ListAgenciesPage>(scope.ServiceProvider);
        await page.OnGetAsync(filter, Ct);
        return page;
    }
}
