namespace Cdop.PanelReview.Domain;

/// <summary>What a meeting is called: its year and a running number, "2026-003".</summary>
internal static class MeetingNumber
{
    /// <summary>The number after the highest that was given in a year; null stands for none.</summary>
    public static string After(int year, string? highest) =>
        $"{year:0000}-{(highest is null ? 1 : int.Parse(highest[5..], System.Globalization.CultureInfo.InvariantCulture) + 1):000}";
}
