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
}
