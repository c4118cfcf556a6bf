namespace Cdop.DataCollection;

/// <summary>A missing point as a list shows it: where it stands, and who should know.</summary>
/// <param name="Case">The case.</param>
/// <param name="Home">The case's page.</param>
/// <param name="Form">Which form asks it.</param>
/// <param name="Point">What is missing.</param>
/// <param name="IsHere">Whether the field is on the same page.</param>
internal sealed record PointShown(Case Case, string Home, string Form, MissingPoint Point, bool IsHere)
{
    /// <summary>Where the field stands.</summary>
    public string Field => $"{(IsHere ? "" : $"{Home}/record?form={Form}")}#{CollatedRecordPage.Anchor(Point.Answer)}";

    /// <summary>The list that it stands in a row of, and which row.</summary>
    public string Row => Point.Answer.Row is { } row ? $" ({Wording.InSentence(row.List)} {row.Number})" : "";

    /// <summary>The notification that gives it, where it is not asked in the form.</summary>
    public string? Notification => Point.Answer.Item.ReadOnly && Form == Records.Notification ? Case.Notifications.FirstOrDefault(one => one.Notification == Case.BeganWith)?.Reference : null;

    /// <summary>Where the office can answer it itself; null where only agencies are asked.</summary>
    public string? Own => Form == Records.Notification && !Point.Answer.IsOpen && !Point.Answer.Item.ReadOnly ? $"{Home}/forms/{Form}/sections/{Point.Answer.Item.Section.LinkId}" : null;
}
