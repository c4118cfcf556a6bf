using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

public sealed class EnterInvitationTests : IAsyncDisposable
{
    private const string Lay = "lay@panel.example";

    private static readonly byte[] Mine = new byte[32];
    private static readonly byte[] Another = [.. Enumerable.Repeat((byte)7, 32)];

    private readonly Panels panels = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task The_code_goes_to_the_address_of_the_invitation_and_works_once_for_ten_minutes_in_the_browser_that_asked()
    {
        var (_, link) = await Invited();
        Assert.Null(await Ask(link, "somebody@panel.example"));
        var code = (await Ask(link, Lay))!;

        Assert.False(await Enter(link, code, Another));
        Assert.True(await Enter(link, code, Mine));
        Assert.False(await Enter(link, code, Mine));
        var late = (await Ask(link, Lay))!;
        panels.Modules.Clock.AdvanceMinutes(10);
        Assert.False(await Enter(link, late, Mine));
    }

    [Fact]
    public async Task Who_has_an_account_or_is_invited_no_more_or_has_another_link_gets_no_code()
    {
        var (number, link) = await Invited();
        var code = (await Ask(link, Lay))!;
        await panels.GiveAccounts(Ct);
        Assert.False(await Enter(link, code, Mine));
        Assert.Null(await Ask(link, Lay));

        var other = await panels.LinkOf("police@panel.example", Ct);
        await panels.Modules.Use(async (PanelReviewDb db) =>
        {
            var police = await db.Members.SingleAsync(m => m.Seat == "police", Ct);
            police.Describe(DescribeMember.Of(police) with { Person = null }, PanelRulesAsData.Read());
            await db.SaveChangesAsync(Ct);
        });
        Assert.NotNull(await Ask(other, "police@panel.example"));
        var meeting = await panels.Meeting(number, Ct);
        var invitation = meeting.Invitations.Single(one => one.Seat == "police").Id;
        await panels.Modules.Use((WithdrawInvitationHandler handler) => handler.Handle(number, invitation, new() { Because = "By mistake", Version = meeting.Version }, Ct));
        panels.Modules.Clock.AdvanceMinutes(1);
        Assert.Null(await Ask(other, "police@panel.example"));
    }

    [Fact]
    public async Task The_fifth_wrong_code_closes_the_link_for_codes_and_whether_they_come_is_answered_there_still()
    {
        var (_, link) = await Invited();
        var code = (await Ask(link, Lay))!;
        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.False(await Enter(link, "WRNG-WRNG", Mine));
        }

        Assert.False(await Enter(link, code, Mine));
        Assert.Null(await Ask(link, Lay));
        Assert.True((await panels.Answer(link, Reply.Coming, Ct))!.Succeeded);
    }

    private async Task<(string Number, string Link)> Invited()
    {
        await panels.Members(Ct);
        var number = await panels.Planned(Ct);
        return (number, await panels.LinkOf(Lay, Ct));
    }

    // The code that is mailed; null where none is.
    private async Task<string?> Ask(string link, string email)
    {
        var before = (await panels.Mail(Ct)).Count;
        await panels.Modules.Use(async (AskForCodeHandler handler) =>
        {
            await handler.Handle(link, new() { Email = email }, Mine, Ct);
            return true;
        });
        await panels.Modules.Use(async (MailInvitationCodes job) =>
        {
            await job.Sweep(Ct);
            return true;
        });
        var mails = await panels.Mail(Ct);
        return mails.Count == before ? null : mails[^1].Body.Split("Your code is ")[1][..9];
    }

    private async Task<bool> Enter(string link, string code, byte[] browser) =>
        (await panels.Modules.Use((EnterInvitationHandler handler) => handler.Handle(link, new() { Code = code }, browser, Ct))).Succeeded;
}
