using Ical.Net;

namespace Cdop.PanelReview;

public sealed class WithdrawInvitationTests : IAsyncDisposable
{
    private const string Lay = "lay@panel.example";

    private readonly Panels panels = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task Who_was_invited_by_mistake_is_told_once_by_a_cancelling_entry_and_is_not_counted()
    {
        var (number, link) = await Answered();
        var form = new WithdrawInvitation { Because = "Meant for another panel", Version = (await panels.Meeting(number, Ct)).Version };
        Assert.True((await Withdraw(number, form))!.Succeeded);
        Assert.True((await Withdraw(number, form))!.Succeeded);

        var mails = await To(Lay);
        Assert.Equal(["REQUEST", "CANCEL"], mails.Select(mail => Calendar.Load(mail.Calendar!)!.Method));
        Assert.Equal([0, 1], mails.Select(mail => Calendar.Load(mail.Calendar!)!.Events[0]!.Sequence));
        Assert.DoesNotContain("Meant for", mails[^1].Body, StringComparison.Ordinal);
        Assert.Empty((await panels.Meeting(number, Ct)).Seats);
        Assert.Contains("not invited", Assert.Single((await panels.Answer(link, Reply.Coming, Ct))!.Problems).Message, StringComparison.Ordinal);
        Assert.Equal(WhyNotInvited.Withdrawn, (await panels.Opened(link, Ct)).Invitation!.Ended);
    }

    [Fact]
    public async Task Inviting_those_who_were_not_leaves_them_out_and_inviting_them_again_gives_another_link()
    {
        var (number, link) = await Answered();
        await Withdraw(number, new() { Because = "A mistake", Version = (await panels.Meeting(number, Ct)).Version });
        await Invite(number, null);
        Assert.Equal(2, (await To(Lay)).Count);

        await Invite(number, (await panels.Meeting(number, Ct)).Invitations.Single(one => one.Ended is not null).Member);

        Assert.Equal([0, 1, 2], (await To(Lay)).Select(mail => Calendar.Load(mail.Calendar!)!.Events[0]!.Sequence));
        Assert.Null(await panels.Answer(link, Reply.Coming, Ct));
        Assert.True((await panels.Answer(await panels.LinkOf(Lay, Ct), Reply.Coming, Ct))!.Succeeded);
        Assert.Equal(["lay"], (await panels.Meeting(number, Ct)).Seats);
    }

    [Fact]
    public async Task Of_a_meeting_that_is_over_nothing_is_withdrawn_and_of_another_there_is_no_such_invitation()
    {
        var (number, _) = await Answered();
        var form = new WithdrawInvitation { Because = "A mistake", Version = (await panels.Meeting(number, Ct)).Version };
        Assert.Null(await Withdraw("2026-999", form));
        panels.Modules.Clock.Reset(Instant.FromUtc(2026, 5, 13, 11, 30));

        Assert.Contains("is over", Assert.Single((await Withdraw(number, form))!.Problems).Message, StringComparison.Ordinal);
    }

    private async Task<(string Number, string Link)> Answered()
    {
        await panels.Members(Ct);
        var number = await panels.Planned(Ct);
        var link = await panels.LinkOf(Lay, Ct);
        await panels.Answer(link, Reply.Coming, Ct);
        return (number, link);
    }

    private async Task<Result<string>?> Withdraw(string number, WithdrawInvitation form)
    {
        var invitation = (await panels.Meeting("2026-001", Ct)).Invitations.Single(one => one.Seat == "lay").Id;
        return await panels.Modules.Use((WithdrawInvitationHandler handler) => handler.Handle(number, invitation, form, Ct));
    }

    private async Task Invite(string number, Guid? member)
    {
        var version = (await panels.Meeting(number, Ct)).Version;
        Assert.Empty((await panels.Modules.Use((InviteMembersHandler handler) => handler.Handle(number, new() { Member = member, Version = version }, Ct)))!.Problems);
    }

    private async Task<List<OutgoingMail>> To(string email) => (await panels.Mail(Ct)).FindAll(mail => mail.To == email);
}
