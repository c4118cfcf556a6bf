namespace Cdop.Host.Tests;

public sealed class InventCaseloadTests
{
    /// <summary>What other modules put in at a start once stood in the way: a new clone had no case.</summary>
    [Fact]
    public async Task A_new_site_of_development_has_its_invented_cases()
    {
        await using var host = new HostUnderTest { Settings = { ["Development:Empty"] = "false", ["Development:Cases"] = "8" } };
        using var office = await host.SignIn("admin.marsh");

        var caseload = await office.Get("/cases?show=all");

        Assert.NotEmpty(caseload.Document.QuerySelectorAll("main a[href*='-20']"));
    }

    /// <summary>Where cases are ready, a newcomer finds what a panel leaves behind, and what it has still before it.</summary>
    [Fact]
    public async Task Its_panel_has_met_over_some_of_them_and_meets_again()
    {
        await using var host = new HostUnderTest { Settings = { ["Development:Empty"] = "false", ["Development:Cases"] = "60" } };
        using var office = await host.SignIn("admin.marsh");

        var met = Assert.Single(await Rows("/meetings", "Past meetings"));
        var reviewed = await Rows("/reviewed", "Reviewed cases");
        Assert.NotEmpty(reviewed);
        Assert.DoesNotContain(await Rows("/panel-cases", "Cases ready"), reviewed.Contains); // the case itself was told
        Assert.Subset((await Rows($"/meetings/{met}", "Cases that the meeting takes")).ToHashSet(), reviewed.ToHashSet());
        Assert.NotEmpty(await Rows("/actions", "Actions"));
        Assert.NotEmpty(await Rows("/learning", "Learning"));
        var toCome = Assert.Single(await Rows("/meetings", "Meetings to come"));
        Assert.NotEmpty(await Rows($"/meetings/{toCome}", "Cases that the meeting takes"));
        Assert.DoesNotContain("Invitation: ", (await office.Get("/development/mail")).Text, StringComparison.Ordinal); // its past is mailed to nobody

        async Task<IReadOnlyList<string>> Rows(string address, string table) =>
            [.. (await office.Get(address)).Document.QuerySelectorAll("main table").Where(one => one.QuerySelector("caption")!.TextContent.StartsWith(table, StringComparison.Ordinal))
                .SelectMany(one => one.QuerySelectorAll("tbody th")).Select(row => row.TextContent.Trim())];
    }
}
