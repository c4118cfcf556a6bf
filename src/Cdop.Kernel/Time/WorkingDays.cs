namespace Cdop.Kernel;

/// <summary>
/// The English calendar of working days: Monday to Friday without the bank holidays of England and Wales
/// (Banking and Financial Dealings Act 1971; royal proclamations for the days that moved or were added).
/// </summary>
public static class WorkingDays
{
    // Days proclaimed once, and the usual days that gave way to them.
    private static readonly HashSet<LocalDate> Added =
        [new(1999, 12, 31), new(2002, 6, 3), new(2002, 6, 4), new(2011, 4, 29), new(2012, 6, 4), new(2012, 6, 5), new(2020, 5, 8),
         new(2022, 6, 2), new(2022, 6, 3), new(2022, 9, 19), new(2023, 5, 8)];

    private static readonly HashSet<LocalDate> Moved = [new(2002, 5, 27), new(2012, 5, 28), new(2020, 5, 4), new(2022, 5, 30)];

    /// <summary>Whether people work on that day.</summary>
    public static bool IsWorkingDay(this LocalDate day) =>
        day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !IsBankHoliday(day);

    /// <summary>Whether that day is a bank holiday in England and Wales.</summary>
    public static bool IsBankHoliday(LocalDate day) => Added.Contains(day) || (Usual(day.Year).Contains(day) && !Moved.Contains(day));

    /// <summary>The n-th working day after a day; n is at least 1.</summary>
    public static LocalDate PlusWorkingDays(this LocalDate day, int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        for (; n > 0; n--)
        {
            do
            {
                day = day.PlusDays(1);
            }
            while (!day.IsWorkingDay());
        }

        return day;
    }

    private static IEnumerable<LocalDate> Usual(int year)
    {
        var easter = EasterSunday(year);
        yield return Weekday(new(year, 1, 1));
        yield return easter.PlusDays(-2);
        yield return easter.PlusDays(1);
        yield return FirstMonday(year, 5);
        yield return new LocalDate(year, 6, 1).With(DateAdjusters.Previous(IsoDayOfWeek.Monday));
        yield return new LocalDate(year, 9, 1).With(DateAdjusters.Previous(IsoDayOfWeek.Monday));

        // Christmas and Boxing Day that fall on a weekend give the next free weekdays.
        var christmas = new LocalDate(year, 12, 25);
        yield return christmas.DayOfWeek switch
        {
            IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday => new(year, 12, 27),
            _ => christmas,
        };
        yield return christmas.DayOfWeek switch
        {
            IsoDayOfWeek.Friday or IsoDayOfWeek.Saturday => new(year, 12, 28),
            _ => new(year, 12, 26),
        };
    }

    private static LocalDate Weekday(LocalDate day) =>
        day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday ? day.Next(IsoDayOfWeek.Monday) : day;

    private static LocalDate FirstMonday(int year, int month) =>
        new LocalDate(year, month, 1).With(DateAdjusters.NextOrSame(IsoDayOfWeek.Monday));

    // The Gregorian computus (Meeus, Astronomical Algorithms, chapter 8).
    private static LocalDate EasterSunday(int year)
    {
        var a = year % 19;
        var (b, c) = (year / 100, year % 100);
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return new(year, n / 31, n % 31 + 1);
    }
}
