using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

public sealed class SeriesTests : IAsyncDisposable
{
    private static readonly AddSeries Monthly = new() { Name = "Monthly general", Panel = "general", Rules = "0 0 13 ? 1,2,3,4,5,6,7,9,10,11 THU#1", Minutes = 120 };

    private readonly Panels panels = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task A_series_is_added_changed_and_ended_and_its_dates_come_and_go()
    {
        Assert.True((await Add(Monthly)).Succeeded);
        Assert.Contains(await Proposed(), date => date.On == new LocalDate(2026, 4, 2));
        var series = await panels.Modules.Use((PanelReviewDb db) => db.Series.AsNoTracking().SingleAsync(Ct));

        var ended = await panels.Modules.Use((DescribeSeriesHandler handler) => handler.Handle(series.Id, DescribeSeries.Of(series) with { Place = "Room 1", EndedOn = new(2026, 3, 3) }, Ct));

        Assert.True(ended!.Succeeded);
        Assert.Empty(await Proposed());
        Assert.Equal("Room 1", (await panels.Modules.Use((PanelReviewDb db) => db.Series.AsNoTracking().SingleAsync(Ct))).Place);
    }

    [Theory]
    [InlineData("each month", "general", 120, "Rules")]
    [InlineData("", "general", 120, "Rules")]
    [InlineData("0 0 13 ? * THU#1", "cardiac", 120, "Panel")]
    [InlineData("0 0 13 ? * THU#1", "general", 5, "Minutes")]
    public async Task What_is_wrong_is_said_at_its_field(string rules, string panel, int minutes, string field) =>
        Assert.Equal(field, Assert.Single((await Add(Monthly with { Rules = rules, Panel = panel, Minutes = minutes })).Problems).Field);

    [Fact]
    public async Task Two_series_have_two_names()
    {
        await Add(Monthly);

        Assert.Equal("Name", Assert.Single((await Add(Monthly with { Key = Guid.NewGuid(), Minutes = 90 })).Problems).Field);
    }

    private Task<Result<string>> Add(AddSeries series) => panels.Modules.Use((AddSeriesHandler handler) => handler.Handle(series, Ct));

    private async Task<IReadOnlyList<ProposedDate>> Proposed() =>
        [.. (await panels.Look<ListMeetingsPage>(page => page.OnGetAsync(null, Ct))).Proposed.Select(one => one.Date)];
}
