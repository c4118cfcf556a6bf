using Ical.Net;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

public sealed class DescribeMemberTests : IAsyncDisposable
{
    private const string Wrong = "lay@panel.example";
    private const string Right = "alex.reed@panel.example";
    private const string Hale = "morgan.hale@panel.example";

    private readonly Panels panels = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task A_corrected_address_is_invited_to_what_is_to_come_and_the_wrong_one_gets_nothing_more()
    {
        var (number, wrong) = await Invited();
        await Describe(lay => lay with { Email = Right });
        await Move(number, meeting => MoveMeeting.Of(meeting) with { Place = "Room 9" });

        Assert.Empty(await To(Wrong)); // also what was waiting to be sent
        var mails = await To(Right);
        Assert.Equal(["Invitation", "Changed"], mails.Select(mail => mail.Subject.Split(':')[0]));
        Assert.Equal(Assert.Single((await To("police@panel.example")).Select(Uid).Distinct()), Assert.Single(mails.Select(Uid).Distinct()));
        Assert.NotEqual(wrong, await panels.LinkOf(Right, Ct));
        Assert.True((await panels.Answer(await panels.LinkOf(Right, Ct), Reply.Coming, Ct))!.Succeeded);
    }

    [Fact]
    public async Task The_link_in_the_mail_to_a_wrong_address_is_closed_and_what_was_answered_by_it_does_not_count()
    {
        var (number, wrong) = await Invited();
        await panels.Answer(wrong, Reply.NotComing, Ct, "Morgan Hale", Hale);
        await Describe(lay => lay with { Email = Right });

        Assert.Null(await panels.Answer(wrong, Reply.Coming, Ct));
        Assert.Null((await panels.Opened(wrong, Ct)).Meeting);
        Assert.Empty((await panels.Meeting(number, Ct)).Seats);
        Assert.Equal(["REQUEST", "CANCEL"], (await To(Hale)).Select(Method));
    }

    [Fact]
    public async Task A_name_put_right_and_an_address_in_other_letters_invite_nobody_anew()
    {
        var (number, link) = await Invited();
        await panels.Answer(link, Reply.Coming, Ct);
        var before = (await panels.Mail(Ct)).Count;
        await Describe(lay => lay with { Name = "Alex Reed", Email = "Lay@Panel.example" });

        Assert.Equal(before, (await panels.Mail(Ct)).Count);
        Assert.Equal("Alex Reed", Assert.Single((await panels.Meeting(number, Ct)).Invitations, one => one.Reply == Reply.Coming).Name);
    }

    [Fact]
    public async Task Who_leaves_before_a_meeting_is_counted_for_no_quorum_and_told_so_by_the_link_and_a_cancelling_entry()
    {
        var (number, link) = await Invited();
        await panels.Answer(link, Reply.Coming, Ct);
        await Describe(lay => lay with { LeftOn = new(2026, 2, 27) });

        var answered = await panels.Answer(link, Reply.Coming, Ct);
        Assert.Contains("not invited", Assert.Single(answered!.Problems).Message, StringComparison.Ordinal);
        Assert.Empty((await panels.Meeting(number, Ct)).Seats);
        Assert.False((await panels.Opened(link, Ct)).IsOpen);
        var mail = (await To(Wrong))[^1];
        Assert.Equal("CANCEL", Method(mail));
        Assert.DoesNotContain("Room 2", mail.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_left_hears_no_more_of_the_meeting_and_their_deputy_is_not_needed()
    {
        var (number, link) = await Invited();
        await panels.Answer(link, Reply.NotComing, Ct, "Morgan Hale", Hale);
        await Describe(lay => lay with { Panels = ["neonatal"] });
        var before = (await To(Wrong)).Count;
        await Move(number, meeting => MoveMeeting.Of(meeting) with { On = new(2026, 5, 14) });

        Assert.Equal(before, (await To(Wrong)).Count);
        Assert.Equal(["REQUEST", "CANCEL"], (await To(Hale)).Select(Method));
    }

    [Fact]
    public async Task Who_sits_until_after_a_meeting_is_still_invited_and_what_is_over_stays_as_it_was()
    {
        var (number, link) = await Invited();
        await panels.Answer(link, Reply.Coming, Ct);
        await Describe(lay => lay with { LeftOn = new(2026, 5, 13) });
        Assert.Equal(["lay"], (await panels.Meeting(number, Ct)).Seats);

        panels.Modules.Clock.Reset(Instant.FromUtc(2026, 5, 13, 11, 30));
        await Describe(lay => lay with { Email = Right, LeftOn = new(2026, 5, 1) });
        Assert.Equal(["lay"], (await panels.Meeting(number, Ct)).Seats);
        Assert.Empty(await To(Right));
    }

    [Fact]
    public async Task A_meeting_moved_past_the_last_day_of_a_member_invites_them_no_more()
    {
        var (number, _) = await Invited();
        await Describe(lay => lay with { LeftOn = new(2026, 5, 20) });
        await Move(number, meeting => MoveMeeting.Of(meeting) with { On = new(2026, 5, 21) });

        Assert.Equal("CANCEL", Method((await To(Wrong))[^1]));
        Assert.Equal("REQUEST", Method((await To("police@panel.example"))[^1]));
    }

    [Fact]
    public async Task What_waits_for_the_old_address_of_other_matters_is_sent_all_the_same()
    {
        var (number, link) = await Invited();
        await panels.Answer(link, Reply.Coming, Ct);
        await panels.Modules.Use(async (PanelReviewDb db) =>
        {
            db.Send(new() { To = Wrong, Subject = "An action for your organisation", Body = "Please act", WrittenAt = panels.Modules.Clock.GetCurrentInstant() });
            return await db.SaveChangesAsync(Ct);
        });

        await Describe(lay => lay with { Email = Right });

        Assert.Equal("An action for your organisation", Assert.Single(await To(Wrong)).Subject);
        Assert.Equal(number, (await To(Right))[0].Subject.Split(' ')[3].TrimEnd(','));
    }

    private async Task<(string Number, string Link)> Invited()
    {
        await panels.Members(Ct);
        var number = await panels.Planned(Ct);
        return (number, await panels.LinkOf(Wrong, Ct));
    }

    private async Task Describe(Func<DescribeMember, DescribeMember> right)
    {
        var lay = await panels.Modules.Use((PanelReviewDb db) => db.Members.AsNoTracking().SingleAsync(m => m.Seat == "lay", Ct));
        Assert.Empty((await panels.Modules.Use((DescribeMemberHandler handler) => handler.Handle(lay.Id, right(DescribeMember.Of(lay)), Ct)))!.Problems);
    }

    private async Task Move(string number, Func<Meeting, MoveMeeting> to)
    {
        var meeting = await panels.Meeting(number, Ct);
        Assert.Empty((await panels.Modules.Use((MoveMeetingHandler handler) => handler.Handle(number, to(meeting) with { Reason = WhyMeetingChanges.Place }, Ct)))!.Problems);
    }

    private async Task<List<OutgoingMail>> To(string email) => (await panels.Mail(Ct)).FindAll(mail => mail.To == email);

    private static string Method(OutgoingMail mail) => Calendar.Load(mail.Calendar!)!.Method!;

    private static string Uid(OutgoingMail mail) => Calendar.Load(mail.Calendar!)!.Events[0]!.Uid!;
}
