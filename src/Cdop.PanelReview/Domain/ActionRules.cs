namespace Cdop.PanelReview.Domain;

/// <summary>When the owner of an agreed action is written to, and when it goes further, as data.</summary>
internal sealed record ActionRules
{
    /// <summary>How many days before an action is due its owner is reminded, the earliest first.</summary>
    public required IReadOnlyList<int> RemindBefore { get; init; }

    /// <summary>Every how many days the owner of a late one is reminded again.</summary>
    public required int RemindEvery { get; init; }

    /// <summary>After how many days, and then every so many, the managers of the area and the partner are told of a late one.</summary>
    public required int EscalateAfter { get; init; }

    /// <summary>For how many days after its last action was settled the link of an owner still shows what became of them.</summary>
    public required int ShownAfter { get; init; }

    /// <summary>The next day, after another one, on which an action that is due on a day is looked at.</summary>
    public LocalDate NextStep(LocalDate due, LocalDate after)
    {
        if (after < due)
        {
            return RemindBefore.Select(days => due.PlusDays(-days)).Append(due).First(day => day > after);
        }

        var late = Period.DaysBetween(due, after);
        return due.PlusDays(Math.Min(Following(late, RemindEvery), Following(late, EscalateAfter)));
    }

    /// <summary>Whether a late action goes further on a day: one on which it does lies between the day it was to be looked at and today.</summary>
    public bool Escalates(LocalDate due, LocalDate from, LocalDate today) =>
        today > due && Period.DaysBetween(due, today) / EscalateAfter > Math.Max(0, Period.DaysBetween(due, from) - 1) / EscalateAfter;

    /// <summary>What is wrong with it: one sentence a fault.</summary>
    public IEnumerable<string> Faults() =>
    [
        .. RemindBefore.Any(days => days < 1) || !RemindBefore.SequenceEqual(RemindBefore.Distinct().OrderDescending()) ? ["The days of the reminders of actions must fall, and end before the action is due."] : Array.Empty<string>(),
        .. RemindEvery < 1 || EscalateAfter < 1 || ShownAfter < 1 ? ["Actions are looked at again after at least one day."] : Array.Empty<string>(),
    ];

    private static int Following(int days, int every) => ((days / every) + 1) * every;
}
