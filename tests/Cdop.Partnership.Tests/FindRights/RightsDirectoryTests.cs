using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership.Tests;

public sealed class RightsDirectoryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_role_for_all_areas_holds_in_every_area_that_is_switched_on()
    {
        await using var modules = await Panel.Open(Ct);
        await modules.Grant("mo", Role.Manager, "all", Ct);

        var rights = await Find(modules, "mo");

        Assert.Equal(Examples.Merseyside.OrderBy(a => a.Code), rights!.Areas[Permission.ManagePeople].OrderBy(a => a.Code));
    }

    [Fact]
    public async Task A_role_for_one_area_holds_there_alone()
    {
        await using var modules = await Panel.Open(Ct);
        await modules.Grant("sam", Role.Administrator, "SEF", Ct);

        var rights = await Find(modules, "sam");

        Assert.Equal([Examples.Sefton], rights!.Areas[Permission.ReadCases]);
        Assert.False(rights.Areas.ContainsKey(Permission.ManagePeople));
    }

    [Fact]
    public async Task Different_roles_in_different_areas_do_not_lend_each_other_their_areas()
    {
        await using var modules = await Panel.Open(Ct);
        await modules.Grant("sam", Role.Administrator, "SEF", Ct);
        await modules.Grant("sam", Role.CaldicottGuardian, "all", Ct);

        var rights = await Find(modules, "sam");

        Assert.Equal([Examples.Sefton], rights!.Areas[Permission.ReadCases]);
        Assert.Equal(5, rights.Areas[Permission.ReadAudit].Count);
    }

    [Theory]
    [InlineData("https://login.example/", "SAM")]
    [InlineData("https://login.example", "sam")]
    [InlineData("https://other.example/", "sam")]
    [InlineData("https://login.example/", "nobody")]
    public async Task Whom_we_do_not_know_has_no_rights(string issuer, string subject)
    {
        await using var modules = await Panel.Open(Ct);
        await modules.Grant("sam", Role.Administrator, "SEF", Ct);

        Assert.Null(await modules.Use((IRightsDirectory rights) => rights.Find(issuer, subject, Ct).AsTask()));
    }

    [Fact]
    public async Task A_change_in_this_process_is_seen_at_once()
    {
        await using var modules = await Panel.Open(Ct);
        await modules.Grant("sam", Role.Administrator, "SEF", Ct);
        _ = await Find(modules, "sam");

        await modules.Grant("sam", Role.Administrator, "WIR", Ct);

        Assert.Equal(2, (await Find(modules, "sam"))!.Areas[Permission.ReadCases].Count);
    }

    [Fact]
    public async Task A_change_elsewhere_is_seen_within_half_a_minute()
    {
        await using var modules = await Panel.Open(Ct);
        await modules.Grant("sam", Role.Administrator, "SEF", Ct);
        _ = await Find(modules, "sam");
        await modules.Use((PartnershipDb db) => db.Database.ExecuteSqlRawAsync(
            modules.Database.Database.PrefixesTables ? "UPDATE partnership_role_given SET TakenAt = GivenAt" : "UPDATE [partnership].[role_given] SET TakenAt = GivenAt", Ct));

        modules.Clock.AdvanceSeconds(29);
        Assert.NotEmpty((await Find(modules, "sam"))!.Areas);
        modules.Clock.AdvanceSeconds(1);

        Assert.Empty((await Find(modules, "sam"))!.Areas);
    }

    [Fact]
    public async Task A_name_is_found_by_identity_and_the_product_itself_has_one()
    {
        await using var modules = await Panel.Open(Ct);
        var sam = await modules.Grant("sam", Role.Administrator, "SEF", Ct);

        Assert.Equal("sam", await NameOf(modules, sam));
        Assert.Equal("the system", await NameOf(modules, UserId.Service));
        Assert.Null(await NameOf(modules, new("nobody")));
    }

    [Fact]
    public async Task Names_of_many_are_read_at_once_and_who_is_not_known_is_left_out()
    {
        await using var modules = await Panel.Open(Ct);
        var (sam, jo) = (await modules.Grant("sam", Role.Administrator, "SEF", Ct), await modules.Grant("jo", Role.Manager, "SEF", Ct));

        var names = await modules.Use((IRightsDirectory rights) => rights.NamesOf([sam, jo, sam, UserId.Service, new("nobody")], Ct).AsTask());

        Assert.Equal([(jo, "jo"), (sam, "sam"), (UserId.Service, "the system")], names.Select(n => (n.Key, n.Value)).OrderBy(n => n.Value));
    }

    private static Task<Rights?> Find(ModulesUnderTest modules, string subject) =>
        modules.Use((IRightsDirectory rights) => rights.Find(Panel.Issuer, subject, Ct).AsTask());

    private static Task<string?> NameOf(ModulesUnderTest modules, UserId person) =>
        modules.Use((IRightsDirectory rights) => rights.NameOf(person, Ct).AsTask());
}
