namespace Cdop.PanelReview.Domain;

/// <summary>
/// What an agency is told of what its return led to: thanks, and what the panel has published of its learning. It names nobody and says
/// nothing of a child. Written and rewritten until it is sent, and sent once.
/// </summary>
internal sealed class AgencyNote : Aggregate, IAbout
{
    /// <summary>More than anybody writes in such a note.</summary>
    public const int Longest = 4000;

    private AgencyNote() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid Subject { get; private init; }

    /// <summary>The number of what the agency was asked by.</summary>
    public Guid Request { get; private init; }

    public string Text { get; private set; } = "";

    public Instant WrittenAt { get; private set; }

    public UserId WrittenBy { get; private set; }

    public Instant? SentAt { get; private set; }

    public UserId? SentBy { get; private set; }

    /// <summary>The one identity of its mail, whoever sends it and however often.</summary>
    public string MessageId => $"{Id:N}@cdop";

    public static AgencyNote To(Guid subject, Guid request) => new() { Subject = subject, Request = request };

    /// <summary>Writes it, until it is sent.</summary>
    public void Write(string text, UserId by, Instant now) => (Text, WrittenBy, WrittenAt) = (text, by, now);

    /// <summary>It goes out.</summary>
    public void Send(UserId by, Instant now) => (SentBy, SentAt) = (by, now);
}
