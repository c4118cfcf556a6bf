namespace Cdop.Kernel;

/// <summary>Ages as the law and the panel count them.</summary>
public static class Age
{
    /// <summary>
    /// The birthday on which somebody reaches an age. Born on 29 February, it is 1 March in common years,
    /// as English law has it (NodaTime's PlusYears would say 28 February).
    /// </summary>
    public static LocalDate Birthday(LocalDate born, int years)
    {
        var day = born.PlusYears(years);
        return day.Day == born.Day ? day : day.PlusDays(1);
    }

    /// <summary>A child is under 18 until the 18th birthday begins (Children Act 2004, section 65).</summary>
    public static bool IsChild(LocalDate born, LocalDate died) => died < Birthday(born, 18);

    /// <summary>Completed years on a day; 0 in the first year.</summary>
    public static int Years(LocalDate born, LocalDate on)
    {
        var years = on.Year - born.Year;
        return Birthday(born, years) > on ? years - 1 : years;
    }

    /// <summary>Completed months beyond the completed years on a day. A month that has no such day ends with the day after its last.</summary>
    public static int MonthsBeyondYears(LocalDate born, LocalDate on)
    {
        var birthday = Birthday(born, Years(born, on));
        var months = (int)Period.Between(birthday, on, PeriodUnits.Months).Months;
        return birthday.PlusMonths(months) is var day && day.Day < birthday.Day && day == on ? months - 1 : months;
    }

    /// <summary>The age in the words of the panel: days under 4 weeks, weeks under 13, months under 2 years, then years.</summary>
    public static string InWords(LocalDate born, LocalDate on)
    {
        var days = Period.DaysBetween(born, on);
        var years = Years(born, on);
        return days switch
        {
            < 0 => "dates do not fit",
            < 28 => Count(days, "day"),
            < 91 => Count(days / 7, "week"),
            _ when years < 2 => Count((years * 12) + MonthsBeyondYears(born, on), "month"),
            _ => Count(years, "year"),
        };
    }

    private static string Count(int n, string unit) => n == 1 ? $"1 {unit}" : $"{n} {unit}s";
}
