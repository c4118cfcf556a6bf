using Cdop.Forms;

namespace Cdop.DataCollection;

/// <summary>One step of a joint agency response with its limit, as data: the guidelines differ and change.</summary>
internal sealed record JointStep
{
    /// <summary>What is done.</summary>
    public required string Name { get; init; }

    /// <summary>The question that says when.</summary>
    public required string At { get; init; }

    /// <summary>The question that says whether, where there is one.</summary>
    public string? Done { get; init; }

    /// <summary>The question that says why not.</summary>
    public string? WhyNot { get; init; }

    /// <summary>How long after the death, or after the call where the child was near death; null where it is at once.</summary>
    public int? Amount { get; init; }

    public ClockUnit Unit { get; init; }

    /// <summary>Whether a limit that would fall on a day when nobody works moves to the next working day.</summary>
    public bool OnWorkingDay { get; init; }

    /// <summary>The clock of the case that stands for the same step; its limit is the one that counts.</summary>
    public string? Clock { get; init; }

    /// <summary>The task of the case that covers the step: settled there, it is not missed here.</summary>
    public string? Task { get; init; }

    /// <summary>Where it is written, and how sure it is.</summary>
    public required string Source { get; init; }
}

/// <summary>How a step stands.</summary>
internal enum JointStepState
{
    Waiting,

    Done,

    Late,

    NotDone,

    NotNeeded,
}

/// <summary>A step of one case: by when, when it was done, and what is to be said of it.</summary>
internal sealed record JointStepShown(string Name, string Due, string Done, JointStepState State, string Source);

/// <summary>The timed steps of a joint agency response, read off its record and, where that is silent, off the clocks and tasks of the case: nothing is kept twice.</summary>
internal sealed record JointSteps
{
    private const string CalledAt = "decision.referred-at", NearDeath = "decision.near-death", Held = "decision.held", NotHeldWhy = "decision.not-held-why";

    public required IReadOnlyList<JointStep> Steps { get; init; }

    /// <summary>What is wrong with them, a sentence each.</summary>
    public IEnumerable<string> Faults(IReadOnlyCollection<FormDefinition> forms) =>
        from form in forms
        where form.Key == Records.JointResponse
        from step in Steps
        from linkId in new[] { step.At, step.Done, step.WhyNot }.OfType<string>()
        where form.Find(linkId) is not { IsQuestion: true }
        select $"Joint steps: {form.Key} {form.Version} has no question {linkId}.";

    /// <summary>The steps of a case.</summary>
    public IReadOnlyList<JointStepShown> Of(Case reviewed, FormAnswers record, Instant now)
    {
        var (day, at) = Start(reviewed, record);
        return [.. Steps.Select(step => Of(step, reviewed, record, day, at, now))];
    }

    /// <summary>The steps that the record says were done and that a clock of the case may stand for.</summary>
    public IEnumerable<(string Code, LocalDate On, LocalTime? Time)> Done(FormAnswers record) =>
        from step in Steps
        where step.Clock is not null && IsDone(step, record)
        let moment = MomentOf(record, step.At)
        where moment is not null
        select (step.Clock, moment.Date, moment.Time);

    private static JointStepShown Of(JointStep step, Case reviewed, FormAnswers record, LocalDate day, Instant? at, Instant now)
    {
        // The clocks of the case run from the death.
        var due = step.Clock is { } code && !BeganNearDeath(record) && reviewed.Clocks.FirstOrDefault(clock => clock.Code == code)?.RunsOut is { } runsOut
            ? new Deadline(runsOut, reviewed.Clocks.First(clock => clock.Code == code).IsDay)
            : step.Amount is { } amount ? Deadline.After(amount, step.Unit, step.OnWorkingDay, day, at) : (Deadline?)null;
        var by = due is not { } limit ? "At once" : limit.IsDay ? $"By {InWords.Day(limit.Day)}" : $"By {InWords.Moment(limit.RunsOut)}";
        var why = step.WhyNot is { } question && Shown(record, question) is [var said, ..] ? $": {said.Shown}" : "";
        if (Said(step, record) is { } code2 and ("no" or "not-needed"))
        {
            return new(step.Name, by, code2 == "no" ? $"Not done{(why.Length > 0 ? why : ", and no reason is given")}" : "Not needed", code2 == "no" ? JointStepState.NotDone : JointStepState.NotNeeded, step.Source);
        }

        if (MomentOf(record, step.At) is { } moment)
        {
            // Where only the day is known nobody is late by a time that was never told.
            var done = moment.Time is { } time ? moment.Date.At(time).InLondon() : moment.Date.AtMidnight().InLondon();
            var late = due is { } end && done >= end.RunsOut;
            return new(step.Name, by, $"{moment.Shown}{(late ? ", late" : "")}", late ? JointStepState.Late : JointStepState.Done, step.Source);
        }

        return IsDone(step, record) && step.Done is not null ? new(step.Name, by, "Done, and no time is given", JointStepState.Done, step.Source)
            : step.Done is null && why.Length > 0 ? new(step.Name, by, $"Not done{why}", JointStepState.NotDone, step.Source)
            : OnTheCase(step, reviewed) is var (settled, how) ? new(step.Name, by, settled, how, step.Source)
            : Shown(record, Held) is [Answer.Chosen { Code: "no" }] ? NotHeld(step, by, record)
            : due is { } passed && now >= passed.RunsOut ? new(step.Name, by, "Late: not recorded yet", JointStepState.Late, step.Source)
            : new(step.Name, by, "Not recorded yet", JointStepState.Waiting, step.Source);
    }

    // No step of a response that was not held is late: it takes the one reason why it was not.
    private static JointStepShown NotHeld(JointStep step, string by, FormAnswers record) => Shown(record, NotHeldWhy) is [var because, ..]
        ? new(step.Name, by, $"No response was held: {because.Shown}", JointStepState.NotNeeded, step.Source)
        : new(step.Name, by, "No response was held, and no reason is given", JointStepState.NotDone, step.Source);

    // What the office settled on the case already, and the record does not say.
    private static (string Done, JointStepState State)? OnTheCase(JointStep step, Case reviewed)
    {
        var (outcome, on) = reviewed.Clocks.FirstOrDefault(clock => clock.Code == step.Clock) is { } limit ? (limit.Outcome, limit.DoneOn)
            : reviewed.Tasks.FirstOrDefault(task => task.Code == step.Task) is { } covers ? (covers.Outcome, covers.DoneOn)
            : default;
        return outcome switch
        {
            Outcome.Done => ($"Marked done on the case{(on is { } day ? $", {InWords.Day(day)}" : "")}. This record does not say when", JointStepState.Done),
            Outcome.NotDone => ("Marked not done on the case. This record does not say why", JointStepState.NotDone),
            Outcome.NotApplicable => ("Marked not needed on the case", JointStepState.NotNeeded),
            _ => null,
        };
    }

    private static (LocalDate Day, Instant? At) Start(Case reviewed, FormAnswers record) =>
        BeganNearDeath(record) && MomentOf(record, CalledAt) is { } called
            ? (called.Date, called.Time is { } time ? called.Date.At(time).InLondon() : null)
            : (reviewed.DateOfDeath, reviewed.TimeOfDeath is { } hour ? reviewed.DateOfDeath.At(hour).InLondon() : null);

    private static bool BeganNearDeath(FormAnswers record) => Shown(record, NearDeath) is [Answer.YesNo(true)] && MomentOf(record, CalledAt) is not null;

    private static bool IsDone(JointStep step, FormAnswers record) => step.Done is null ? MomentOf(record, step.At) is not null : Said(step, record) == "yes";

    private static string? Said(JointStep step, FormAnswers record) => step.Done is { } question && Shown(record, question) is [Answer.Chosen chosen] ? chosen.Code : null;

    private static Answer.Moment? MomentOf(FormAnswers record, string linkId) => Shown(record, linkId) is [Answer.Moment moment] ? moment : null;

    // What was answered and is set aside by a later answer counts for nothing.
    private static IReadOnlyList<Answer> Shown(FormAnswers record, string linkId) => record.Form.Find(linkId) is { } question && record.IsShown(question, "") ? record.Of(linkId) : [];
}
