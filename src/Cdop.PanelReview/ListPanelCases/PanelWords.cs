using NodaTime.Text;

namespace Cdop.PanelReview;

/// <summary>What the panel's pages say of a case, in words.</summary>
internal static class PanelWords
{
    private static readonly LocalDatePattern MonthAndYear = LocalDatePattern.CreateWithInvariantCulture("MMMM uuuu");

    /// <summary>March 2026.</summary>
    public static string Month(LocalDate month) => MonthAndYear.Format(month);

    /// <summary>Whether a case is quorate, who takes no part, and who chairs where it is not the chair.</summary>
    /// <param name="sitting">Who is there for it.</param>
    /// <param name="ofMeeting">What the whole meeting misses, said above: not said again of a case that misses the same.</param>
    public static string Sitting(CaseSitting sitting, IReadOnlyList<string>? ofMeeting = null) => string.Join(
        ". ",
        new[]
        {
            sitting.IsQuorate ? "Quorate" : ofMeeting?.SequenceEqual(sitting.Missing) == true ? "Not quorate, as the meeting" : $"Missing: {string.Join("; ", sitting.Missing)}",
            sitting.Out.Count == 0 ? "" : $"Without {string.Join(", ", sitting.Out.Select(one => one.Name))}",
            sitting.Chair is { Seat: PanelSeat.DeputyChair } deputy ? $"{deputy.Name} chairs" : "",
        }.Where(part => part.Length > 0));

    /// <summary>By 3 Mar 2026, or how late it is.</summary>
    public static string Due(LocalDate due, LocalDate today) =>
        due == PanelCase.NoDay ? "No day"
        : due < today ? $"{InWords.Count(Period.DaysBetween(due, today), "day")} late"
        : $"By {InWords.ShortDay(due)}";
}
