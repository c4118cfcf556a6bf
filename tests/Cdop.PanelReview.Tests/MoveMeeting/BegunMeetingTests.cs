using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

public sealed class BegunMeetingTests : IAsyncDisposable
{
    private static readonly string[] Everybody = ["chair", "designated-doctor", "social-care", "police", "lay"];

    private readonly PanelThatMet met = new();

    private Panels Panels => met.Panels;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => met.DisposeAsync();

    [Fact]
    public async Task Once_it_is_ticked_who_is_there_a_meeting_is_neither_moved_nor_cancelled_until_nobody_is_ticked()
    {
        var (number, _) = await Panels.Held(Ct, Everybody);
        met.Modules.Clock.Reset(Instant.FromUtc(2026, 5, 13, 7, 0)); // 08:00 in London, before it begins
        await Attend(number, Everybody);

        Assert.Contains("ticked who is there", Assert.Single(await Cancel(number)), StringComparison.Ordinal);
        Assert.Contains("ticked who is there", Assert.Single(await Move(number)), StringComparison.Ordinal);
        Assert.False(await IsOfferedMove(number));

        await Attend(number);
        Assert.Null((await Panels.Meeting(number, Ct)).AttendanceAt);
        Assert.True(await IsOfferedMove(number));
        Assert.Empty(await Move(number));
    }

    [Fact]
    public async Task A_meeting_that_has_taken_a_case_or_has_minutes_is_not_moved_though_nobody_is_ticked_as_there()
    {
        await met.Meet(Ct, cases: 2);
        await met.Ratify(0, Ct);
        await Attend(met.Number);
        Assert.Contains("has taken a case", Assert.Single(await Move(met.Number)), StringComparison.Ordinal);

        await Attend(met.Number, Everybody);
        await met.Defer(1, Ct);
        Assert.True((await met.As("chair").Modules.Use((DraftMinutesHandler handler) => handler.Handle(met.Number, new(), Ct)))!.Succeeded);
        await Attend(met.Number);
        Assert.Contains("minutes", Assert.Single(await Move(met.Number)), StringComparison.Ordinal);
        Assert.Contains("has begun", Assert.Single(await Cancel(met.Number)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meeting_whose_discussion_is_open_is_not_moved()
    {
        var (number, label) = await Panels.Held(Ct, Everybody);
        met.Modules.Clock.Reset(Instant.FromUtc(2026, 5, 13, 8, 45));
        Assert.True((await Panels.As("chair").Modules.Use((OpenDiscussionHandler handler) => handler.Handle(number, label, new(), Ct)))!.Succeeded);

        Assert.Contains("discussion", Assert.Single(await Move(number)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_its_hour_a_discussion_opens_only_where_it_is_ticked_that_the_meeting_has_begun()
    {
        var (number, label) = await Panels.Held(Ct, Everybody);
        met.Modules.Clock.Reset(Instant.FromUtc(2026, 5, 13, 8, 15)); // a quarter of an hour before
        var early = await Open(new());
        Assert.Equal((nameof(OpenDiscussion.HasBegun), "This meeting begins at 09:30. Tick that it has begun, or open the discussion then"), Assert.Single(early!.Problems.Select(one => (one.Field, one.Message))));

        Assert.True((await Open(new() { HasBegun = true }))!.Succeeded);

        Task<Result<string>?> Open(OpenDiscussion form) => Panels.As("chair").Modules.Use((OpenDiscussionHandler handler) => handler.Handle(number, label, form, Ct));
    }

    [Fact]
    public async Task Who_does_not_see_all_areas_of_a_meeting_neither_moves_nor_cancels_it()
    {
        var (number, _) = await Panels.Held(Ct, Everybody); // its case is of Liverpool
        met.Modules.Person.Areas = [Examples.Sefton];
        Assert.Contains("areas that you do not see", Assert.Single(await Cancel(number)), StringComparison.Ordinal);
        Assert.Contains("areas that you do not see", Assert.Single(await Move(number)), StringComparison.Ordinal);
        Assert.False(await IsOfferedMove(number));
        met.Modules.Person.Areas = Examples.Merseyside;
        Assert.Empty(await Move(number));
    }

    [Fact]
    public async Task The_minutes_of_a_meeting_of_other_areas_are_not_written_over()
    {
        await met.Meet(Ct);
        await met.Ratify(0, Ct);
        Assert.True((await met.As("chair").Modules.Use((DraftMinutesHandler handler) => handler.Handle(met.Number, new(), Ct)))!.Succeeded);
        var part = await met.Modules.Use((PanelReviewDb db) => db.Minutes.AsNoTracking().SingleAsync(one => one.Subject == Guid.Empty, Ct));

        met.As("office").Modules.Person.Areas = [Examples.Sefton];
        Assert.Contains("areas that you do not see", Assert.Single(await Write()), StringComparison.Ordinal);
        met.Modules.Person.Areas = Examples.Merseyside;
        Assert.Empty(await Write());

        async Task<IEnumerable<string>> Write() => Said(await met.Modules.Use((WriteMinutesHandler handler) => handler.Handle(part.Id, new() { Text = "All were there", Version = part.Version }, Ct)));
    }

    [Fact]
    public async Task Nothing_is_ratified_while_nobody_has_ticked_who_is_there()
    {
        await met.Meet(Ct);
        var label = await met.As("office").Label(0, Ct);
        Assert.True((await met.As("chair").Modules.Use((OpenDiscussionHandler handler) => handler.Handle(met.Number, label, new(), Ct)))!.Succeeded);
        await Attend(met.Number);

        var refused = await met.As("chair").Modules.Use((RatifyFindingHandler handler) => handler.Handle(met.Number, label, new(), Ct));
        Assert.Contains("Tick first who is there", Assert.Single(Said(refused)), StringComparison.Ordinal);
        await Attend(met.Number, Everybody);
        await met.RatifyAgain(0, Ct);
    }

    [Fact]
    public void A_meeting_on_another_day_begins_with_nobody_ticked_as_there()
    {
        var rules = PanelRulesAsData.Read();
        var (now, by) = (Instant.FromUtc(2026, 5, 13, 7, 0), new UserId("office"));
        var facts = new MeetingFacts { On = new(2026, 5, 13), Starts = new(9, 30), Minutes = 180 };
        var meeting = Meeting.Plan("2026-001", "general", facts, rules, by, now).Value;
        var member = PanelMember.Add(new AddMember { Name = "Police", Email = "police@panel.example", Seat = "police", Employer = "Police", Panels = ["general"] }, rules).Value;
        var invitation = meeting.Invite(member, now)!;
        Assert.True(meeting.Attend([invitation.Id], now).Succeeded);

        Assert.True(meeting.Move(facts with { Place = "Room 2" }, WhyMeetingChanges.Place, "", rules, by, now).Succeeded);
        Assert.True(invitation.WasThere);
        Assert.True(meeting.Move(facts with { On = new(2026, 5, 20) }, WhyMeetingChanges.Place, "", rules, by, now).Succeeded);

        Assert.Null(meeting.AttendanceAt);
        Assert.False(invitation.WasThere);
        Assert.Null(meeting.SitterOf(invitation));
    }

    private async Task<IEnumerable<string>> Cancel(string number)
    {
        var version = (await Panels.Meeting(number, Ct)).Version;
        return Said(await met.Modules.Use((CancelMeetingHandler handler) => handler.Handle(number, new() { Reason = WhyMeetingChanges.Weather, Version = version }, Ct)));
    }

    private async Task<IEnumerable<string>> Move(string number)
    {
        var form = MoveMeeting.Of(await Panels.Meeting(number, Ct)) with { On = new(2026, 5, 20), Reason = WhyMeetingChanges.Weather };
        return Said(await met.Modules.Use((MoveMeetingHandler handler) => handler.Handle(number, form, Ct)));
    }

    private async Task Attend(string number, params string[] seats)
    {
        var meeting = await Panels.Meeting(number, Ct);
        var there = meeting.Invited.Where(one => seats.Contains(one.Seat)).Select(one => one.Id).ToList();
        Assert.Empty(Said(await met.As("office").Modules.Use((RecordAttendanceHandler handler) => handler.Handle(number, new() { Present = there, Version = meeting.Version }, Ct))));
    }

    private async Task<bool> IsOfferedMove(string number) => (await Panels.Look<ViewMeetingPage>(page =>
    {
        page.At = number;
        return page.OnGetAsync(Ct);
    })).MayMove;

    private static IEnumerable<string> Said(Result<string>? result) => Assert.IsType<Result<string>>(result).Problems.Select(one => one.Message);
}
