using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.PanelReview;

public sealed class RemindMembersTests : IAsyncDisposable
{
    private readonly Panels panels = new(more: services => services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Site:Email", "office@cdop.example")]).Build()));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task Who_has_not_answered_is_asked_again_on_its_days_and_who_has_is_left_in_peace()
    {
        await panels.Members(Ct);
        await panels.Planned(Ct);
        await panels.Answer(await panels.LinkOf("lay@panel.example", Ct), Reply.Coming, Ct);
        foreach (var day in Enumerable.Range(0, 80))
        {
            panels.Modules.Clock.Reset(Instant.FromUtc(2026, 3, 3, 12, 0) + Duration.FromDays(day));
            await Sweep();
            await Sweep();
        }

        var reminders = (await panels.Mail(Ct)).Where(mail => mail.Subject.StartsWith("Please answer", StringComparison.Ordinal)).ToList();
        Assert.Equal(["2026-04-22", "2026-05-03", "2026-05-10"], reminders.Where(mail => mail.To == "police@panel.example").Select(mail => mail.WrittenAt.DateIn().ToString("uuuu-MM-dd", null)));
        Assert.DoesNotContain(reminders, mail => mail.To == "lay@panel.example");
    }

    [Fact]
    public async Task A_sweep_that_comes_days_late_reminds_once_and_none_comes_after_the_meeting()
    {
        await panels.Members(Ct);
        await panels.Planned(Ct);
        panels.Modules.Clock.Reset(Instant.FromUtc(2026, 5, 11, 12, 0));
        await Sweep();
        await Sweep();
        Assert.Single(await Reminders());
        panels.Modules.Clock.Reset(Instant.FromUtc(2026, 5, 14, 12, 0));
        await Sweep();
        Assert.Single(await Reminders());

        async Task<IReadOnlyList<OutgoingMail>> Reminders() => [.. (await panels.Mail(Ct)).Where(mail => mail.To == "lay@panel.example" && mail.Subject.StartsWith("Please answer", StringComparison.Ordinal))];
    }

    [Fact]
    public async Task The_days_of_a_moved_meeting_move_and_a_cancelled_one_has_none()
    {
        await panels.Members(Ct);
        var number = await panels.Planned(Ct);
        var meeting = await panels.Meeting(number, Ct);
        Assert.Equal(new(2026, 4, 22), meeting.NextCheckOn);
        await panels.Modules.Use((MoveMeetingHandler handler) => handler.Handle(number, MoveMeeting.Of(meeting) with { On = new(2026, 6, 10), Reason = WhyMeetingChanges.Member }, Ct));
        meeting = await panels.Meeting(number, Ct);
        Assert.Equal(new(2026, 5, 20), meeting.NextCheckOn);
        await panels.Modules.Use((CancelMeetingHandler handler) => handler.Handle(number, new() { Reason = WhyMeetingChanges.Cases, Version = meeting.Version }, Ct));
        Assert.Null((await panels.Meeting(number, Ct)).NextCheckOn);
    }

    [Fact]
    public async Task That_the_quorum_of_a_near_meeting_is_lost_is_told_to_the_office_once_whenever_it_happens()
    {
        await panels.Members(Ct);
        await panels.Planned(Ct);
        foreach (var seat in new[] { "chair", "designated-doctor", "social-care", "police", "lay" })
        {
            await panels.Answer(await panels.LinkOf($"{seat}@panel.example", Ct), Reply.Coming, Ct);
        }

        panels.Modules.Clock.Reset(Instant.FromUtc(2026, 5, 11, 12, 0));
        await Sweep();
        Assert.Empty(await Told());

        await panels.Answer(await panels.LinkOf("police@panel.example", Ct), Reply.NotComing, Ct);
        await Sweep();
        await Sweep();

        Assert.Contains("the police", Assert.Single(await Told()).Body, StringComparison.Ordinal);

        async Task<IReadOnlyList<OutgoingMail>> Told() => (await panels.Mail(Ct)).FindAll(mail => mail.Subject.StartsWith("Not quorate yet", StringComparison.Ordinal));
    }

    private Task Sweep() => panels.Modules.Services.GetRequiredService<RemindMembers>().Sweep(Ct);
}
