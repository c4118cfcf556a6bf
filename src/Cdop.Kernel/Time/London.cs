namespace Cdop.Kernel;

/// <summary>The zone in which the law's days and deadlines run.</summary>
public static class London
{
    /// <summary>Europe/London.</summary>
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/London"];

    /// <summary>The date in London at that moment.</summary>
    public static LocalDate DateIn(this Instant instant) => instant.InZone(Zone).Date;

    /// <summary>The date and time in London at that moment.</summary>
    public static LocalDateTime TimeIn(this Instant instant) => instant.InZone(Zone).LocalDateTime;

    /// <summary>The moment of a local time in London: the later side of a gap, the earlier of two in autumn.</summary>
    public static Instant InLondon(this LocalDateTime local) => local.InZoneLeniently(Zone).ToInstant();

    /// <summary>The last moment of a day in London: when a clock that is due on that day runs out.</summary>
    public static Instant EndInLondon(this LocalDate day) => day.PlusDays(1).AtStartOfDayInZone(Zone).ToInstant();
}
