using AngleSharp.Html.Dom;

namespace Cdop.Host.Tests;

/// <summary>Two of the office at one notification, over HTTP.</summary>
public sealed class AmendNotificationTests : IAsyncDisposable
{
    private readonly HostUnderTest host = new();

    [Fact]
    public async Task Who_corrects_without_a_reason_is_told_so_once()
    {
        using var desk = await host.SignIn("admin.marsh");
        using var visitor = host.Open();
        var notification = await visitor.Notify(Told.Of(Instant.FromDateTimeOffset(host.Clock.GetUtcNow()).DateIn()));

        var back = await desk.Press(await desk.Get($"/notifications/{notification}/amend"), "Save the correction", ("Change.Because", ""));

        Assert.Equal(["Enter why it is corrected"], back.Document.QuerySelectorAll(".nhsuk-error-summary li").Select(problem => problem.TextContent.Trim()));
    }

    [Fact]
    public async Task What_the_slower_did_not_touch_stays_as_the_quicker_left_it_and_only_what_both_changed_is_shown()
    {
        using var priya = await host.SignIn("admin.marsh");
        using var jo = await host.SignIn("manager.quayle");
        using var visitor = host.Open();
        var notification = await visitor.Notify(Told.Of(Instant.FromDateTimeOffset(host.Clock.GetUtcNow()).DateIn()));
        var slow = await jo.Get($"/notifications/{notification}/amend");
        var quick = await priya.Get($"/notifications/{notification}/amend");
        await priya.Press(quick, "Save the correction", ("Form.Child.Gp", "The new surgery"), ("Form.Child.FamilyName", "Theirs"), ("Change.Because", "The ward telephoned"));

        var both = await jo.Press(slow, "Save the correction", ("Form.Child.FamilyName", "Mine"), ("Change.Because", "The mother wrote"));

        Assert.Contains("Priya Marsh corrected this while you were writing", Office.Complaints(both), StringComparison.Ordinal);
        Assert.Equal(["Family name"], both.Document.QuerySelectorAll("section[aria-labelledby='both'] tbody th").Select(row => row.TextContent.Trim()));
        Assert.Equal("The new surgery", ((IHtmlInputElement)both.Document.QuerySelector("[name='Form.Child.Gp']")!).Value);

        var done = await jo.Press(both, "Save the correction");
        Assert.Equal($"/notifications/{notification}", done.Address.AbsolutePath);
        Assert.Contains("Mine", done.Text, StringComparison.Ordinal);
        Assert.Contains("The new surgery", done.Text, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
