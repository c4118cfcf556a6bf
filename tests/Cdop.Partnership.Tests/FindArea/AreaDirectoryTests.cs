namespace Cdop.Partnership.Tests;

public sealed class AreaDirectoryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Five_areas_are_served_from_the_first_day_and_the_Isle_of_Man_is_not()
    {
        await using var modules = await Panel.Open(Ct);

        var on = await modules.Use((IAreaDirectory areas) => areas.All(Ct).AsTask());
        var island = await modules.Use((IAreaDirectory areas) => areas.Find(Area.Parse("M83000003"), Ct).AsTask());

        Assert.Equal(["KNO", "LIV", "SEF", "STH", "WIR"], on.Select(a => a.Letters));
        Assert.All(on, a => Assert.True(a.IsInNcmd));
        Assert.Equal(("IOM", false, false), (island!.Letters, island.IsInNcmd, island.IsOn));
    }

    [Theory]
    [InlineData("L36 0ZZ", "E08000011", true, "L36 is in Knowsley")]
    [InlineData("l350zz", "E08000013", false, "L35 is mostly in St Helens, partly in Knowsley: choose the area")]
    [InlineData("PR8 6PN", "E08000014", false, "PR8 is mostly in Sefton, partly in West Lancashire: choose the area")]
    [InlineData("CH41 1AA", "E08000015", true, "CH41 is in Wirral")]
    [InlineData("WN5 7AA", null, false, "WN5 is mostly in Wigan, partly in St Helens: choose the area")]
    [InlineData("EH1 1AA", null, true, "EH1 is outside the areas of this panel")]
    [InlineData("M1 1AA", null, true, "M1 is outside the areas of this panel")]
    [InlineData("L40 1AA", null, false, "L40 is outside the areas of this panel")]
    [InlineData("IM3 1AA", null, false, "IM3 is on the Isle of Man, which this panel does not serve now")]
    [InlineData(null, null, false, "There is no postcode to go by: choose the area")]
    public async Task A_postcode_proposes_an_area_and_says_why(string? postcode, string? area, bool sure, string why)
    {
        await using var modules = await Panel.Open(Ct);

        var proposal = await modules.Use((IAreaDirectory areas) => areas.Propose(postcode is null ? null : Postcode.Parse(postcode), Ct).AsTask());

        Assert.Equal((area, sure, why), (proposal.Area?.Code, proposal.IsSure, proposal.Why));
    }

    [Fact]
    public void Every_outward_code_is_one_that_a_postcode_can_have()
    {
        Assert.All(Facts.OutwardCodes, c => Assert.Equal(c.Code, Postcode.Parse($"{c.Code} 1AA").Outward));
        Assert.Equal(Facts.OutwardCodes.Count, Facts.OutwardCodes.Select(c => c.Code).Distinct().Count());
    }
}
