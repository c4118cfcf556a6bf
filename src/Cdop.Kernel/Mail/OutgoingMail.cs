namespace Cdop.Kernel;

/// <summary>What became of a mail.</summary>
public enum MailState
{
    /// <summary>Waits to be sent.</summary>
    Queued,

    /// <summary>The mail server took it.</summary>
    Sent,

    /// <summary>The mail server refused it for good: a person must look.</summary>
    Refused,
}

/// <summary>
/// A mail saved in the same transaction as what it tells of. None is lost; after a crash one may come twice, with the same Message-ID.
/// Names nobody and holds nothing clinical.
/// </summary>
public sealed class OutgoingMail
{
    /// <summary>Identity of the mail.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Fixed when the mail is written, so that a second sending can be told from a second mail.</summary>
    public string MessageId { get; init; } = $"{Guid.NewGuid():N}@cdop";

    /// <summary>One address.</summary>
    public required string To { get; init; }

    /// <summary>A fixed subject, with a reference at most.</summary>
    public required string Subject { get; init; }

    /// <summary>The number of what it is about, such as a request: what became of it is found by this, and never by its words. Null where it is about nothing that has one.</summary>
    public Guid? About { get; init; }

    /// <summary>Plain text; blanked once it is sent or refused, since it may hold a code or a link.</summary>
    public required string Body { get; set; }

    /// <summary>The calendar entry it carries, as RFC 5545 writes it; null where it carries none. Blanked with the text.</summary>
    public string? Calendar { get; set; }

    /// <summary>When it was written.</summary>
    public required Instant WrittenAt { get; init; }

    /// <summary>What became of it.</summary>
    public MailState State { get; set; }

    /// <summary>When it was sent or refused.</summary>
    public Instant? SettledAt { get; set; }

    /// <summary>Not to be tried before; a lease while somebody sends it.</summary>
    public Instant? NotBefore { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>Changes with each attempt, so that two senders cannot both hold it.</summary>
    public Guid Fence { get; set; }

    /// <summary>What the mail server said last, without the address.</summary>
    public string? LastAnswer { get; set; }
}
