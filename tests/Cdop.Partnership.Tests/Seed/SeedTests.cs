using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership.Tests;

public sealed class SeedTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Seeding_again_changes_nothing()
    {
        await using var modules = await Panel.Open(Ct);
        var before = await modules.Use((PartnershipDb db) => db.Audit.CountAsync(Ct));

        await PartnershipModule.SeedAsync(modules.Services, Ct);

        Assert.Equal(before, await modules.Use((PartnershipDb db) => db.Audit.CountAsync(Ct)));
        Assert.Equal((6, 69, 22), await modules.Use(async (PartnershipDb db) => (await db.Areas.CountAsync(Ct), await db.OutwardCodes.CountAsync(Ct), await db.Agencies.CountAsync(Ct))));
    }

    [Fact]
    public async Task Seeding_again_leaves_alone_what_people_have_changed()
    {
        await using var modules = await Panel.Open(Ct);
        var island = Area.Parse("M83000003");
        await modules.Use(async (PartnershipDb db) =>
        {
            (await db.Areas.SingleAsync(a => a.Area == island, Ct)).Switch(on: true, "Agreed with the island", new("jo"), modules.Clock.GetCurrentInstant());
            await db.SaveChangesAsync(Ct);
        });

        await PartnershipModule.SeedAsync(modules.Services, Ct);

        Assert.Contains(await modules.Use((IAreaDirectory areas) => areas.All(Ct).AsTask()), a => a.Area == island);
    }

    [Fact]
    public async Task Ready_people_come_once_with_their_roles()
    {
        await using var modules = await Panel.Open(Ct);
        ReadyPerson[] people = [new(Panel.Issuer, "doctor", "Dr Alex Fenwick", null, new(Role.DesignatedDoctor, Examples.Liverpool), new(Role.DesignatedDoctor, Examples.Knowsley))];

        await PartnershipModule.SeedDevelopmentPeopleAsync(modules.Services, people, Ct);
        await PartnershipModule.SeedDevelopmentPeopleAsync(modules.Services, people, Ct);

        var rights = await modules.Use((IRightsDirectory directory) => directory.Find(Panel.Issuer, "doctor", Ct).AsTask());
        Assert.Equal(("Dr Alex Fenwick", 2), (rights!.Name, rights.Roles.Count));
    }

    [Fact]
    public async Task The_agencies_are_there_and_one_that_has_closed_is_still_known()
    {
        await using var modules = await Panel.Open(Ct);

        var agencies = await modules.Use((PartnershipDb db) => db.Agencies.AsNoTracking().ToListAsync(Ct));

        Assert.Equal(21, agencies.Count(a => a.IsOpen));
        Assert.Equal(["Southport and Ormskirk Hospital NHS Trust"], agencies.Where(a => !a.IsOpen).Select(a => a.Name));
    }
}
