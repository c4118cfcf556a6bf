namespace Cdop.Host.Tests;

[Collection(WorldTests.Name)]
public sealed class EmergencyTests(World world)
{
    private const string Nowhere = "LIV-2020-777";

    [Fact]
    public async Task A_reference_that_no_case_bears_is_answered_like_any_other_and_the_reviewer_is_told_so()
    {
        using var doctor = await world.Host.SignIn("doctor.fenwick");
        var there = await Use(doctor, world.Subjects.Single(s => s.Area == Examples.Liverpool).Case);
        var nowhere = await Use(doctor, Nowhere);
        var manager = await world.As("manager.quayle");
        var list = await manager.Get("/break-glass/reviews");
        var row = list.Document.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains(Nowhere, StringComparison.Ordinal));
        var review = await manager.Get(row.QuerySelector("a")!.GetAttribute("href")!);

        Assert.Equal(there, nowhere);
        Assert.Contains("No case bears this reference", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("no case bears this reference", review.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, list.Document.QuerySelector("main")!.TextContent.Split("No case bears").Length - 1);
    }

    // What stands above the form for a reference, without the reference.
    private static async Task<string> Use(Browser doctor, string reference)
    {
        var page = await doctor.Press(
            await doctor.Get("/break-glass"),
            "Use emergency access",
            ("Form.Reference", reference.ToLowerInvariant().Replace('-', ' ')), // as it is said
            ("Form.Reason", "CoronerOrPolice"),
            ("Form.Because", "The coroner's officer rang and must know now."));
        var said = page.Document.QuerySelectorAll(".cdop-undo").Single(u => u.TextContent.Contains(reference, StringComparison.Ordinal));
        return $"{page.Status} {page.Address} {said.TextContent.Replace(reference, "", StringComparison.Ordinal)}";
    }
}
