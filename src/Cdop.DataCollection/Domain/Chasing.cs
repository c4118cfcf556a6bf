namespace Cdop.DataCollection.Domain;

/// <summary>To whom a step of the ladder goes.</summary>
internal enum ChaseTo
{
    /// <summary>Who was asked.</summary>
    Addressee,

    /// <summary>The line lead of the agency and the partner's contact, who see that an answer is late, and nothing of the child.</summary>
    LineLead,
}

/// <summary>One step: so many days after a request was sent.</summary>
internal sealed record ChaseStep(int Day, ChaseTo To);

/// <summary>How late answers are chased, as data; an area may have a ladder of its own.</summary>
internal sealed record Chasing
{
    public required string Source { get; init; }

    public required IReadOnlyList<ChaseStep> Steps { get; init; }

    /// <summary>Other ladders, by the code of their area.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ChaseStep>> Areas { get; init; } = new Dictionary<string, IReadOnlyList<ChaseStep>>();

    public IReadOnlyList<ChaseStep> LadderOf(Area area) => Areas.GetValueOrDefault(area.Code) ?? Steps;

    /// <summary>The step after those that were taken; the last, where a ladder was shortened meanwhile.</summary>
    public ChaseStep StepAfter(Area area, int taken) => LadderOf(area)[Math.Min(taken, LadderOf(area).Count - 1)];

    /// <summary>How many steps count as taken after more was asked: at least the last one is still to come.</summary>
    public int TakenAfterFurther(Area area, int taken) => Math.Min(taken, LadderOf(area).Count - 1);

    /// <summary>How many steps count as taken after more time was given: at least the last that goes to who was asked is still to come, who is reminded before the time is over.</summary>
    public int TakenAfterMoreTime(Area area, int taken) => Math.Min(taken, Math.Max(0, LadderOf(area).ToList().FindLastIndex(step => step.To == ChaseTo.Addressee)));

    /// <summary>The day of the step after those that were taken, counted from <paramref name="from"/>; null after the last.</summary>
    public LocalDate? Next(Area area, int taken, LocalDate from) => LadderOf(area) is var ladder && taken < ladder.Count ? from.PlusDays(ladder[taken].Day) : null;

    /// <summary>What is wrong with it: one sentence a fault.</summary>
    public IEnumerable<string> Faults() =>
        Areas.Values.Prepend(Steps).Where(ladder => ladder.Count == 0 || ladder.Any(step => step.Day < 1) || !ladder.Select(step => step.Day).SequenceEqual(ladder.Select(step => step.Day).Distinct().Order()))
            .Select(_ => "Chasing: the days of a ladder must rise from 1.");
}
