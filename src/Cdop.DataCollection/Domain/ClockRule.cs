namespace Cdop.DataCollection.Domain;

/// <summary>What a clock starts from.</summary>
internal enum ClockStart
{
    Death,

    /// <summary>When the office was told of the death.</summary>
    Receipt,

    Acceptance,

    /// <summary>When another clock was stopped, as the returns are awaited from the day the forms went out.</summary>
    Done,
}

/// <summary>What a limit is counted in.</summary>
internal enum ClockUnit
{
    Hours,

    WorkingDays,

    Days,

    Months,
}

/// <summary>Which cases a clock or a task is for.</summary>
internal enum CalledFor
{
    Always,

    JointResponse,

    /// <summary>Areas whose deaths go to the National Child Mortality Database.</summary>
    NcmdArea,

    /// <summary>Deaths that may have been in another area than the one of residence: all but those at home.</summary>
    DeathAwayFromHome,
}

/// <summary>When a clock runs out: a moment, or the end of a day in London.</summary>
internal readonly record struct Deadline(Instant RunsOut, bool IsDay)
{
    public static Deadline EndOf(LocalDate day) => new(day.EndInLondon(), IsDay: true);

    /// <summary>
    /// So much after a day or a moment. Hours are counted from the moment; where only the day is known, from its end, so that nobody is late
    /// by a time that was never told. Months end on the day of the same number, or the last of a shorter month.
    /// </summary>
    public static Deadline After(int amount, ClockUnit unit, bool onWorkingDay, LocalDate day, Instant? at)
    {
        var due = unit switch
        {
            ClockUnit.Hours when at is { } moment => new Deadline(moment + Duration.FromHours(amount), IsDay: false),
            ClockUnit.Hours => EndOf(day.PlusDays((amount + 23) / 24)),
            ClockUnit.WorkingDays => EndOf(day.PlusWorkingDays(amount)),
            ClockUnit.Days => EndOf(day.PlusDays(amount)),
            _ => EndOf(day.PlusMonths(amount)),
        };
        return onWorkingDay && !due.Day.IsWorkingDay() ? EndOf(due.Day.PlusWorkingDays(1)) : due;
    }

    /// <summary>The day in London on which it runs out.</summary>
    public LocalDate Day => DayOf(RunsOut, IsDay);

    /// <summary>So many days later: at the same moment, or at the end of that day.</summary>
    public Deadline Later(int days) => days == 0 ? this : IsDay ? EndOf(Day.PlusDays(days)) : new(RunsOut + Duration.FromDays(days), IsDay: false);

    public static LocalDate DayOf(Instant runsOut, bool isDay) => (isDay ? runsOut - Duration.Epsilon : runsOut).DateIn();
}

/// <summary>One time limit, as data: guidance and local arrangements change, and say how sure they are.</summary>
internal sealed record ClockRule
{
    /// <summary>Its name in addresses and settings, such as review-meeting.</summary>
    public required string Code { get; init; }

    /// <summary>What it is called after "12 days late", such as review meeting.</summary>
    public required string Name { get; init; }

    /// <summary>What a case waits for while it runs.</summary>
    public required string WaitingFor { get; init; }

    public required ClockStart From { get; init; }

    /// <summary>The clock whose stopping starts this one.</summary>
    public string? After { get; init; }

    public required int Amount { get; init; }

    public required ClockUnit Unit { get; init; }

    public CalledFor When { get; init; }

    /// <summary>Whether a limit that would fall on a day when nobody works moves to the next working day.</summary>
    public bool OnWorkingDay { get; init; }

    /// <summary>Whether it stops by itself, when the office is told.</summary>
    public bool StopsAtReceipt { get; init; }

    /// <summary>Whether it stops by itself, when the case is closed.</summary>
    public bool StopsAtClosing { get; init; }

    /// <summary>Whether it waits while the case is paused, and ends as many days later.</summary>
    public bool Pauses { get; init; }

    /// <summary>Why it waits, or does not.</summary>
    public required string PauseSource { get; init; }

    /// <summary>The stage that a case comes to when it is stopped as done.</summary>
    public CaseStage? LeadsTo { get; init; }

    /// <summary>How sure the limit is.</summary>
    public required string Sure { get; init; }

    /// <summary>Where it is written.</summary>
    public required string Source { get; init; }

    /// <summary>When it runs out.</summary>
    public Deadline Due(LocalDate day, Instant? at) => Deadline.After(Amount, Unit, OnWorkingDay, day, at);

    /// <summary>The limit in words: 21 days from when the forms were sent.</summary>
    public string InWords()
    {
        var unit = Unit switch
        {
            ClockUnit.Hours => "hour",
            ClockUnit.WorkingDays => "working day",
            ClockUnit.Days => "day",
            _ => "month",
        };
        var from = From switch
        {
            ClockStart.Death => "from the death",
            ClockStart.Receipt => "from when we were told",
            ClockStart.Acceptance => "from acceptance",
            _ => $"from when “{After}” was done",
        };
        return $"{Amount} {unit}{(Amount == 1 ? "" : "s")} {from}{(OnWorkingDay ? ", or the next working day" : "")}";
    }
}

/// <summary>Something to be done for a case that has no limit of its own.</summary>
internal sealed record TaskRule
{
    /// <summary>Its name in addresses and settings, such as key-worker.</summary>
    public required string Code { get; init; }

    /// <summary>What is to be done.</summary>
    public required string Name { get; init; }

    public CalledFor When { get; init; }

    public required string Source { get; init; }
}

/// <summary>All limits and tasks that an acceptance calls for, in the order of a case.</summary>
internal sealed record ClockRules
{
    public required IReadOnlyList<ClockRule> Clocks { get; init; }

    public required IReadOnlyList<TaskRule> Tasks { get; init; }

    /// <summary>Why a case may be paused.</summary>
    public required IReadOnlyList<PauseReason> Pauses { get; init; }

    public ClockRule? Find(string code) => Clocks.FirstOrDefault(rule => rule.Code == code);

    /// <summary>What is wrong with them, a sentence each; empty where nothing is.</summary>
    public IEnumerable<string> Faults() =>
        Clocks.SelectMany((rule, at) => FaultsOf(rule, at))
            .Concat(Clocks.Select(rule => rule.Code).Concat(Tasks.Select(rule => rule.Code)).GroupBy(code => code).Where(same => same.Count() > 1).Select(same => $"Clocks: {same.Key} is there twice."));

    private IEnumerable<string> FaultsOf(ClockRule rule, int at)
    {
        if (rule.Amount < 1)
        {
            yield return $"Clocks: {rule.Code} must allow at least 1.";
        }

        // A pause moves the end by days, and could move it to a day when nobody works.
        if (rule is { Pauses: true, OnWorkingDay: true })
        {
            yield return $"Clocks: {rule.Code} cannot both wait in a pause and move to a working day.";
        }

        if ((rule.From == ClockStart.Done) != (rule.After is not null) || (rule.After is { } after && !Clocks.Take(at).Any(earlier => earlier.Code == after)))
        {
            yield return $"Clocks: {rule.Code} must name an earlier clock in After when it starts from Done, and only then.";
        }
    }
}
