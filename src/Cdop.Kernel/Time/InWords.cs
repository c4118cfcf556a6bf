using NodaTime.Text;

namespace Cdop.Kernel;

/// <summary>Numbers, days and moments as people read them.</summary>
public static class InWords
{
    private static readonly LocalDatePattern Long = LocalDatePattern.CreateWithInvariantCulture("d MMMM uuuu");
    private static readonly LocalDatePattern WithWeekday = LocalDatePattern.CreateWithInvariantCulture("dddd d MMMM uuuu");
    private static readonly LocalDatePattern Short = LocalDatePattern.CreateWithInvariantCulture("d MMM uuuu");
    private static readonly LocalDatePattern Shortest = LocalDatePattern.CreateWithInvariantCulture("d MMM");
    private static readonly AnnualDatePattern Yearly = AnnualDatePattern.CreateWithInvariantCulture("d MMMM");
    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>1 day, 2 days.</summary>
    public static string Count(int n, string unit) => Count(n, unit, $"{unit}s");

    /// <summary>1 agency, 1,200 agencies.</summary>
    public static string Count(int n, string one, string many) => n == 1 ? $"1 {one}" : $"{n:#,0} {many}";

    /// <summary>340 KB, 1.2 MB.</summary>
    public static string Size(long bytes) => bytes < 1024 * 1024 ? $"{Math.Max(1, (bytes + 512) / 1024)} KB" : FormattableString.Invariant($"{bytes / 1024d / 1024d:0.#} MB");

    /// <summary>3 March 2026.</summary>
    public static string Day(LocalDate day) => Long.Format(day);

    /// <summary>Tuesday 3 March 2026.</summary>
    public static string Weekday(LocalDate day) => WithWeekday.Format(day);

    /// <summary>3 Mar 2026.</summary>
    public static string ShortDay(LocalDate day) => Short.Format(day);

    /// <summary>3 Mar, where the year is plain.</summary>
    public static string DayOfYear(LocalDate day, LocalDate today) => Period.DaysBetween(day, today) is > -330 and < 330 ? Shortest.Format(day) : Short.Format(day);

    /// <summary>3 March, of every year.</summary>
    public static string EachYear(AnnualDate day) => Yearly.Format(day);

    /// <summary>14:05.</summary>
    public static string Time(LocalTime time) => Hour.Format(time);

    /// <summary>3 March 2026 at 14:05.</summary>
    public static string Moment(Instant at) => $"{Day(at.DateIn())} at {Time(at.TimeIn().TimeOfDay)}";

    /// <summary>A text at most so long, and no letter of it cut in two.</summary>
    public static string Cut(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }
}
