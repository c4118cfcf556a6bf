using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

public sealed class OpenPanelCaseTests : IAsyncDisposable
{
    private readonly Panels panels = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task A_ready_case_comes_to_the_panel_once_under_a_reference_of_its_own()
    {
        var one = await panels.Ready(ReadyCases.Of(200, facts: "sudden-unexpected"), Ct);
        await panels.Ready(ReadyCases.Of(200, facts: "sudden-unexpected"), Ct, one);

        var opened = (await panels.Case(one, Ct))!;
        Assert.Matches("^P-[2-9A-Z]{4}$", opened.Label);
        Assert.Equal(("sudi", new LocalDate(2026, 6, 1)), (opened.Themes, opened.DueOn));
        Assert.NotNull(opened.ReadySince);
    }

    [Theory]
    [InlineData(400, "sudden-unexpected", "")]
    [InlineData(400, "apparent-suicide", "suicide")]
    [InlineData(10, "road-traffic", "trauma")]
    [InlineData(400, "asthma", "")]
    public async Task The_themes_of_a_case_are_those_of_what_is_known_of_it(int days, string fact, string themes) =>
        Assert.Equal(themes, (await panels.Case(await panels.Ready(ReadyCases.Of(days, facts: fact), Ct), Ct))!.Themes);

    [Fact]
    public async Task A_case_moved_back_waits_no_more_and_comes_again_under_the_same_reference()
    {
        var one = await panels.Ready(ReadyCases.Of(), Ct);
        var label = (await panels.Case(one, Ct))!.Label;
        await panels.Ready(null, Ct, one);
        Assert.Null((await panels.Case(one, Ct))!.ReadySince);
        await panels.Ready(ReadyCases.Of(10), Ct, one);

        var again = (await panels.Case(one, Ct))!;
        Assert.Equal((label, true), (again.Label, again.IsNeonatal));
        Assert.NotNull(again.ReadySince);
    }

    [Fact]
    public async Task A_case_that_was_never_ready_leaves_nothing_here() => Assert.Null(await panels.Case(await panels.Ready(null, Ct), Ct));

    [Fact]
    public async Task Only_who_needs_to_know_sees_it()
    {
        var (ours, theirs, closed) = (await panels.Ready(ReadyCases.Of(), Ct), await panels.Ready(ReadyCases.Of(area: Examples.Wirral), Ct), await panels.Ready(ReadyCases.Of() with { IsRestricted = true }, Ct));
        panels.Modules.Person.Areas = [Examples.Liverpool];

        Assert.NotNull(await panels.Case(ours, Ct));
        Assert.Null(await panels.Case(theirs, Ct));
        Assert.Null(await panels.Case(closed, Ct));
        Assert.Equal(1, await panels.Modules.Use((PanelReviewDb db) => db.Cases.CountAsync(Ct)));

        await Keep(closed, isRestricted: true, new AccessEntry { Subject = closed.Value, Person = panels.Modules.Person.Id, Kind = AccessKind.Listed });
        await Keep(ours, isRestricted: false, new AccessEntry { Subject = ours.Value, Person = panels.Modules.Person.Id, Kind = AccessKind.Excluded });
        Assert.NotNull(await panels.Case(closed, Ct));
        Assert.Null(await panels.Case(ours, Ct));
    }

    [Fact]
    public async Task A_case_restricted_while_it_waits_is_hidden_with_its_place_on_the_agenda()
    {
        var one = await panels.Ready(ReadyCases.Of(), Ct);
        var number = await panels.Planned(Ct);
        Assert.True((await panels.List(number, Ct, one))!.Succeeded);
        Assert.Single(await panels.Agenda(number, Ct));

        await Keep(one, isRestricted: true);

        Assert.Null(await panels.Case(one, Ct));
        Assert.Empty(await panels.Agenda(number, Ct));
    }

    private Task Keep(CaseId one, bool isRestricted, params AccessEntry[] lines) => panels.Keep(one, isRestricted, lines, Ct);
}
