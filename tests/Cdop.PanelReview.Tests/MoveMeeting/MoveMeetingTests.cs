using Ical.Net;

namespace Cdop.PanelReview;

public sealed class MoveMeetingTests : IAsyncDisposable
{
    private readonly Panels panels = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task The_reason_that_was_chosen_is_mailed_and_what_is_typed_stays_on_the_page_of_the_meeting()
    {
        await panels.Members(Ct);
        var number = await panels.Planned(Ct);
        await panels.Answer(await panels.LinkOf("police@panel.example", Ct), Reply.NotComing, Ct, "DS Morgan Hale", "morgan.hale@police.example");
        var link = await panels.LinkOf("lay@panel.example", Ct);
        await Move(number, new() { Reason = WhyMeetingChanges.Place, Because = "Ask Jude" });
        Assert.Equal("The room or the video meeting is not available, or another is better. Ask Jude", await OnThePage(number));
        Assert.Contains("the room or the video meeting", (await panels.Mail(Ct))[^1].Body, StringComparison.Ordinal);

        await Cancel(number, new() { Reason = WhyMeetingChanges.Weather, Because = "Jude is snowed in" });
        Assert.Equal("Weather or transport. Jude is snowed in", await OnThePage(number));

        var mails = await panels.Mail(Ct);
        Assert.Contains("The reason: weather or transport.", mails[^1].Body, StringComparison.Ordinal);
        Assert.Equal("The reason: weather or transport.", Calendar.Load(mails[^1].Calendar!)!.Events[0]!.Description);
        Assert.DoesNotContain(mails, mail => $"{mail.Subject} {mail.Body} {mail.Calendar}".Contains("Jude", StringComparison.Ordinal));
        Assert.Equal(WhyMeetingChanges.Weather, (await panels.Opened(link, Ct)).Meeting!.Reason);
    }

    [Fact]
    public async Task A_reason_is_chosen_and_another_one_is_said()
    {
        await panels.Members(Ct);
        var number = await panels.Planned(Ct);

        Assert.Equal("Reason", Assert.Single((await Try(number, new() { Because = "Ask Jude" }))!.Problems).Field);
        Assert.Equal("Because", Assert.Single((await Try(number, new() { Reason = WhyMeetingChanges.Other }))!.Problems).Field);
        Assert.Equal(5, (await panels.Mail(Ct)).Count);
    }

    [Theory]
    [InlineData("http://meet.example/1")]
    [InlineData("Join: javascript://meet.example/%0aalert(1)")]
    [InlineData("https://nhs.uk@evil.example/1")]
    [InlineData("https:///1")]
    [InlineData("Room 2, or https://meet.example/1 or HTTP://meet.example/1")]
    public async Task A_web_address_in_the_place_is_https_of_a_host(string place) =>
        Assert.Equal("Place", Assert.Single((await panels.Modules.Use((PlanMeetingHandler handler) => handler.Handle(Panels.Plan with { Place = place }, Ct))).Problems).Field);

    [Theory]
    [InlineData("Room 2: first floor, left/right")]
    [InlineData("(https://meet.example.nhs.uk/panel?id=1#now), then ring 0151 496 0000")]
    [InlineData("Video: ask panel@office.example; Room http")]
    public async Task Nothing_else_is_refused_in_a_place(string place) =>
        Assert.True((await panels.Modules.Use((PlanMeetingHandler handler) => handler.Handle(Panels.Plan with { Place = place }, Ct))).Succeeded);

    private Task<Result<string>?> Try(string number, CancelMeeting form) => panels.Modules.Use((CancelMeetingHandler handler) => handler.Handle(number, form, Ct));

    private async Task Cancel(string number, CancelMeeting form) => Assert.Empty((await Try(number, form with { Version = (await panels.Meeting(number, Ct)).Version }))!.Problems);

    private async Task Move(string number, CancelMeeting why)
    {
        var meeting = await panels.Meeting(number, Ct);
        Assert.Empty((await panels.Modules.Use((MoveMeetingHandler handler) => handler.Handle(number, MoveMeeting.Of(meeting) with { Place = "Room 9", Reason = why.Reason, Because = why.Because }, Ct)))!.Problems);
    }

    private async Task<string> OnThePage(string number) => (await panels.Look<ViewMeetingPage>(page =>
    {
        page.At = number;
        return page.OnGetAsync(Ct);
    })).Why;
}
