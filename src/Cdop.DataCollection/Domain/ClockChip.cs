namespace Cdop.DataCollection.Domain;

/// <summary>How a clock looks: in words first, then by its edge, then by colour.</summary>
internal enum ChipLook
{
    Plain,

    Late,

    Soon,

    Done,

    /// <summary>It was done, after its end.</summary>
    DoneLate,

    /// <summary>It waits lawfully for somebody else.</summary>
    Pause,
}

/// <summary>A clock in a few words: how long, which clock. "12 days late" returns.</summary>
internal sealed record ClockChip(string HowLong, string Which, ChipLook Look)
{
    /// <summary>Clocks that run out within so many days are due soon.</summary>
    public const int SoonDays = 7;

    private const int HoursInWords = 72;

    /// <summary>The moment up to which a clock is due soon.</summary>
    public static Instant SoonUntil(Instant now) => now.DateIn().PlusDays(SoonDays).EndInLondon();

    /// <summary>A clock that runs.</summary>
    public static ClockChip Running(string which, Instant runsOut, bool isDay, Instant now)
    {
        if (runsOut <= now)
        {
            return new(Late(runsOut, isDay, now), which, ChipLook.Late);
        }

        var days = Period.DaysBetween(now.DateIn(), Deadline.DayOf(runsOut, isDay));
        var hour = isDay ? "" : $" {InWords.Time(runsOut.TimeIn().TimeOfDay)}";
        var due = days switch
        {
            0 => $"Due today{hour}",
            1 => $"Due tomorrow{hour}",
            _ => $"Due in {days} days",
        };
        return new(due, which, runsOut <= SoonUntil(now) ? ChipLook.Soon : ChipLook.Plain);
    }

    /// <summary>A case that waits lawfully: "Paused 41 days" coroner.</summary>
    public static ClockChip Paused(LocalDate on, string pausedFor, LocalDate today) =>
        new(Period.DaysBetween(on, today) is var days && days == 0 ? "Paused today" : $"Paused {InWords.Count(days, "day")}", pausedFor, ChipLook.Pause);

    /// <summary>Any clock of a case that may be paused.</summary>
    public static ClockChip Of(CaseClock clock, LocalDate? pausedOn, Instant now) => clock switch
    {
        { IsRunning: true, Pauses: true } when pausedOn is { } on => Paused(LocalDate.Max(on, clock.StartedOn!.Value), clock.Name, now.DateIn()),
        { Outcome: Outcome.NotApplicable } => new("Not needed", clock.Name, ChipLook.Plain),
        { Outcome: Outcome.NotDone } => new("Not done", clock.Name, ChipLook.Plain),
        { Outcome: Outcome.Done, IsDay: false, DoneAt: null, DoneOn: { } on } when on == clock.DueDay => new("Done on its last day, hour not known", clock.Name, ChipLook.Plain),
        { Outcome: Outcome.Done } => new(Done(clock), clock.Name, IsLate(clock) ? ChipLook.DoneLate : ChipLook.Done),
        { RunsOut: { } runsOut } => Running(clock.Name, runsOut, clock.IsDay, now),
        _ => new("Not started", clock.Name, ChipLook.Plain),
    };

    /// <summary>How late, in days, or in hours on the first day of a limit that is a moment.</summary>
    public static string Late(Instant runsOut, bool isDay, Instant at)
    {
        if (!isDay && at - runsOut < Duration.FromDays(1))
        {
            var hours = (int)(at - runsOut).TotalHours;
            return hours < 1 ? "Less than an hour late" : $"{InWords.Count(hours, "hour")} late";
        }

        return $"{InWords.Count(isDay ? Period.DaysBetween(Deadline.DayOf(runsOut, isDay), at.DateIn()) : (at - runsOut).Days, "day")} late";
    }

    // Stopped on a day whose hour nobody wrote down, it is late where that day is past the last; of the last itself nobody can say.
    private static bool IsLate(CaseClock clock) =>
        clock is { RunsOut: { } runsOut, DoneOn: { } on } && (clock.DoneAt is { } at ? at > runsOut : on > clock.DueDay);

    private static string Done(CaseClock clock)
    {
        if (IsLate(clock))
        {
            var end = clock.DoneAt ?? clock.DoneOn!.Value.EndInLondon() - Duration.Epsilon;
            return $"Done {Wording.InSentence(Late(clock.RunsOut!.Value, clock.IsDay || clock.DoneAt is null, end))}";
        }

        if (clock is { StartedAt: { } from, DoneAt: { } until } && until >= from && until - from < Duration.FromHours(HoursInWords))
        {
            var hours = (int)(until - from).TotalHours;
            return hours < 1 ? "Done within an hour" : $"Done in {InWords.Count(hours, "hour")}";
        }

        return clock is { StartedOn: { } first, DoneOn: { } last } && last >= first
            ? first == last ? "Done the same day" : $"Done in {InWords.Count(Period.DaysBetween(first, last), "day")}"
            : "Done";
    }
}
