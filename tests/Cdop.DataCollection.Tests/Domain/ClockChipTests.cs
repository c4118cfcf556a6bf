using Cdop.DataCollection.Domain;

namespace Cdop.DataCollection.Tests;

public sealed class ClockChipTests
{
    // Tuesday 3 March 2026, noon in London.
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 3, 12, 0);

    [Theory]
    [InlineData("2026-02-19", null, "12 days late", "Late")]
    [InlineData("2026-03-02", null, "1 day late", "Late")]
    [InlineData("2026-03-03", null, "Due today", "Soon")]
    [InlineData("2026-03-03", "14:05", "Due today 14:05", "Soon")]
    [InlineData("2026-03-03", "12:00", "Less than an hour late", "Late")]
    [InlineData("2026-03-03", "09:00", "3 hours late", "Late")]
    [InlineData("2026-03-02", "11:00", "1 day late", "Late")]
    [InlineData("2026-02-28", "13:00", "2 days late", "Late")]
    [InlineData("2026-03-04", null, "Due tomorrow", "Soon")]
    [InlineData("2026-03-04", "08:00", "Due tomorrow 08:00", "Soon")]
    [InlineData("2026-03-10", null, "Due in 7 days", "Soon")]
    [InlineData("2026-03-11", null, "Due in 8 days", "Plain")]
    [InlineData("2026-03-10", "23:59", "Due in 7 days", "Soon")]
    public void A_running_clock_says_how_long(string day, string? hour, string words, string look)
    {
        var due = Deadline.EndOf(Day(day));
        if (hour is not null)
        {
            due = new(Day(day).At(NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(hour).Value).InLondon(), IsDay: false);
        }

        var chip = ClockChip.Running("returns", due.RunsOut, due.IsDay, Now);

        Assert.Equal((words, "returns", look), (chip.HowLong, chip.Which, chip.Look.ToString()));
    }

    [Theory]
    [InlineData(9, "Done in 9 hours")]
    [InlineData(0, "Done within an hour")]
    [InlineData(24, "Done in 24 hours")]
    [InlineData(29, "Done 5 hours late")]
    [InlineData(24 + 49, "Done 2 days late")]
    public void A_clock_that_was_stopped_says_how_long_it_took(int hours, string words)
    {
        var died = Now - Duration.FromDays(10);
        var clock = CaseClock.Of(ClockRuleTests.Rules.Find("notification")!, 0, Guid.NewGuid());
        clock.Start(ClockRuleTests.Rules.Find("notification")!, died.DateIn(), died);

        var told = died + Duration.FromHours(hours);
        clock.Settle(Outcome.Done, told.DateIn(), told, "", "", UserId.Service, Now);

        Assert.Equal(words, ClockChip.Of(clock, null, Now).HowLong);
    }

    [Theory]
    [InlineData(0, "Done the same day", "Done")]
    [InlineData(1, "Done on its last day, hour not known", "Plain")]
    [InlineData(2, "Done 1 day late", "DoneLate")]
    public void A_limit_of_hours_stopped_without_an_hour_is_in_time_only_before_its_last_day(int days, string words, string look)
    {
        var died = Day("2026-02-20").At(new LocalTime(12, 0)).InLondon();
        var clock = CaseClock.Of(ClockRuleTests.Rules.Find("notification")!, 0, Guid.NewGuid()); // 24 hours
        clock.Start(ClockRuleTests.Rules.Find("notification")!, died.DateIn(), died);

        clock.Settle(Outcome.Done, died.DateIn().PlusDays(days), null, "", "", UserId.Service, Now);

        var chip = ClockChip.Of(clock, null, Now);
        Assert.Equal((words, look), (chip.HowLong, chip.Look.ToString()));
    }

    [Theory]
    [InlineData("2026-03-01", "Done the same day")]
    [InlineData("2026-06-01", "Done in 92 days")]
    [InlineData("2026-06-03", "Done 2 days late")]
    public void A_clock_stopped_on_a_day_counts_in_days(string on, string words)
    {
        var clock = CaseClock.Of(ClockRuleTests.Rules.Find("review-meeting")!, 0, Guid.NewGuid());
        clock.Start(ClockRuleTests.Rules.Find("review-meeting")!, new(2026, 3, 1), null);

        clock.Settle(Outcome.Done, Day(on), null, "", "", UserId.Service, Now);

        Assert.Equal(words, ClockChip.Of(clock, null, Now).HowLong);
    }

    private static LocalDate Day(string iso) => NodaTime.Text.LocalDatePattern.Iso.Parse(iso).Value;

    [Theory]
    [InlineData("2026-03-31", "Done in 21 days", nameof(ChipLook.Done))]
    [InlineData("2026-04-12", "Done 12 days late", nameof(ChipLook.DoneLate))]
    public void What_was_done_late_does_not_look_like_what_was_done_in_time(string on, string words, string look)
    {
        var rule = ClockRuleTests.Rules.Find("returns")!;
        var clock = CaseClock.Of(rule, 0, Guid.Empty);
        clock.Start(rule, new(2026, 3, 10), null);
        clock.Settle(Outcome.Done, Day(on), null, "", "", UserId.Service, Now);

        var chip = ClockChip.Of(clock, null, Now);

        Assert.Equal((words, look), (chip.HowLong, chip.Look.ToString()));
    }
}
