using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

public sealed class DeclareInterestsTests : IAsyncDisposable
{
    private readonly Panels panels = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task A_member_is_asked_by_place_team_month_and_age_and_by_no_name_or_reference()
    {
        var (_, one, link) = await Listed();

        var asked = Assert.Single(await panels.Asked(link, Ct));

        Assert.Equal("Aged 1 to 4 years, died at Whiston Hospital in January 2026", asked.Choice.Text);
        Assert.Equal("Known to: A surgery", asked.Choice.Hint);
        Assert.DoesNotContain(await panels.Label(one, Ct), $"{asked.Choice}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_they_say_in_the_same_step_keeps_the_case_from_them()
    {
        var (number, one, link) = await Listed();
        Assert.True((await panels.Declare(link, Ct, one))!.Succeeded);

        var said = await panels.Modules.Use((PanelReviewDb db) => db.Recusals.SingleAsync(Ct));
        Assert.Equal((one.Value, RecusalSource.Declared), (said.Subject, said.Source));
        Assert.True(said.By.IsByLink);
        var told = (await panels.Mail(Ct)).Last(mail => mail.To == "lay@panel.example");
        Assert.Contains("You had a part in 1 case of the meeting, and you do not see it.", told.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Whiston", told.Body, StringComparison.Ordinal);
        Assert.Empty(await panels.Asked(link, Ct));
        Assert.True((await panels.Declare(link, Ct))!.Succeeded);
        Assert.Equal(1, await panels.Modules.Use((PanelReviewDb db) => db.Recusals.CountAsync(Ct)));
        Assert.True((await panels.Meeting(number, Ct)).Invitations.Single(i => i.Seat == "lay").Reply == Reply.Coming);
    }

    [Fact]
    public async Task Who_sits_and_has_not_said_is_named_to_those_who_decide_and_in_the_minutes()
    {
        await using var met = new PanelThatMet();
        await met.Meet(Ct);
        var link = await met.Panels.LinkOf("lay@panel.example", Ct);
        Assert.Equal(5, (await met.Panels.Meeting(met.Number, Ct)).StillToSay().Count);
        Assert.True((await met.Panels.Declare(link, Ct))!.Succeeded);
        Assert.Equal(["The chair", "The designated-doctor", "The police", "The social-care"], (await met.Panels.Meeting(met.Number, Ct)).StillToSay().Select(one => one.Name));

        await met.Ratify(0, Ct);
        Assert.True((await met.As("chair").Modules.Use((DraftMinutesHandler handler) => handler.Handle(met.Number, new(), Ct)))!.Succeeded);
        var written = (await met.Modules.Use((PanelReviewDb db) => db.Minutes.AsNoTracking().SingleAsync(part => part.Subject != Guid.Empty, Ct))).Last.Text;
        Assert.Contains("Not said by: The chair; The designated-doctor; The police; The social-care", written, StringComparison.Ordinal);
        Assert.DoesNotContain("None declared", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_finds_their_open_invitations_and_in_how_many_cases_they_take_no_part()
    {
        var (number, one, link) = await Listed();
        await panels.GiveAccounts(Ct);
        panels.As("lay");
        Assert.Equal("Not answered yet", ListInvitationsPage.Said(Assert.Single((await panels.Look<ListInvitationsPage>(page => page.OnGetAsync(Ct))).Invitations)));

        Assert.True((await panels.Declare(link, Ct, one))!.Succeeded);

        var mine = Assert.Single((await panels.Look<ListInvitationsPage>(page => page.OnGetAsync(Ct))).Invitations);
        Assert.Equal((number, "Coming"), (mine.Meeting.Number, ListInvitationsPage.Said(mine)));
        Assert.Equal(1, (await panels.Look<DeclareSignedInPage>(page =>
        {
            page.Number = number;
            return page.OnGetAsync(Ct);
        })).TakesNoPart);
        panels.As("somebody");
        Assert.Empty((await panels.Look<ListInvitationsPage>(page => page.OnGetAsync(Ct))).Invitations);
    }

    [Fact]
    public async Task Who_comes_and_cannot_sign_in_is_named_beside_the_pack_and_not_asked_to_score()
    {
        var (number, _, link) = await Listed();
        await panels.Answer(link, Reply.Coming, Ct);
        var page = await panels.Look<IssuePackPage>(page =>
        {
            page.At = number;
            return page.OnGetAsync(Ct);
        });
        Assert.Equal(["The lay"], page.WithoutPapers);

        var version = (await panels.Meeting(number, Ct)).Version;
        Assert.True((await panels.Modules.Use((AskScoresHandler handler) => handler.Handle(number, new() { Asks = true, Version = version }, Ct)))!.Succeeded);
        Assert.DoesNotContain(await panels.Mail(Ct), mail => mail.Subject.StartsWith("Please score", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_case_that_few_may_see_or_that_they_are_shut_out_of_is_not_asked_of()
    {
        var (number, one, link) = await Listed();
        var closed = await panels.Ready(ReadyCases.Of(), Ct);
        await panels.List(number, Ct, closed);
        await Keep(closed, isRestricted: true);
        var person = new UserId("account-of-lay");
        await panels.Modules.Use(async (PanelReviewDb db) =>
        {
            var member = await db.Members.SingleAsync(m => m.Seat == "lay", Ct);
            Assert.True(member.Describe(DescribeMember.Of(member) with { Person = person.Value }, PanelRulesAsData.Read()).Succeeded);
            await db.SaveChangesAsync(Ct);
        });
        Assert.Equal(one.Value, Assert.Single(await panels.Asked(link, Ct)).Subject);

        await Keep(one, isRestricted: false, new AccessEntry { Subject = one.Value, Person = person, Kind = AccessKind.Excluded });

        Assert.Empty(await panels.Asked(link, Ct));
    }

    [Fact]
    public async Task Who_answered_before_cases_were_listed_is_asked_again_by_the_reminders()
    {
        await panels.Members(Ct);
        var number = await panels.Planned(Ct);
        var link = await panels.LinkOf("lay@panel.example", Ct);
        await panels.Answer(link, Reply.Coming, Ct);
        Assert.False(await IsToAsk());
        await panels.List(number, Ct, await panels.Ready(ReadyCases.Of(), Ct));
        Assert.True(await IsToAsk());

        panels.Modules.Clock.Reset(Instant.FromUtc(2026, 4, 22, 12, 0)); // 21 days before
        await panels.Modules.Use((RemindMembers job) => job.Sweep(Ct));
        Assert.Contains("had a part in one", (await panels.Mail(Ct)).Last(mail => mail.To == "lay@panel.example").Body);

        await panels.Declare(link, Ct);
        Assert.False(await IsToAsk());

        async Task<bool> IsToAsk()
        {
            var meeting = await panels.Meeting(number, Ct);
            return meeting.IsToAsk(meeting.Invitations.Single(i => i.Seat == "lay"));
        }
    }

    [Fact]
    public async Task A_case_listed_while_they_read_is_asked_of_the_next_time()
    {
        var (number, _, link) = await Listed();
        var (asked, invitation) = (await panels.Asked(link, Ct), (await panels.InvitationOf(link, Ct)).Id);
        await panels.List(number, Ct, await panels.Ready(ReadyCases.Of(), Ct));
        await panels.Modules.Use((AnswerInvitationHandler handler) => handler.Handle(invitation, new DeclareInterests { Reply = Reply.Coming, Asked = [.. asked.Select(one => one.Item)] }, Ct));

        var meeting = await panels.Meeting(number, Ct);
        Assert.True(meeting.IsToAsk(meeting.Invitations.Single(i => i.Seat == "lay")));
    }

    [Fact]
    public async Task A_case_of_another_meeting_cannot_be_declared_by_its_number()
    {
        var (_, _, link) = await Listed();
        var other = await panels.Planned(Ct, Panels.Plan with { On = new(2026, 6, 10) });
        await panels.List(other, Ct, await panels.Ready(ReadyCases.Of(), Ct));
        var (theirs, invitation) = (Assert.Single(await panels.Agenda(other, Ct)).Id, (await panels.InvitationOf(link, Ct)).Id);

        await panels.Modules.Use((AnswerInvitationHandler handler) => handler.Handle(invitation, new DeclareInterests { Reply = Reply.Coming, Interests = [theirs] }, Ct));

        Assert.Equal(0, await panels.Modules.Use((PanelReviewDb db) => db.Recusals.CountAsync(Ct)));
    }

    private async Task<(string Number, CaseId One, string Link)> Listed()
    {
        await panels.Members(Ct);
        var number = await panels.Planned(Ct);
        var one = await panels.Ready(ReadyCases.Of(), Ct);
        await panels.List(number, Ct, one);
        var link = await panels.LinkOf("lay@panel.example", Ct);
        var invitation = (await panels.Meeting(number, Ct)).Invitations.Single(i => i.Seat == "lay").Id;
        panels.Modules.Person.Id = UserId.ByLink(invitation);
        return (number, one, link);
    }

    private Task Keep(CaseId one, bool isRestricted, params AccessEntry[] lines) => panels.Keep(one, isRestricted, lines, Ct);
}
