namespace Cdop.Host.Tests;

/// <summary>The caseload and what stands over every desk page, over HTTP.</summary>
public sealed class ListCasesTests : IAsyncDisposable
{
    private readonly HostUnderTest host = new() { Settings = { ["Limits:PublicPostsPerMinute"] = "200" } };

    [Fact]
    public async Task Every_desk_page_says_how_many_notifications_wait_to_those_who_may_triage_them()
    {
        using var visitor = host.Open();
        var told = await visitor.Notify(Told.Of(Today));
        using var desk = await host.SignIn("admin.marsh");
        using var elsewhere = await host.SignIn("admin.sefton");
        using var doctor = await host.SignIn("doctor.fenwick");

        Assert.Equal("1", await Waiting(desk, "/cases"));
        Assert.Equal("1", await Waiting(desk, "/account"));
        Assert.Equal("1", await Waiting(elsewhere, "/account"));
        Assert.Null(await Waiting(doctor, "/cases"));

        await desk.Accept(told);
        Assert.Null(await Waiting(desk, "/cases"));
    }

    [Fact]
    public async Task A_filter_is_saved_used_and_deleted_and_its_name_stands_in_no_address()
    {
        using var desk = await host.SignIn("admin.marsh");

        var saved = await desk.Press(await desk.Get("/cases/filters?due=late"), "Save this filter", ("Form.Name", "Mine by heart"));
        Assert.EndsWith("/cases?due=late", saved.Address.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal("/cases?due=late", saved.Document.QuerySelectorAll("a").Single(a => a.TextContent == "Mine by heart 0").GetAttribute("href"));

        var again = await desk.Press(await desk.Get("/cases/filters?due=soon"), "Save this filter", ("Form.Name", "Mine by heart"));
        Assert.Contains("You have a filter of that name", again.Text, StringComparison.Ordinal);

        var deleted = await desk.Press(await desk.Get("/cases/filters"), "Delete Mine by heart");
        Assert.Contains("You have saved none", deleted.Text, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private LocalDate Today => Instant.FromDateTimeOffset(host.Clock.GetUtcNow()).DateIn();

    private static async Task<string?> Waiting(Browser desk, string address) =>
        (await desk.Get(address)).Document.QuerySelector(".cdop-header__count")?.FirstChild?.TextContent;
}
