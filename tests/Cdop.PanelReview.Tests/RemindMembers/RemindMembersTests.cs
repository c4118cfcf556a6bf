using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.PanelReview;

public sealed class RemindMembersTests : IAsyncDisposable
{
    private readonly OfficeSettings settings = new();

    private readonly Panels panels;

    public RemindMembersTests() => panels = new(more: services => services.AddSingleton<IConfiguration>(settings));

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

    [Fact]
    public async Task Where_the_day_for_the_pack_has_come_and_it_is_not_out_the_office_is_told_once()
    {
        await panels.Members(Ct);
        var number = await panels.Planned(Ct);

        await SweepOn(new(2026, 5, 5));
        Assert.Empty(await Told());
        await SweepOn(new(2026, 5, 6));
        await SweepOn(new(2026, 5, 7));
        Assert.Contains($"/meetings/{number}/pack", Assert.Single(await Told()).Body, StringComparison.Ordinal);

        // Another room is no news of the pack.
        var meeting = await panels.Meeting(number, Ct);
        Assert.True((await panels.Modules.Use((MoveMeetingHandler handler) => handler.Handle(number, MoveMeeting.Of(meeting) with { Place = "Room 9", Reason = WhyMeetingChanges.Member }, Ct)))!.Succeeded);
        await SweepOn(new(2026, 5, 8));
        Assert.Single(await Told());

        meeting = await panels.Meeting(number, Ct);
        Assert.True((await panels.Modules.Use((MoveMeetingHandler handler) => handler.Handle(number, MoveMeeting.Of(meeting) with { On = new(2026, 6, 10), Reason = WhyMeetingChanges.Member }, Ct)))!.Succeeded);
        await SweepOn(new(2026, 6, 2));
        Assert.Single(await Told());
        await SweepOn(new(2026, 6, 3));
        Assert.Equal(2, (await Told()).Count);
    }

    [Fact]
    public async Task Of_a_pack_that_is_out_and_of_a_meeting_that_is_cancelled_or_over_the_office_is_not_told()
    {
        await panels.Issued(1, Ct, "chair");
        var cancelled = await panels.Planned(Ct, Panels.Plan with { On = new(2026, 5, 14) });
        Assert.True((await panels.Modules.Use((CancelMeetingHandler handler) => handler.Handle(cancelled, new() { Reason = WhyMeetingChanges.Cases, Version = panels.Meeting(cancelled, Ct).Result.Version }, Ct)))!.Succeeded);
        await panels.Planned(Ct, Panels.Plan with { On = new(2026, 5, 12) });

        await SweepOn(new(2026, 5, 13)); // days late: the last is over

        Assert.Empty(await Told());
    }

    [Fact]
    public void How_many_days_before_a_meeting_its_pack_goes_out_is_data_of_its_panel()
    {
        var rules = PanelRulesAsData.Read();
        var early = rules with { Types = [.. rules.Types.Select(type => type.Code == "general" ? type with { PackBefore = 14 } : type)] };

        var facts = new MeetingFacts { On = new(2026, 5, 13), Starts = new(9, 30), Minutes = 180 };
        Assert.Equal(new(2026, 4, 29), Meeting.Plan("2026-001", "general", facts, early, new("office"), Instant.FromUtc(2026, 3, 3, 12, 0)).Value.PackDueOn);
        Assert.Equal(new(2026, 5, 6), Meeting.Plan("2026-001", "neonatal", facts, early, new("office"), Instant.FromUtc(2026, 3, 3, 12, 0)).Value.PackDueOn);
        Assert.Equal("The pack of panel general must go out before the day of the meeting.", Assert.Single((rules with { Types = [.. rules.Types.Select(type => type.Code == "general" ? type with { PackBefore = 0 } : type)] }).Faults()));
    }

    [Fact]
    public async Task A_sweep_that_is_killed_half_way_sends_nothing_twice_and_forgets_nothing()
    {
        await panels.Members(Ct);
        await panels.Planned(Ct);
        await panels.Planned(Ct, Panels.Plan with { On = new(2026, 5, 14) });
        panels.Modules.Clock.Reset(Instant.FromUtc(2026, 5, 12, 12, 0));
        settings.FailsOnce = true; // when the members of the first meeting are written to, and the office is about to be

        await Sweep();
        Assert.Equal(1, await Mails("lay@panel.example", "Please answer"));
        Assert.Equal((1, 1), (await Mails("office@cdop.example", "Not quorate yet"), await Mails("office@cdop.example", "The pack is not out yet")));

        await Task.WhenAll(Sweep(), Sweep());
        await Sweep();

        Assert.Equal(2, await Mails("lay@panel.example", "Please answer"));
        Assert.Equal((2, 2), (await Mails("office@cdop.example", "Not quorate yet"), await Mails("office@cdop.example", "The pack is not out yet")));
        var numbers = (await panels.Mail(Ct)).ConvertAll(mail => mail.MessageId);
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
    }

    [Fact]
    public async Task A_clock_that_jumps_a_day_back_and_forward_asks_nobody_twice_and_an_answer_stays()
    {
        await panels.Members(Ct);
        var number = await panels.Planned(Ct);
        await SweepOn(new(2026, 5, 3));
        await panels.Answer(await panels.LinkOf("lay@panel.example", Ct), Reply.Coming, Ct);
        foreach (var day in new[] { 2, 4, 2, 3 })
        {
            await SweepOn(new(2026, 5, day));
        }

        Assert.Equal(1, await Mails("police@panel.example", "Please answer"));
        Assert.Equal(Reply.Coming, (await panels.Meeting(number, Ct)).Invitations.Single(one => one.Seat == "lay").Reply);
    }

    private async Task<int> Mails(string to, string subject) => (await panels.Mail(Ct)).Count(mail => mail.To == to && mail.Subject.StartsWith(subject, StringComparison.Ordinal));

    private async Task<IReadOnlyList<OutgoingMail>> Told() => (await panels.Mail(Ct)).FindAll(mail => mail.Subject.StartsWith("The pack is not out yet", StringComparison.Ordinal));

    private Task SweepOn(LocalDate day)
    {
        panels.Modules.Clock.Reset(Instant.FromUtc(day.Year, day.Month, day.Day, 12, 0));
        return Sweep();
    }

    private Task Sweep() => panels.Modules.Services.GetRequiredService<RemindMembers>().Sweep(Ct);
}
