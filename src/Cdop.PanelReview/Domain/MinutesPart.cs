namespace Cdop.PanelReview.Domain;

/// <summary>
/// One part of the minutes of a meeting: what is said of the meeting itself, or of one case, so that for whoever a case is not there the
/// minutes lack it. Drafted once from what was recorded, and from then on a text that people write; once the chair has approved it,
/// each correction is a new version with a reason.
/// </summary>
internal sealed class MinutesPart : Aggregate, IAbout
{
    /// <summary>More than any part of minutes holds.</summary>
    public const int Longest = 20_000;

    private readonly List<MinutesText> texts = [];

    private MinutesPart() { }

    /// <summary>The number of the agenda item, or of the meeting for what is of no case: so it is drafted once.</summary>
    public Guid Id { get; private init; }

    public Guid Meeting { get; private init; }

    /// <summary>The case; all zeros for what is of none.</summary>
    public Guid Subject { get; private init; }

    /// <summary>Its place in the minutes: 0 for the meeting itself, then the cases as they were taken.</summary>
    public int Position { get; private init; }

    /// <summary>Its versions.</summary>
    public IReadOnlyList<MinutesText> Texts => texts;

    /// <summary>The version that counts.</summary>
    public MinutesText Last => texts.MaxBy(text => text.Number)!;

    public bool IsApproved => Last.ApprovedAt is not null;

    /// <summary>What is said of the meeting itself.</summary>
    public static MinutesPart Of(Meeting meeting, string text, MinutesHand hand) => new MinutesPart { Id = meeting.Id, Meeting = meeting.Id }.Begin(text, hand);

    /// <summary>What is said of one case.</summary>
    public static MinutesPart Of(AgendaItem item, string text, MinutesHand hand) =>
        new MinutesPart { Id = item.Id, Meeting = item.Meeting, Subject = item.Subject, Position = item.Position }.Begin(text, hand);

    /// <summary>Writes in it: over the draft, or, once it was approved, as a new version with a reason.</summary>
    public Result<MinutesPart> Write(string text, string because, MinutesHand hand)
    {
        var problems = new Problems()
            .When(text.Length == 0, "Text", "Enter what the minutes say")
            .When(text == Last.Text, "Text", "Nothing is changed")
            .When(IsApproved && because.Length == 0, "Because", "Enter why the approved minutes are corrected");
        if (problems.Any)
        {
            return problems;
        }

        if (IsApproved)
        {
            Add(text, because, hand);
        }
        else
        {
            Last.Write(text, hand);
        }

        return this;
    }

    /// <summary>The chair approves it as it stands.</summary>
    public void Approve(MinutesHand chair) => Last.Approve(chair);

    private MinutesPart Begin(string text, MinutesHand hand)
    {
        Add(text, "", hand);
        return this;
    }

    private void Add(string text, string because, MinutesHand hand)
    {
        var added = new MinutesText { Part = Id, Subject = Subject, Number = texts.Count + 1, Because = because };
        added.Write(text, hand);
        texts.Add(added);
    }
}

/// <summary>Who writes or approves minutes, and when.</summary>
internal sealed record MinutesHand(UserId By, string Name, Instant At);

/// <summary>One version of a part of the minutes.</summary>
internal sealed class MinutesText : IAbout
{
    public required Guid Part { get; init; }

    /// <inheritdoc/>
    public required Guid Subject { get; init; }

    /// <summary>1, 2, 3 and so on within the part.</summary>
    public required int Number { get; init; }

    public string Text { get; private set; } = "";

    /// <summary>Why the version before was corrected; empty for the first.</summary>
    public required string Because { get; init; }

    public Instant WrittenAt { get; private set; }

    public UserId WrittenBy { get; private set; }

    /// <summary>What to call who wrote it last.</summary>
    public string WrittenByName { get; private set; } = "";

    public Instant? ApprovedAt { get; private set; }

    public UserId? ApprovedBy { get; private set; }

    /// <summary>What to call who approved it; empty while nobody did.</summary>
    public string ApprovedByName { get; private set; } = "";

    internal void Write(string text, MinutesHand hand) => (Text, WrittenBy, WrittenByName, WrittenAt) = (text, hand.By, hand.Name, hand.At);

    internal void Approve(MinutesHand chair) => (ApprovedBy, ApprovedByName, ApprovedAt) = (chair.By, chair.Name, chair.At);
}
