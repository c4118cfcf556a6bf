namespace Cdop.PanelReview;

public sealed class SeriesDatesTests
{
    [Fact]
    public void A_meeting_fixes_the_date_that_it_is_nearest_to_and_leaves_the_other_of_its_month()
    {
        ProposedDate[] dates = [new(new(2026, 5, 6), new(9, 30), null), new(new(2026, 5, 27), new(9, 30), null), new(new(2026, 6, 3), new(9, 30), null)];

        // One is moved over the edge of its month, one brought forward by a week.
        Assert.Equal([new(2026, 5, 6)], SeriesDates.NotFixed(dates, [new(2026, 5, 28), new(2026, 6, 1)], 21).Select(date => date.On));
        Assert.Equal([new(2026, 5, 27), new(2026, 6, 3)], SeriesDates.NotFixed(dates, [new(2026, 4, 29)], 21).Select(date => date.On));
        Assert.Equal(dates, SeriesDates.NotFixed(dates, [new(2026, 7, 30)], 21));
    }

    [Fact]
    public void A_quarterly_series_falls_on_its_days()
    {
        var quarterly = Series("0 30 9 ? 3,6,9,12 WED#2");

        Assert.Equal([new(2026, 3, 11), new(2026, 6, 10), new(2026, 9, 9), new(2026, 12, 9)], Days(quarterly, 2026));
        Assert.All(SeriesDates.Of(quarterly, new(2026, 1, 1), new(2027, 1, 1)), date => Assert.Equal(new LocalTime(9, 30), date.Starts));
    }

    /// <summary>The rhythm of 2013: monthly, none in August and December, and every third of a year's ten is neonatal.</summary>
    [Fact]
    public void The_rhythm_of_2013_is_two_series()
    {
        var (general, neonatal) = (Series("0 0 10 ? 1,2,4,5,7,9,11 TUE#3"), Series("0 0 10 ? 3,6,10 TUE#3"));
        var year = Days(general, 2013).Select(day => (day, "general")).Concat(Days(neonatal, 2013).Select(day => (day, "neonatal"))).OrderBy(one => one.day).ToList();

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 9, 10, 11], year.Select(one => one.day.Month));
        Assert.Equal([3, 6, 9], year.Select((one, at) => (one, at)).Where(x => x.one.Item2 == "neonatal").Select(x => x.at + 1));
    }

    [Theory]
    [InlineData("0 0 14 25 12 ?", 2026, "2026-12-29")] // a Friday; 28 December stands for Boxing Day, a Saturday
    [InlineData("0 0 14 3 4 ?", 2026, "2026-04-07")] // Good Friday: Easter Monday is none either
    [InlineData("0 0 14 1 1 ?", 2027, "2027-01-04")] // a Friday
    [InlineData("0 0 14 28 3 ?", 2026, "2026-03-30")] // a Saturday
    public void A_day_on_which_nobody_works_is_offered_on_the_next_working_day(string rule, int year, string offered)
    {
        var date = Assert.Single(SeriesDates.Of(Series(rule), new(year, 1, 1), new(year + 1, 1, 1)), date => date.InsteadOf is not null && date.InsteadOf.Value.Year == year);

        Assert.Equal(offered, date.On.ToString("uuuu-MM-dd", null));
    }

    [Fact]
    public void A_day_moved_over_the_edge_of_what_is_asked_for_is_offered_once()
    {
        var christmas = Series("0 0 14 25 12 ?");

        Assert.Empty(SeriesDates.Of(christmas, new(2026, 12, 1), new(2026, 12, 29)));
        Assert.Equal(new(2026, 12, 29), Assert.Single(SeriesDates.Of(christmas, new(2026, 12, 29), new(2027, 1, 1))).On);
    }

    /// <summary>The last Sunday of March and of October, and days around them: the hour of the rule is London's, whatever the offset.</summary>
    [Fact]
    public void The_hour_stays_when_the_clocks_change()
    {
        var daily = Series("0 30 9 ? 3,10 MON-FRI");

        Assert.All(SeriesDates.Of(daily, new(2026, 1, 1), new(2027, 1, 1)), date => Assert.Equal(new LocalTime(9, 30), date.Starts));
        Assert.Equal(44, SeriesDates.Of(daily, new(2026, 1, 1), new(2027, 1, 1)).Count);
    }

    [Fact]
    public void Two_rules_on_one_day_are_one_date() =>
        Assert.Equal(new LocalTime(9, 0), Assert.Single(SeriesDates.Of(Series("0 0 14 5 5 ? 2026\n0 0 9 5 5 ? 2026"), new(2026, 1, 1), new(2027, 1, 1))).Starts);

    [Theory]
    [InlineData("every second Tuesday")]
    [InlineData("0 0 25 ? 3 WED#2")]
    [InlineData("0 30 9 ? 3,6,9,12 WED#9")]
    public void A_rule_that_is_none_is_refused_with_an_example(string rule) => Assert.Contains("like 0 30 9", Assert.Single(SeriesDates.Faults([rule])));

    private static MeetingSeries Series(string rules) => MeetingSeries.Of(new() { Name = "A series", Panel = "general", Rules = [rules], Minutes = 180 });

    private static IEnumerable<LocalDate> Days(MeetingSeries series, int year) => SeriesDates.Of(series, new(year, 1, 1), new(year + 1, 1, 1)).Select(date => date.On);
}
