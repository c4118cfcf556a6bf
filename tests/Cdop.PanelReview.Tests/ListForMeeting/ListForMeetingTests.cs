namespace Cdop.PanelReview;

public sealed class ListForMeetingTests : IAsyncDisposable
{
    private readonly Panels panels = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task Cases_are_listed_with_those_due_first_at_the_top()
    {
        var number = await panels.Planned(Ct);
        var late = await panels.Ready(ReadyCases.Of(due: new LocalDate(2026, 1, 10)), Ct);
        var later = await panels.Ready(ReadyCases.Of(due: new LocalDate(2026, 7, 10)), Ct);
        var further = await panels.Ready(ReadyCases.Of(due: new LocalDate(2026, 1, 1)), Ct);
        Assert.True((await panels.List(number, Ct, later, late))!.Succeeded);
        Assert.True((await panels.List(number, Ct, further))!.Succeeded);

        Assert.Equal([(late.Value, 1), (later.Value, 2), (further.Value, 3)], (await panels.Agenda(number, Ct)).Select(item => (item.Subject, item.Position)));
    }

    [Fact]
    public async Task A_case_is_listed_for_one_meeting_alone()
    {
        var (first, second) = (await panels.Planned(Ct), await panels.Planned(Ct, Panels.Plan with { On = new(2026, 6, 10) }));
        var one = await panels.Ready(ReadyCases.Of(), Ct);
        await panels.List(first, Ct, one);

        Assert.Contains("Look at the list again", Assert.Single((await panels.List(second, Ct, one))!.Problems).Message);
        Assert.Empty(await panels.Agenda(second, Ct));
    }

    [Fact]
    public async Task Two_who_list_the_same_case_at_once_list_it_once()
    {
        var (first, second) = (await panels.Planned(Ct), await panels.Planned(Ct, Panels.Plan with { On = new(2026, 6, 10) }));
        var one = await panels.Ready(ReadyCases.Of(), Ct);

        var answers = await Task.WhenAll(panels.List(first, Ct, one), panels.List(second, Ct, one));

        Assert.Single(answers, answer => answer!.Succeeded);
        Assert.Single([.. await panels.Agenda(first, Ct), .. await panels.Agenda(second, Ct)]);
    }

    [Fact]
    public async Task A_case_that_is_ready_no_more_or_that_nobody_ticked_is_not_listed()
    {
        var number = await panels.Planned(Ct);
        var one = await panels.Ready(ReadyCases.Of(), Ct);
        await panels.Ready(null, Ct, one);

        Assert.Contains("not ready now", Assert.Single((await panels.List(number, Ct, one))!.Problems).Message);
        Assert.Equal("Tick the cases to list", Assert.Single((await panels.List(number, Ct))!.Problems).Message);
    }

    [Fact]
    public async Task An_answer_that_comes_meanwhile_does_not_refuse_the_list()
    {
        await panels.Members(Ct);
        var number = await panels.Planned(Ct);
        var one = await panels.Ready(ReadyCases.Of(), Ct);
        await panels.Answer(await panels.LinkOf("lay@panel.example", Ct), Reply.Coming, Ct);

        Assert.True((await panels.List(number, Ct, one))!.Succeeded);
    }

    [Fact]
    public async Task What_is_listed_or_put_in_order_beside_cases_that_are_not_seen_takes_no_place_of_theirs()
    {
        var number = await panels.Planned(Ct);
        var cases = new List<CaseId>();
        foreach (var area in new[] { Examples.Wirral, Examples.Liverpool, Examples.Wirral, Examples.Liverpool })
        {
            cases.Add(await panels.Ready(ReadyCases.Of(area: area), Ct));
        }

        Assert.True((await panels.List(number, Ct, cases[0]))!.Succeeded);
        Assert.True((await panels.List(number, Ct, cases[1]))!.Succeeded);
        Assert.True((await panels.List(number, Ct, cases[2]))!.Succeeded);
        panels.Modules.Person.Areas = [Examples.Liverpool];
        Assert.True((await panels.List(number, Ct, cases[3]))!.Succeeded);
        var version = (await panels.Meeting(number, Ct)).Version;
        var (first, last) = (await panels.Label(cases[1], Ct), await panels.Label(cases[3], Ct));
        var order = new PlanOrder { Places = [new() { Case = last, At = 1 }, new() { Case = first, At = 2 }], Seen = PlanOrder.AsRead([first, last]), Version = version };
        Assert.Empty((await panels.Modules.Use((PlanOrderHandler handler) => handler.Handle(number, order, Ct)))!.Problems);
        var stale = await panels.Modules.Use((PlanOrderHandler handler) => handler.Handle(number, order with { Key = Guid.NewGuid(), Places = [new() { Case = first, At = 1 }, new() { Case = last, At = 2 }] }, Ct));
        Assert.Contains("Somebody changed the order", Assert.Single(stale!.Problems).Message, StringComparison.Ordinal);

        panels.Modules.Person.Areas = Examples.Merseyside;
        var agenda = await panels.Agenda(number, Ct);
        Assert.Equal([1, 2, 3, 4], agenda.Select(one => one.Position));
        Assert.Equal([cases[0], cases[3], cases[2], cases[1]], agenda.Select(one => new CaseId(one.Subject)));
    }

    [Fact]
    public async Task A_case_that_is_posted_twice_in_an_order_is_refused_and_shown_again()
    {
        var number = await panels.Planned(Ct);
        var one = await panels.Ready(ReadyCases.Of(), Ct);
        await panels.List(number, Ct, one);
        var label = await panels.Label(one, Ct);

        var page = await panels.Look<PlanOrderPage>(page =>
        {
            (page.At, page.Form) = (number, new() { Places = [new() { Case = label, At = 1 }, new() { Case = label, At = 2 }] });
            return page.OnPostAsync(Ct);
        });

        Assert.Equal(1, Assert.Single(page.Form.Places).At);
    }

    [Fact]
    public async Task A_cancelled_meeting_gives_its_cases_back_and_a_moved_one_keeps_them()
    {
        var (number, other) = (await panels.Planned(Ct), await panels.Planned(Ct, Panels.Plan with { On = new(2026, 6, 10) }));
        var (one, closed) = (await panels.Ready(ReadyCases.Of(), Ct), await panels.Ready(ReadyCases.Of(), Ct));
        await panels.List(number, Ct, one, closed);
        await panels.Keep(closed, isRestricted: true, [], Ct);
        var meeting = await panels.Meeting(number, Ct);
        Assert.True((await panels.Modules.Use((MoveMeetingHandler handler) => handler.Handle(number, MoveMeeting.Of(meeting) with { Place = "Room 3", Reason = WhyMeetingChanges.Member }, Ct)))!.Succeeded);
        Assert.Single(await panels.Agenda(number, Ct));

        meeting = await panels.Meeting(number, Ct);
        Assert.True((await panels.Modules.Use((CancelMeetingHandler handler) => handler.Handle(number, new() { Reason = WhyMeetingChanges.Cases, Version = meeting.Version }, Ct)))!.Succeeded);

        await panels.Keep(closed, isRestricted: false, [], Ct);
        Assert.Empty(await panels.Agenda(number, Ct));
        Assert.True((await panels.List(other, Ct, one, closed))!.Succeeded);
        Assert.Contains("cancelled", Assert.Single((await panels.List(number, Ct, await panels.Ready(ReadyCases.Of(), Ct)))!.Problems).Message);
    }
}
