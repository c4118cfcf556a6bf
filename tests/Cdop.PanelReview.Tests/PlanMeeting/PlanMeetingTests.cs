using Ical.Net;
namespace Cdop.PanelReview;

public sealed class PlanMeetingTests : IAsyncDisposable
{
    private readonly Panels panels = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task Everyone_who_sits_is_invited_with_an_entry_that_a_calendar_reads()
    {
        await panels.Members(Ct);
        await panels.Planned(Ct);

        var mails = await panels.Mail(Ct);
        Assert.Equal(5, mails.Count);
        var entry = Calendar.Load(mails[0].Calendar!)!;
        var meeting = Assert.Single(entry.Events);
        Assert.Equal("REQUEST", entry.Method);
        Assert.Equal(new DateTime(2026, 5, 13, 8, 30, 0), meeting.DtStart!.AsUtc); // 9.30 in British Summer Time
        Assert.Equal(new DateTime(2026, 5, 13, 11, 30, 0), meeting.DtEnd!.AsUtc);
        Assert.Equal(0, meeting.Sequence);
        Assert.Equal("Room 2", meeting.Location);
    }

    [Fact]
    public async Task A_changed_and_a_cancelled_meeting_keep_its_uid_and_count_on()
    {
        await panels.Members(Ct);
        var number = await panels.Planned(Ct);
        var meeting = await panels.Meeting(number, Ct);
        await panels.Modules.Use((MoveMeetingHandler handler) => handler.Handle(number, MoveMeeting.Of(meeting) with { On = new(2026, 5, 20), Reason = WhyMeetingChanges.Member }, Ct));
        meeting = await panels.Meeting(number, Ct);
        await panels.Modules.Use((CancelMeetingHandler handler) => handler.Handle(number, new() { Reason = WhyMeetingChanges.Cases, Version = meeting.Version }, Ct));

        var entries = (await panels.Mail(Ct)).Where(mail => mail.To == "police@panel.example").Select(mail => Calendar.Load(mail.Calendar!)!).ToList();
        Assert.Equal(["REQUEST", "REQUEST", "CANCEL"], entries.Select(entry => entry.Method));
        Assert.Equal([0, 1, 2], entries.Select(entry => entry.Events[0]!.Sequence));
        Assert.Single(entries.Select(entry => entry.Events[0]!.Uid).Distinct());
        Assert.Equal(new DateTime(2026, 5, 20, 8, 30, 0), entries[1].Events[0]!.DtStart!.AsUtc);
    }

    [Fact]
    public async Task Sent_twice_it_is_one_meeting_and_one_invitation_each()
    {
        await panels.Members(Ct);
        var plan = Panels.Plan;

        Assert.Equal(await panels.Planned(Ct, plan), await panels.Planned(Ct, plan));
        Assert.Equal(5, (await panels.Mail(Ct)).Count);
    }

    [Theory]
    [InlineData("2026-03-02", "in the future")]
    [InlineData("2030-05-14", "more than three years")]
    [InlineData("2026-05-04", "is a bank holiday")]
    [InlineData("2026-05-16", "is at a weekend")]
    public async Task A_day_that_cannot_be_meant_is_asked_about(string on, string says)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(on).Value;
        var planned = await panels.Modules.Use((PlanMeetingHandler handler) => handler.Handle(Panels.Plan with { On = day }, Ct));

        Assert.Contains(says, Assert.Single(planned.Problems).Message);
    }

    [Fact]
    public async Task A_second_meeting_on_a_day_and_a_holiday_must_be_meant()
    {
        await panels.Planned(Ct);
        var clash = await panels.Modules.Use((PlanMeetingHandler handler) => handler.Handle(Panels.Plan, Ct));
        var meant = await panels.Modules.Use((PlanMeetingHandler handler) => handler.Handle(Panels.Plan with { AllowsClash = true }, Ct));
        var holiday = await panels.Modules.Use((PlanMeetingHandler handler) => handler.Handle(Panels.Plan with { On = new(2026, 5, 4), AllowsHoliday = true }, Ct));

        Assert.Equal(MeetingClash.Sentence, Assert.Single(clash.Problems).Message);
        Assert.Equal("2026-002", meant.Value);
        Assert.Equal("2026-003", holiday.Value);
    }

    [Fact]
    public async Task Two_who_change_a_meeting_at_once_do_not_lose_each_others_change()
    {
        var number = await panels.Planned(Ct);
        var seen = await panels.Meeting(number, Ct);
        await panels.Modules.Use((MoveMeetingHandler handler) => handler.Handle(number, MoveMeeting.Of(seen) with { Place = "Room 3", Reason = WhyMeetingChanges.Member }, Ct));
        var late = await panels.Modules.Use((CancelMeetingHandler handler) => handler.Handle(number, new() { Reason = WhyMeetingChanges.Cases, Version = seen.Version }, Ct));

        Assert.Equal(Changes.Overtaken, Assert.Single(late!.Problems).Message);
        Assert.Equal("Room 3", (await panels.Meeting(number, Ct)).Place);
        Assert.True((await panels.Meeting(number, Ct)).IsPlanned);
    }

    [Fact]
    public async Task Who_comes_to_the_panel_later_is_invited_when_somebody_says_so_and_once()
    {
        var number = await panels.Planned(Ct);
        await panels.Members(Ct);
        var meeting = await panels.Meeting(number, Ct);
        await panels.Modules.Use((InviteMembersHandler handler) => handler.Handle(number, new() { Version = meeting.Version }, Ct));
        meeting = await panels.Meeting(number, Ct);
        await panels.Modules.Use((InviteMembersHandler handler) => handler.Handle(number, new() { Version = meeting.Version }, Ct));

        Assert.Equal(5, (await panels.Mail(Ct)).Count);
    }

    [Fact]
    public async Task Mail_about_a_meeting_names_no_case_and_greets_nobody_with_a_link()
    {
        await panels.Modules.Use((AddMemberHandler handler) => handler.Handle(new() { Name = "Dr http://evil.example", Email = "one@panel.example", Seat = "lay", Employer = "", Panels = ["general"] }, Ct));
        await panels.Planned(Ct);

        Assert.StartsWith("Dear colleague", Assert.Single(await panels.Mail(Ct)).Body);
    }
}
