using System.ComponentModel.DataAnnotations;

namespace Cdop.DataCollection.Domain;

/// <summary>What became of a limit or a task.</summary>
internal enum Outcome
{
    /// <summary>It is still to be done.</summary>
    [Display(Name = "Still to be done")]
    Open,

    [Display(Name = "Done")]
    Done,

    /// <summary>It will not be done, and why is kept.</summary>
    [Display(Name = "Not done, and it will not be")]
    NotDone,

    /// <summary>It is not for this case, and why is kept.</summary>
    [Display(Name = "Not needed for this case")]
    NotApplicable,
}

/// <summary>What somebody says became of a limit or a task.</summary>
/// <param name="Outcome">What.</param>
/// <param name="On">The day it was done.</param>
/// <param name="Time">The time in London, where it is known.</param>
/// <param name="DoneBy">Who did it, where it was not the one who writes it down.</param>
/// <param name="Because">Why it was not done or is not needed; a remark where it was done.</param>
internal sealed record Settlement(Outcome Outcome, LocalDate? On, LocalTime? Time = null, string DoneBy = "", string Because = "");

/// <summary>One time limit of one case: when it started, when it runs out, and what became of it.</summary>
internal sealed class CaseClock : IAbout
{
    public required Guid Subject { get; init; }

    /// <summary>The rule it follows.</summary>
    public required string Code { get; init; }

    /// <summary>Its place among the clocks of a case.</summary>
    public required int Order { get; init; }

    public required string Name { get; init; }

    public required string WaitingFor { get; init; }

    /// <summary>Whether it waits while the case is paused.</summary>
    public required bool Pauses { get; init; }

    /// <summary>How many days it has waited: in pauses that are over, and in the one in which it was settled.</summary>
    public int DaysPaused { get; private set; }

    /// <summary>The day it started; null while it has not.</summary>
    public LocalDate? StartedOn { get; private set; }

    /// <summary>The moment it started, where that is known.</summary>
    public Instant? StartedAt { get; private set; }

    /// <summary>When it runs out; null while it has not started.</summary>
    public Instant? RunsOut { get; private set; }

    /// <summary>Whether it runs out at the end of a day in London, and not at a moment.</summary>
    public bool IsDay { get; private set; }

    public Outcome Outcome { get; private set; }

    /// <summary>The day it was done, or found not to be.</summary>
    public LocalDate? DoneOn { get; private set; }

    /// <summary>The moment it was done, where that is known.</summary>
    public Instant? DoneAt { get; private set; }

    /// <summary>Who did it, where it was not the one who wrote it down.</summary>
    public string DoneBy { get; private set; } = "";

    public string Because { get; private set; } = "";

    public UserId? SettledBy { get; private set; }

    /// <summary>When it was written down.</summary>
    public Instant? SettledAt { get; private set; }

    public bool IsOpen => Outcome == Outcome.Open;

    public bool IsRunning => IsOpen && RunsOut is not null;

    /// <summary>The day it runs out, in London.</summary>
    public LocalDate? DueDay => RunsOut is { } at ? Deadline.DayOf(at, IsDay) : null;

    public static CaseClock Of(ClockRule rule, int order, Guid subject) =>
        new() { Subject = subject, Code = rule.Code, Order = order, Name = rule.Name, WaitingFor = rule.WaitingFor, Pauses = rule.Pauses };

    /// <summary>Starts it, or starts it anew; says whether that moves the end.</summary>
    public bool Start(ClockRule rule, LocalDate day, Instant? at)
    {
        var due = rule.Due(day, at).Later(DaysPaused);
        var moved = due.RunsOut != RunsOut || due.IsDay != IsDay;
        (StartedOn, StartedAt, RunsOut, IsDay) = (day, at, due.RunsOut, due.IsDay);
        return moved;
    }

    /// <summary>What would start it is not done after all.</summary>
    public void Unstart() => (StartedOn, StartedAt, RunsOut, IsDay, DaysPaused) = (null, null, null, false, 0);

    /// <summary>It has waited so many days in all: it ends as many days later than its rule says.</summary>
    public void Wait(int days) =>
        (RunsOut, DaysPaused) = (new Deadline(RunsOut!.Value, IsDay).Later(days - DaysPaused).RunsOut, days);

    public void Settle(Outcome outcome, LocalDate on, Instant? at, string doneBy, string because, UserId by, Instant now) =>
        (Outcome, DoneOn, DoneAt, DoneBy, Because, SettledBy, SettledAt) = (outcome, on, at, doneBy, because, by, now);

    public void Reopen() => (Outcome, DoneOn, DoneAt, DoneBy, Because, SettledBy, SettledAt) = (Outcome.Open, null, null, "", "", null, null);

    public bool IsSettledAs(Outcome outcome, LocalDate on, Instant? at, string doneBy, string because) =>
        (Outcome, DoneOn, DoneAt, DoneBy, Because) == (outcome, on, at, doneBy, because);
}

/// <summary>One thing to be done for a case, without a limit of its own.</summary>
internal sealed class CaseTask : IAbout
{
    public required Guid Subject { get; init; }

    /// <summary>The rule that called for it.</summary>
    public required string Code { get; init; }

    public required int Order { get; init; }

    public required string Name { get; init; }

    public Outcome Outcome { get; private set; }

    public LocalDate? DoneOn { get; private set; }

    /// <summary>Who did it, where it was not the one who wrote it down.</summary>
    public string DoneBy { get; private set; } = "";

    public string Because { get; private set; } = "";

    public UserId? SettledBy { get; private set; }

    public Instant? SettledAt { get; private set; }

    public bool IsOpen => Outcome == Outcome.Open;

    public void Settle(Outcome outcome, LocalDate on, string doneBy, string because, UserId by, Instant now) =>
        (Outcome, DoneOn, DoneBy, Because, SettledBy, SettledAt) = (outcome, on, doneBy, because, by, now);

    public void Reopen() => (Outcome, DoneOn, DoneBy, Because, SettledBy, SettledAt) = (Outcome.Open, null, "", "", null, null);

    public bool IsSettledAs(Outcome outcome, LocalDate on, string doneBy, string because) => (Outcome, DoneOn, DoneBy, Because) == (outcome, on, doneBy, because);
}
