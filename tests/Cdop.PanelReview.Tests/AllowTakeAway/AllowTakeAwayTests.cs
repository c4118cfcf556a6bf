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

    [Fact]
    public async Task Those_who_are_allowed_at_once_have_copies_that_differ_and_each_is_found_by_what_was_copied_from_it()
    {
        var (number, _) = await panels.Held(Ct, "chair", "police", "lay");
        var meeting = await panels.Meeting(number, Ct);
        Assert.True((await Allow(number, meeting.Version, [.. meeting.Invitations.Select(one => one.Member)])).Succeeded);

        var copies = await panels.Modules.Use((PanelReviewDb db) => db.TakeAways.AsNoTracking().ToListAsync(Ct));
        Assert.Equal(3, copies.Count);
        Assert.Equal(copies.Count, copies.DistinctBy(one => one.Copy).Count());
        foreach (var copy in copies)
        {
            var name = meeting.Invitations.Single(one => one.Member == copy.Member).Name;
            Assert.Equal($"It is from the copy of {name}", await Traced(number, $"For {name} only. Copy {copy.Copy}"));
        }

        Assert.Contains("say of no copy", await Traced(number, "The child slept."), StringComparison.Ordinal);
        Assert.Contains("of nobody who may take", await Traced(number, "Copy 00000000"), StringComparison.Ordinal);
    }

    private async Task<string> Traced(string number, string words) => (await panels.As("chair").Look<TraceCopyPage>(async page =>
    {
        (page.At, page.Form) = (number, new() { Words = words });
        await page.OnPostAsync(Ct);
    })).Found!;

    private async Task<Result<string>> Allow(string number, Guid version, params Guid[] members) =>
        (await panels.As("chair").Modules.Use((AllowTakeAwayHandler handler) => handler.Handle(number, new() { Members = members, Version = version }, Ct)))!;

    private Task<List<Guid>> Allowed() => panels.Modules.Use((PanelReviewDb db) => db.TakeAways.Select(one => one.Member).ToListAsync(Ct));
}
