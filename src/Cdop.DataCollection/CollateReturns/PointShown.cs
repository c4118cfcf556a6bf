using Cdop.Forms;

namespace Cdop.DataCollection;

/// <summary>The missing points of a form as a list shows them: those that are missing for the same reason under one sentence.</summary>
internal sealed record MissingShown(Case Case, string Home, string Form, IReadOnlyList<MissingPoint> Points, bool IsHere)
{
    /// <summary>The points by their reason, in the order of the form.</summary>
    public IReadOnlyList<IReadOnlyList<PointShown>> ByReason =>
        [.. Points.Select(point => new PointShown(Case, Home, Form, point, IsHere)).GroupBy(shown => shown.Reason).Select(group => (IReadOnlyList<PointShown>)[.. group])];
}

/// <summary>A missing point as a list shows it: where it stands, and who should know.</summary>
/// <param name="Case">The case.</param>
/// <param name="Home">The case's page.</param>
/// <param name="Form">Which form asks it.</param>
/// <param name="Point">What is missing.</param>
/// <param name="IsHere">Whether the field is on the same page.</param>
internal sealed record PointShown(Case Case, string Home, string Form, MissingPoint Point, bool IsHere)
{
    /// <summary>What points that are missing for the same reason have in common.</summary>
    public string Reason =>
        Point.Answer.IsOpen ? "differ"
        : Notification is not null ? "notification"
        : Point.Waiting.Count > 0 ? $"waiting {string.Join(' ', Point.Waiting.Select(request => request.Reference))}"
        : Point.CouldAsk.Count + Point.AskedOtherwise.Count + Point.Left.Count > 0 ? $"ask {string.Join(' ', Point.CouldAsk.Select(kind => kind.Code).Concat(Point.AskedOtherwise.Concat(Point.Left).Select(request => request.Reference)))}"
        : Own is null ? "asked" : "own";

    /// <summary>An agency that is asked, with the service where it is asked as more than one.</summary>
    public string Named(AgencyRequest request) =>
        Point.Waiting.Concat(Point.AskedOtherwise).Concat(Point.Left).Count(other => other.Agency == request.Agency) > 1 && AskedKind.Find(request.Kind) is { } kind ? $"{request.Agency} ({Wording.InSentence(kind.Name)})" : request.Agency;

    /// <summary>Where the field stands: collated, or in the analysis where nothing is collated yet.</summary>
    public string Field => !IsHere && Form == Records.Analysis ? Section : $"{(IsHere ? "" : $"{Home}/record?form={Form}")}#{CollatedRecordPage.Anchor(Point.Answer)}";

    /// <summary>The list that it stands in a row of, and which row.</summary>
    public string Row => Point.Answer.Row is { } row ? $" ({Wording.InSentence(row.List)} {row.Number})" : "";

    /// <summary>The notification that gives it, where it is not asked in the form.</summary>
    public string? Notification => Point.Answer.Item.ReadOnly && Form == Records.Notification ? Case.Notifications.FirstOrDefault(one => one.Notification == Case.BeganWith)?.Reference : null;

    /// <summary>Where the office can answer it itself; null where only agencies are asked.</summary>
    public string? Own => Form is Records.Notification or Records.Analysis && !Point.Answer.IsOpen && !Point.Answer.Item.ReadOnly ? Section : null;

    private string Section => $"{Home}/forms/{Form}/sections/{Point.Answer.Item.Section.LinkId}";
}
