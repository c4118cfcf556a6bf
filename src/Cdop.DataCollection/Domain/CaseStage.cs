namespace Cdop.DataCollection.Domain;

/// <summary>How far a child's review has come.</summary>
internal enum CaseStage
{
    /// <summary>Accepted for review; the agencies have not been asked yet.</summary>
    Notified,

    /// <summary>The agencies have been asked what they know.</summary>
    Gathering,

    /// <summary>Those who cared for the child are to meet (the child death review meeting, CDRM).</summary>
    ReviewMeeting,

    /// <summary>All that the panel needs is there.</summary>
    ReadyForPanel,

    /// <summary>The panel has reviewed it; what it decided is to be carried out.</summary>
    Reviewed,

    /// <summary>Nothing is left to do.</summary>
    Closed,

    /// <summary>The acceptance was taken back: there was no case to review, or it is in another.</summary>
    OpenedByMistake,
}

/// <summary>One dated and signed step of a case. Steps are added and never changed, so that history and deadlines are the same data.</summary>
internal sealed class CaseStep : IAbout
{
    public required Guid Subject { get; init; }

    /// <summary>1, 2, 3 and so on within the case.</summary>
    public required int Number { get; init; }

    public required CaseStage Stage { get; init; }

    /// <summary>The day it came to this stage.</summary>
    public required LocalDate On { get; init; }

    public required Instant RecordedAt { get; init; }

    public required UserId By { get; init; }

    /// <summary>Why; empty for the usual way on.</summary>
    public required string Because { get; init; }

    /// <summary>Whether it takes the move before it back: such a step is not taken back itself.</summary>
    public bool TakesBack { get; init; }
}
