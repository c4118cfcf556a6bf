using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

public sealed class AllowTakeAwayTests : IAsyncDisposable
{
    private readonly Panels panels = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task Who_ticks_on_a_page_that_has_not_seen_the_other_ticks_takes_nothing_away()
    {
        var (number, _) = await panels.Held(Ct, "chair", "police");
        var meeting = await panels.Meeting(number, Ct);
        var (chair, police) = (meeting.Invitations.Single(one => one.Seat == "chair").Member, meeting.Invitations.Single(one => one.Seat == "police").Member);

        Assert.True((await Allow(number, meeting.Version, chair)).Succeeded);
        Assert.False((await Allow(number, meeting.Version, police)).Succeeded);
        Assert.Equal([chair], await Allowed());

        Assert.True((await Allow(number, (await panels.Meeting(number, Ct)).Version, police)).Succeeded);
        Assert.Equal([police], await Allowed());
    }

    private async Task<Result<string>> Allow(string number, Guid version, params Guid[] members) =>
        (await panels.As("chair").Modules.Use((AllowTakeAwayHandler handler) => handler.Handle(number, new() { Members = members, Version = version }, Ct)))!;

    private Task<List<Guid>> Allowed() => panels.Modules.Use((PanelReviewDb db) => db.TakeAways.Select(one => one.Member).ToListAsync(Ct));
}
