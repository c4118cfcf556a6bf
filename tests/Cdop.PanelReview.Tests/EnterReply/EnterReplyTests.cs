namespace Cdop.PanelReview;

public sealed class EnterReplyTests : IAsyncDisposable
{
    private const string Lay = "lay@panel.example";

    private readonly Panels panels = new();

    private string number = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task What_a_member_told_by_telephone_counts_as_their_answer_and_they_are_told_what_was_entered()
    {
        await Planned();
        var form = new EnterReply { Reply = Reply.Coming, From = new LocalTime(10, 30), Way = WayTold.Telephone, Version = (await panels.Meeting(number, Ct)).Version };

        Assert.True((await Enter(form))!.Succeeded);
        Assert.True((await Enter(form))!.Succeeded);

        var meeting = await panels.Meeting(number, Ct);
        Assert.Equal(["lay"], meeting.Seats);
        Assert.Equal(new LocalTime(10, 30), meeting.Invitations.Single(one => one.Seat == "lay").From);
        var told = Assert.Single(await Mails(Lay), mail => mail.Subject.StartsWith("Your answer is entered", StringComparison.Ordinal));
        Assert.Contains("you are coming", told.Body, StringComparison.Ordinal);
        Assert.Contains(await panels.Modules.Audit<PanelReviewDb>(Ct), one => one.Sealed.Because == "Told to the office: by telephone");
        Assert.True((await panels.Answer(await panels.LinkOf(Lay, Ct), Reply.NotComing, Ct))!.Succeeded);
        Assert.Empty((await panels.Meeting(number, Ct)).Seats);
    }

    [Fact]
    public async Task The_office_names_a_deputy_where_the_link_names_no_more_and_the_deputy_is_asked()
    {
        await Planned();
        var link = await panels.LinkOf(Lay, Ct);
        for (var named = 1; named <= Meeting.MostDeputies; named++)
        {
            Assert.True((await ByLink(link, named))!.Succeeded);
        }

        Assert.Contains("Telephone the office", Assert.Single((await ByLink(link, 4))!.Problems).Message, StringComparison.Ordinal);
        Assert.True((await Enter(new() { Reply = Reply.NotComing, StandIn = "Deputy 4", StandInEmail = "deputy4@panel.example", Way = WayTold.Email, Version = (await panels.Meeting(number, Ct)).Version }))!.Succeeded);

        Assert.Single(await Mails("deputy4@panel.example"));
        Assert.Equal("Deputy 4", (await panels.Meeting(number, Ct)).Invitations.Single(one => one.Seat == "lay").StandIn);
    }

    [Fact]
    public async Task Nothing_chosen_is_asked_for_and_of_a_meeting_that_is_over_or_another_nothing_is_entered()
    {
        await Planned();
        var version = (await panels.Meeting(number, Ct)).Version;
        Assert.Equal(["Choose whether they come", "Choose how they told you"], (await Enter(new() { Reply = Reply.None, Version = version }))!.Problems.Select(one => one.Message));
        Assert.Null(await Enter(new() { Reply = Reply.Coming, Way = WayTold.Email, Version = version }, "2026-999"));

        panels.Modules.Clock.Reset(Instant.FromUtc(2026, 5, 13, 11, 30));
        Assert.Contains("is over", Assert.Single((await Enter(new() { Reply = Reply.Coming, Way = WayTold.InPerson, Version = version }))!.Problems).Message, StringComparison.Ordinal);
    }

    private async Task Planned()
    {
        await panels.Members(Ct);
        number = await panels.Planned(Ct);
    }

    private async Task<Result<string>?> Enter(EnterReply form, string? of = null)
    {
        var invitation = (await panels.Meeting(number, Ct)).Invitations.Single(one => one.Seat == "lay").Id;
        return await panels.Modules.Use((EnterReplyHandler handler) => handler.Handle(of ?? number, invitation, form, Ct));
    }

    private Task<Result<Invitation>?> ByLink(string link, int named) =>
        panels.Modules.Use((AnswerInvitationHandler handler) => handler.Handle(link, new() { Reply = Reply.NotComing, StandIn = $"Deputy {named}", StandInEmail = $"deputy{named}@panel.example" }, Ct));

    private async Task<List<OutgoingMail>> Mails(string email) => (await panels.Mail(Ct)).FindAll(mail => mail.To == email);
}
