namespace Cdop.PanelReview;

public sealed class ViewMeetingTests : IAsyncDisposable
{
    private readonly Panels panels = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task A_meeting_shows_its_cases_in_their_order_and_how_many_take_no_part()
    {
        await panels.Members(Ct);
        var number = await panels.Planned(Ct);
        var (late, later) = (await panels.Ready(ReadyCases.Of(due: new LocalDate(2026, 1, 10)), Ct), await panels.Ready(ReadyCases.Of(due: new LocalDate(2026, 7, 10)), Ct));
        await panels.List(number, Ct, later, late);
        Assert.True((await panels.Recuse(number, later, "police", Ct))!.Succeeded);
        foreach (var seat in new[] { "chair", "designated-doctor", "social-care", "lay", "police" })
        {
            await panels.Answer(await panels.LinkOf($"{seat}@panel.example", Ct), Reply.Coming, Ct);
        }

        var page = await Look(number);

        Assert.Equal(["", "the police"], page.Agenda.Select(row => string.Join("; ", row.Sitting.Missing)));
        Assert.Equal([(late.Value, 0), (later.Value, 1)], page.Agenda.Select(row => (row.Case.Subject, row.Sitting.Out.Count)));
    }

    [Fact]
    public async Task Once_it_is_ticked_who_is_there_the_quorum_counts_them_and_deputies_for_their_seat()
    {
        await panels.Members(Ct);
        var number = await panels.Planned(Ct);
        var one = await panels.Ready(ReadyCases.Of(), Ct);
        await panels.List(number, Ct, one);
        Assert.Contains("on the day", Assert.Single((await Tick())!.Problems).Message);
        panels.Modules.Clock.Reset(Instant.FromUtc(2026, 5, 13, 8, 40));
        Assert.True((await Tick("chair", "designated-doctor", "social-care", "lay"))!.Succeeded);
        Assert.Equal(["the police"], Assert.Single((await Look(number)).Agenda).Sitting.Missing);
        Assert.True((await Tick("chair", "designated-doctor", "social-care", "lay", "police"))!.Succeeded);

        var sitting = Assert.Single((await Look(number)).Agenda).Sitting;
        Assert.True(sitting.IsQuorate);
        Assert.Equal("The chair", sitting.Chair!.Name);

        async Task<Result<string>?> Tick(params string[] seats)
        {
            var meeting = await panels.Meeting(number, Ct);
            return await panels.Modules.Use((RecordAttendanceHandler handler) => handler.Handle(
                number, new() { Present = [.. meeting.Invitations.Where(i => seats.Contains(i.Seat)).Select(i => i.Id)], Version = meeting.Version }, Ct));
        }
    }

    [Fact]
    public async Task Where_the_chair_takes_no_part_the_deputy_chairs_that_case()
    {
        await panels.Members(Ct);
        await panels.Modules.Use((AddMemberHandler handler) => handler.Handle(new() { Name = "The deputy", Email = "deputy@panel.example", Seat = "deputy-chair", Employer = "", Panels = ["general"] }, Ct));
        var number = await panels.Planned(Ct);
        var one = await panels.Ready(ReadyCases.Of(), Ct);
        await panels.List(number, Ct, one);
        await panels.Answer(await panels.LinkOf("chair@panel.example", Ct), Reply.Coming, Ct);
        await panels.Answer(await panels.LinkOf("deputy@panel.example", Ct), Reply.Coming, Ct);
        Assert.Equal("The chair", Assert.Single((await Look(number)).Agenda).Sitting.Chair!.Name);

        await panels.Recuse(number, one, "chair", Ct);

        Assert.Equal("The deputy", Assert.Single((await Look(number)).Agenda).Sitting.Chair!.Name);
    }

    [Fact]
    public async Task The_order_that_is_planned_is_saved_and_a_place_given_twice_is_asked_about()
    {
        await panels.Members(Ct);
        var number = await panels.Planned(Ct);
        CaseId[] cases = [await panels.Ready(ReadyCases.Of(due: new LocalDate(2026, 1, 1)), Ct), await panels.Ready(ReadyCases.Of(due: new LocalDate(2026, 2, 1)), Ct), await panels.Ready(ReadyCases.Of(due: new LocalDate(2026, 3, 1)), Ct)];
        await panels.List(number, Ct, cases);
        await panels.Answer(await panels.LinkOf("lay@panel.example", Ct), Reply.Coming, Ct);
        await panels.Recuse(number, cases[1], "lay", Ct);

        var page = await panels.Look<PlanOrderPage>(async page =>
        {
            page.At = number;
            await page.OnGetAsync(Ct);
        });
        Assert.Equal((1, 0), (page.Now.Returns, page.Planned.Returns));
        Assert.Equal(["Places[1].At"], (await Save(page.Form with { Places = [.. page.Form.Places.Select(place => place with { At = place.At == 2 ? 1 : place.At })] })).Problems.Select(problem => problem.Field));
        Assert.True((await Save(page.Form)).Succeeded);
        Assert.Equal(page.Planned.Items, (await panels.Agenda(number, Ct)).Select(item => item.Id));

        async Task<Result<string>> Save(PlanOrder form) => (await panels.Modules.Use((PlanOrderHandler handler) => handler.Handle(number, form with { Key = Guid.NewGuid() }, Ct)))!;
    }

    [Fact]
    public async Task Times_of_a_meeting_that_passes_midnight_are_taken()
    {
        await panels.Members(Ct);
        await panels.Planned(Ct, Panels.Plan with { Starts = new(22, 0), Minutes = 240 });
        var link = await panels.LinkOf("police@panel.example", Ct);

        Assert.Equal("Until", Assert.Single((await Come(null, new(3, 0)))!.Problems).Field);
        Assert.True((await Come(new(23, 0), new(1, 0)))!.Succeeded);
        Assert.Equal("Until", Assert.Single((await Come(new(1, 0), new(23, 0)))!.Problems).Field);

        Task<Result<Invitation>?> Come(LocalTime? from, LocalTime? until) => panels.Modules.Use((AnswerInvitationHandler handler) => handler.Handle(link, new() { Reply = Reply.Coming, From = from, Until = until }, Ct));
    }

    [Fact]
    public async Task Who_comes_for_a_part_is_asked_for_times_within_the_meeting_and_counts_for_the_cases_in_it()
    {
        await panels.Members(Ct);
        var number = await panels.Planned(Ct);
        await panels.List(number, Ct, await panels.Ready(ReadyCases.Of(due: new LocalDate(2026, 1, 1)), Ct), await panels.Ready(ReadyCases.Of(due: new LocalDate(2026, 2, 1)), Ct));
        var link = await panels.LinkOf("police@panel.example", Ct);
        Assert.Equal("Until", Assert.Single((await Come(null, new(8, 0)))!.Problems).Field);
        Assert.Equal("From", Assert.Single((await Come(new(14, 0), null))!.Problems).Field);
        Assert.True((await Come(null, new(11, 0)))!.Succeeded);

        var page = await Look(number);

        Assert.Equal([1, 0], page.Agenda.Select(row => row.Sitting.There.Count));
        Task<Result<Invitation>?> Come(LocalTime? from, LocalTime? until) => panels.Modules.Use((AnswerInvitationHandler handler) => handler.Handle(link, new() { Reply = Reply.Coming, From = from, Until = until }, Ct));
    }

    [Fact]
    public async Task What_waits_is_shown_to_be_listed_with_what_is_proposed_ticked()
    {
        var (number, one) = (await panels.Planned(Ct), await panels.Ready(ReadyCases.Of(), Ct));
        await panels.Ready(ReadyCases.Of(days: 5), Ct);

        var page = await panels.Look<ListForMeetingPage>(async page =>
        {
            page.At = number;
            await page.OnGetAsync(Ct);
        });

        Assert.Equal([await panels.Label(one, Ct)], page.Form.Cases);
        Assert.Equal(number, Assert.Single(page.Cases).ProposedFor);
    }

    [Fact]
    public async Task The_list_of_ready_cases_says_which_meeting_takes_each()
    {
        var (number, one) = (await panels.Planned(Ct), await panels.Ready(ReadyCases.Of(), Ct));
        await panels.Ready(ReadyCases.Of(due: new LocalDate(2026, 12, 1)), Ct);
        await panels.List(number, Ct, one);

        var page = await panels.Look<ListPanelCasesPage>(page => page.OnGetAsync(null, Ct));

        Assert.Equal([number, null], page.Cases.Select(row => row.Meeting));
        var second = await panels.Look<ListPanelCasesPage>(next => next.OnGetAsync(page.Cases[0].Label, Ct));
        Assert.Equal(page.Cases[1].Label, Assert.Single(second.Cases).Label);
    }

    private Task<ViewMeetingPage> Look(string number) => panels.Look<ViewMeetingPage>(async page =>
    {
        page.At = number;
        await page.OnGetAsync(Ct);
    });
}
