using Cdop.DataCollection.Domain;
using Microsoft.Extensions.Configuration;
using NodaTime.Text;

namespace Cdop.DataCollection.Tests;

/// <summary>The decision table of the limits: London time, the English calendar, leap days and the two nights of the clocks.</summary>
public sealed class ClockRuleTests
{
    internal static readonly ClockRules Rules = ReadClockRules.From(new ConfigurationBuilder().Build());

    [Theory]
    [InlineData("notification", "2026-03-01", "06:50", "2026-03-02 06:50")] // the same hour of the next day
    [InlineData("notification", "2026-03-01", null, "end of 2026-03-02")] // the hour is not known: nobody is late by it
    [InlineData("notification", "2026-03-28", "12:00", "2026-03-29 13:00")] // the short night: 24 hours, not a day
    [InlineData("notification", "2026-10-24", "12:00", "2026-10-25 11:00")] // the long night
    [InlineData("notification", "2026-03-28", null, "end of 2026-03-29")]
    [InlineData("ncmd", "2028-02-28", "23:59", "2028-03-01 23:59")] // over a leap day
    [InlineData("ncmd", "2026-02-27", null, "end of 2026-03-01")]
    [InlineData("joint-visit", "2026-03-03", "10:00", "2026-03-04 10:00")] // Tuesday to Wednesday
    [InlineData("joint-visit", "2026-03-06", "10:00", "end of 2026-03-09")] // Friday: Saturday is nobody's day, so Monday
    [InlineData("joint-visit", "2026-04-02", "10:00", "end of 2026-04-07")] // before Good Friday: after Easter Monday
    [InlineData("joint-visit", "2026-12-24", null, "end of 2026-12-29")] // Christmas, and Boxing Day moved to Monday
    [InlineData("joint-meeting", "2026-03-06", "10:00", "2026-03-08 10:00")] // does not wait for a working day
    [InlineData("forms-sent", "2026-03-03", "10:00", "end of 2026-03-10")]
    [InlineData("forms-sent", "2026-04-01", "10:00", "end of 2026-04-10")] // Easter
    [InlineData("forms-sent", "2026-12-23", "10:00", "end of 2027-01-04")] // Christmas and New Year
    [InlineData("returns", "2026-03-10", null, "end of 2026-03-31")]
    [InlineData("review-meeting", "2026-03-01", "06:50", "end of 2026-06-01")]
    [InlineData("review-meeting", "2025-11-30", null, "end of 2026-02-28")] // the shorter month
    [InlineData("review-meeting", "2027-11-30", null, "end of 2028-02-29")] // and the leap year
    [InlineData("panel", "2025-08-31", null, "end of 2026-02-28")]
    [InlineData("completion", "2028-02-29", null, "end of 2029-02-28")]
    [InlineData("completion", "2026-03-01", null, "end of 2027-03-01")]
    public void Each_limit_ends_when_the_calendar_says(string code, string day, string? hour, string ends)
    {
        var from = LocalDatePattern.Iso.Parse(day).Value;
        Instant? at = hour is null ? null : from.At(LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(hour).Value).InLondon();

        var due = Rules.Find(code)!.Due(from, at);

        var said = due.IsDay ? $"end of {due.Day:uuuu-MM-dd}" : due.RunsOut.TimeIn().ToString("uuuu-MM-dd HH:mm", null);
        Assert.Equal(ends, said);
    }

    [Fact]
    public void A_day_ends_at_midnight_in_London_in_summer_too() =>
        Assert.Equal(Instant.FromUtc(2026, 6, 1, 23, 0), Deadline.EndOf(new(2026, 6, 1)).RunsOut);

    [Fact]
    public void Every_limit_says_how_sure_it_is_and_where_it_is_written() =>
        Assert.All(Rules.Clocks, rule => Assert.True(rule.Sure.Length > 5 && rule.Source.Length > 10 && rule.PauseSource.Length > 10, rule.Code));

    [Fact]
    public void Only_the_review_waits_in_a_pause_and_neither_the_law_nor_gathering_does() =>
        Assert.Equal(["review-meeting", "panel"], Rules.Clocks.Where(rule => rule.Pauses).Select(rule => rule.Code));

    [Fact]
    public void An_installation_changes_a_limit_in_its_settings()
    {
        var changed = ReadClockRules.From(Settings(("Clocks:returns:Amount", "14"), ("Clocks:returns:Unit", "WorkingDays")));

        Assert.Equal(Deadline.EndOf(new(2026, 3, 24)), changed.Find("returns")!.Due(new(2026, 3, 4), null));
        Assert.Equal("Set by this installation", changed.Find("returns")!.Sure);
        Assert.Equal(Rules.Find("panel"), changed.Find("panel"));
    }

    [Fact]
    public void An_installation_that_lets_a_clock_wait_says_why_and_never_by_the_reason_why_it_did_not()
    {
        Assert.Equal("Set by this installation", ReadClockRules.From(Settings(("Clocks:returns:Pauses", "true"))).Find("returns")!.PauseSource);
        Assert.Equal("The panel, 3 March", ReadClockRules.From(Settings(("Clocks:returns:Pauses", "true"), ("Clocks:returns:PauseSource", "The panel, 3 March"))).Find("returns")!.PauseSource);
        Assert.Equal(Rules.Find("returns")!.PauseSource, ReadClockRules.From(Settings(("Clocks:returns:Amount", "14"))).Find("returns")!.PauseSource);
    }

    [Theory]
    [InlineData("Clocks:retruns:Amount", "14", "Clocks:retruns names no clock; they are notification,")]
    [InlineData("Clocks:returns:Amount", "0", "Clocks: returns must allow at least 1.")]
    [InlineData("Clocks:review-meeting:OnWorkingDay", "true", "Clocks: review-meeting cannot both wait in a pause and move to a working day.")]
    [InlineData("Clocks:joint-visit:Pauses", "true", "Clocks: joint-visit cannot both wait in a pause and move to a working day.")]
    public void A_wrong_setting_is_refused_with_a_sentence(string name, string value, string sentence) =>
        Assert.StartsWith(sentence, Assert.Throws<InvalidOperationException>(() => ReadClockRules.From(Settings((name, value)))).Message, StringComparison.Ordinal);

    private static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>(s.Name, s.Value))).Build();
}
