namespace Cdop.PanelReview;

public sealed class AgendaProposalTests
{
    private static readonly PanelRules Rules = PanelRulesAsData.Read();

    private static readonly PanelType General = Rules.Type("general")!; // 6 to 9 cases

    private static readonly Instant Now = Instant.FromUtc(2026, 3, 3, 12, 0);

    [Theory]
    [InlineData(4, 0, "4 0 0")] // fewer than a sitting is for: the next takes them
    [InlineData(14, 0, "6 6 2")]
    [InlineData(20, 0, "7 7 6")] // evenly
    [InlineData(20, 3, "5 8 7")] // three are listed for the next already
    [InlineData(40, 0, "9 9 9")] // the rest waits for a date that is not fixed yet
    [InlineData(5, 9, "0 5 0")] // the next is full
    public void Cases_are_spread_evenly_within_what_a_sitting_is_for(int waiting, int listed, string expected)
    {
        var proposed = AgendaProposal.Of(General, Coming(listed), Enumerable.Range(0, waiting).Select(at => Case(new LocalDate(2027, 1, 1).PlusDays(at))), Nothing);

        Assert.Equal(expected, string.Join(' ', Coming(listed).Select(meeting => proposed.Values.Count(number => number == meeting.Number))));
    }

    [Fact]
    public void Those_due_first_come_first()
    {
        var (late, later) = (Case(new(2026, 1, 1)), Case(new(2027, 1, 1)));
        var proposed = AgendaProposal.Of(General, Coming(8), [later, late], Nothing);

        Assert.Equal("2026-001", proposed[late.Subject]);
    }

    [Fact]
    public void Who_would_be_late_at_the_next_meeting_is_taken_at_this_one()
    {
        var due = Enumerable.Range(0, 8).Select(_ => Case(new(2026, 7, 1))).ToList();
        var proposed = AgendaProposal.Of(General, Coming(0), [.. due, .. Enumerable.Range(0, 4).Select(_ => Case(new(2027, 1, 1)))], Nothing);

        Assert.All(due, one => Assert.Equal("2026-001", proposed[one.Subject]));
    }

    [Fact]
    public void Without_a_meeting_nothing_is_proposed() => Assert.Empty(AgendaProposal.Of(General, [], [Case(new(2026, 1, 1))], Nothing));

    [Fact]
    public void A_case_that_is_held_suits_no_other_panel()
    {
        var one = Case(new(2026, 1, 1), "road-traffic");
        Assert.True(one.Suits(General, Rules) && one.Suits(Rules.Type("trauma")!, Rules));

        Assert.True(one.HoldFor(Rules.Type("trauma"), "Three collisions are reviewed together").Succeeded);

        Assert.False(one.Suits(General, Rules));
        Assert.True(one.Suits(Rules.Type("trauma")!, Rules));
    }

    [Fact]
    public void A_case_that_was_put_off_is_proposed_for_no_meeting_before_there_is_what_was_asked_for()
    {
        var (put, other) = (Case(new(2026, 1, 1)), Case(new(2026, 2, 1)));
        var coming = Coming(0);

        var proposed = AgendaProposal.Of(General, coming, [put, other], new Dictionary<Guid, LocalDate> { [put.Subject] = coming[0].On.PlusDays(1) });

        Assert.Equal("2026-001", proposed[other.Subject]);
        Assert.NotEqual("2026-001", proposed[put.Subject]);
    }

    private static ComingMeeting[] Coming(int listed) => [new("2026-001", new(2026, 5, 13), listed), new("2026-002", new(2026, 8, 12), 0), new("2026-003", new(2026, 11, 11), 0)];

    private static readonly Dictionary<Guid, LocalDate> Nothing = [];

    private static PanelCase Case(LocalDate due, params string[] facts) => PanelCase.Open(new(Guid.CreateVersion7()), ReadyCases.Of(due: due, facts: facts), Rules, Now);
}
