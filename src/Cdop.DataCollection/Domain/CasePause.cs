namespace Cdop.DataCollection.Domain;

/// <summary>
/// A time in which a case waits lawfully for somebody else's investigation. Gathering goes on; the clocks whose rule says so wait with it.
/// Kept as days and not as an overwritten state, so that durations can be told with the pause and without it.
/// </summary>
internal sealed class CasePause : IAbout
{
    /// <summary>Nobody looks further ahead: no case is forgotten in a pause.</summary>
    public const int LongestMonths = 12;

    public required Guid Subject { get; init; }

    /// <summary>1, 2, 3 and so on within the case.</summary>
    public required int Number { get; init; }

    /// <summary>The reason's code.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>What it waits for, such as "Inquest or other coroner’s investigation".</summary>
    public string WaitingFor { get; private set; } = "";

    /// <summary>What was said of it in free words.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Its first day.</summary>
    public LocalDate On { get; private set; }

    /// <summary>The day by which somebody looks whether it must still wait.</summary>
    public LocalDate ReviewOn { get; private set; }

    /// <summary>The day the case went on; null while it is paused.</summary>
    public LocalDate? ResumedOn { get; set; }

    public void Say(PauseReason reason, string words, LocalDate on, LocalDate reviewOn) =>
        (Reason, WaitingFor, Words, On, ReviewOn) = (reason.Code, reason.Name, words, on, reviewOn);

    public bool Says(PauseReason reason, string words, LocalDate on, LocalDate reviewOn) =>
        (Reason, Words, On, ReviewOn) == (reason.Code, words, on, reviewOn);
}

/// <summary>Why a case may wait, as data.</summary>
internal sealed record PauseReason
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>What follows "Paused 41 days", such as coroner.</summary>
    public required string Short { get; init; }

    /// <summary>Whether it means nothing without words of one's own.</summary>
    public bool NeedsWords { get; init; }

    public required string Source { get; init; }
}
