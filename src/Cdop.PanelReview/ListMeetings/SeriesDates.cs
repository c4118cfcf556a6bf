using Quartz;

namespace Cdop.PanelReview;

/// <summary>A day that a series proposes for a meeting.</summary>
/// <param name="On">The day offered.</param>
/// <param name="Starts">The hour of the rule, in London.</param>
/// <param name="InsteadOf">The day of the rule, where that is a weekend or a bank holiday and the next working day is offered; else null.</param>
internal sealed record ProposedDate(LocalDate On, LocalTime Starts, LocalDate? InsteadOf);

/// <summary>Works out on which days a series falls: by the rules of Quartz, in London time, and by the English calendar of working days.</summary>
internal static class SeriesDates
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(London.Zone.Id);

    /// <summary>The dates from a day on and before another, each once, in their order.</summary>
    public static IReadOnlyList<ProposedDate> Of(MeetingSeries series, LocalDate from, LocalDate before) => Of([.. series.EachRule], from, before);

    /// <summary>The same of rules that are no series yet.</summary>
    public static IReadOnlyList<ProposedDate> Of(IReadOnlyList<string> rules, LocalDate from, LocalDate before) =>
    [
        .. rules.SelectMany(rule => Of(new CronExpression(rule, Zone), from, before)).GroupBy(date => date.On).Select(same => same.OrderBy(date => date.Starts).First()).OrderBy(date => date.On),
    ];

    /// <summary>Those dates for which no meeting is planned: each meeting takes the date that it is nearest to, within so many days.</summary>
    public static IReadOnlyList<ProposedDate> NotFixed(IReadOnlyList<ProposedDate> dates, IReadOnlyList<LocalDate> planned, int within)
    {
        var (free, fixing) = (dates.ToList(), planned.ToList());
        foreach (var (on, date) in planned.SelectMany(on => dates.Select(date => (On: on, Date: date))).Where(pair => Apart(pair) <= within).OrderBy(Apart).ThenBy(pair => pair.On).ToList())
        {
            if (free.Contains(date) && fixing.Remove(on))
            {
                free.Remove(date);
            }
        }

        return free;

        static int Apart((LocalDate On, ProposedDate Date) pair) => Math.Abs(Period.DaysBetween(pair.On, pair.Date.On));
    }

    /// <summary>What is wrong with rules: one sentence a fault.</summary>
    public static IEnumerable<string> Faults(IReadOnlyList<string> rules) =>
        rules.Count == 0
            ? ["A series needs a rule that says on which days it falls."]
            : rules.Where(rule => !CronExpression.TryParse(rule, out _)).Select(rule => $"“{rule}” is no rule: write second, minute, hour, day of the month, month and day of the week, like 0 30 9 ? 3,6,9,12 WED#2.");

    private static IEnumerable<ProposedDate> Of(CronExpression rule, LocalDate from, LocalDate before)
    {
        // A day that is moved on may have its rule a little before the first day asked for: Christmas gives four days in a row.
        const int longestMove = 7;
        var at = from.PlusDays(-longestMove).AtStartOfDayInZone(London.Zone).ToDateTimeOffset();
        while (rule.GetNextValidTimeAfter(at) is { } next && Instant.FromDateTimeOffset(next).TimeIn() is var time && time.Date < before)
        {
            var on = time.Date.IsWorkingDay() ? time.Date : time.Date.PlusWorkingDays(1);
            if (on >= from && on < before)
            {
                yield return new(on, time.TimeOfDay, on == time.Date ? null : time.Date);
            }

            at = next;
        }
    }
}
