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

        var page = await Look(number);

        Assert.Equal([(late.Value, 0), (later.Value, 1)], page.Agenda.Select(row => (row.Case.Subject, row.Recused)));
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
