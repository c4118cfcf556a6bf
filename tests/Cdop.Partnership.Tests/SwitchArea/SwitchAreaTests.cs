using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Partnership.Tests;

public sealed class SwitchAreaTests
{
    private static readonly Area Island = Area.Parse("M83000003");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_Isle_of_Man_is_switched_on_and_is_served_by_who_serves_all_areas_at_once()
    {
        await using var modules = await ManagedBy("all");
        await modules.Grant("priya", Role.Administrator, "all", Ct);
        _ = await Rights(modules, "priya");

        var switched = await Switch(modules, on: true);

        Assert.Equal("Isle of Man is on.", switched!.Value);
        Assert.Contains(Island, (await Rights(modules, "priya")).Areas[Permission.ReadCases]);
        Assert.Equal(new AreaProposal(Island, true, "IM3 is on the Isle of Man"), await modules.Use((IAreaDirectory areas) => areas.Propose(Postcode.Parse("IM3 1AA"), Ct).AsTask()));

        modules.Clock.AdvanceSeconds(1);
        Assert.Equal("Isle of Man is off.", (await Switch(modules, on: false))!.Value);
        Assert.DoesNotContain(Island, (await Rights(modules, "priya")).Areas[Permission.ReadCases]);
    }

    [Fact]
    public async Task Of_two_editors_the_second_is_shown_what_the_first_did_and_loses_nothing()
    {
        await using var modules = await ManagedBy("all");
        var seen = await Version(modules);
        await Switch(modules, on: true, seen);

        await using var scope = modules.Scope();
        var page = ActivatorUtilities.CreateInstance<SwitchAreaPage>(scope.ServiceProvider);
        page.Form = new() { On = true, Because = "The minister signed", Version = seen };
        await page.OnPostAsync(Island, Ct);

        Assert.Equal(SwitchAreaHandler.Overtaken, page.ModelState.Values.Single(v => v.Errors.Count > 0).Errors[0].ErrorMessage);
        Assert.Equal(("Agreed with the island", "The minister signed"), (page.Served.SwitchedBecause, page.Form.Because));
        Assert.NotEqual(seen, page.Served.Version);
    }

    [Fact]
    public async Task Only_a_manager_of_all_areas_switches_one()
    {
        await using var modules = await ManagedBy("KNO,LIV,SEF,STH,WIR");

        Assert.Equal("Only a manager of all areas switches an area on or off", Assert.Single((await Switch(modules, on: true))!.Problems).Message);
    }

    [Fact]
    public async Task The_last_area_stays_on()
    {
        await using var modules = await ManagedBy("all");
        await modules.Use(async (PartnershipDb db) =>
        {
            foreach (var area in await db.Areas.Where(a => a.Area != Examples.Sefton).ToListAsync(Ct))
            {
                area.Switch(on: false, "Test", UserId.Service, modules.Clock.GetCurrentInstant());
            }

            await db.SaveChangesAsync(Ct);
        });

        var switched = await modules.Use(async (SwitchAreaHandler handler) => await handler.Handle(Examples.Sefton, new() { On = false, Because = "Closing", Version = await Version(modules, Examples.Sefton) }, Ct));

        Assert.Equal("This panel serves no other area: one must stay on", Assert.Single(switched!.Problems).Message);
    }

    [Fact]
    public async Task An_area_that_is_not_ours_is_not_there()
    {
        await using var modules = await ManagedBy("all");

        Assert.Null(await modules.Use((SwitchAreaHandler handler) => handler.Handle(Area.Parse("E08000003"), new() { On = true, Because = "Manchester asks" }, Ct)));
    }

    private static async Task<Result<string>?> Switch(ModulesUnderTest modules, bool on, Guid? version = null)
    {
        var seen = version ?? await Version(modules);
        return await modules.Use((SwitchAreaHandler handler) => handler.Handle(Island, new() { On = on, Because = "Agreed with the island", Version = seen }, Ct));
    }

    private static Task<Guid> Version(ModulesUnderTest modules, Area? area = null) =>
        modules.Use((PartnershipDb db) => db.Areas.Where(a => a.Area == (area ?? Island)).Select(a => a.Version).SingleAsync(Ct));

    private static async Task<Rights> Rights(ModulesUnderTest modules, string subject) =>
        (await modules.Use((IRightsDirectory rights) => rights.Find(Panel.Issuer, subject, Ct).AsTask()))!;

    private static async Task<ModulesUnderTest> ManagedBy(string areas)
    {
        var modules = await Panel.Open(Ct);
        modules.Person.Id = await modules.Grant("jo", Role.Manager, areas, Ct);
        return modules;
    }
}
