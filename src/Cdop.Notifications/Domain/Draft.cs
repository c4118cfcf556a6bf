namespace Cdop.Notifications.Domain;

/// <summary>
/// A notification that somebody is still writing, kept encrypted as it was typed, so that they can leave and come back.
/// No part of the record before it is sent: outside the audit, and gone after 30 days.
/// </summary>
internal sealed class Draft : INotAudited
{
    /// <summary>How long a draft waits for its writer.</summary>
    public static readonly Duration KeptFor = Duration.FromDays(30);

    /// <summary>How long the copy on the receipt can be read and printed.</summary>
    public static readonly Duration CopyFor = Duration.FromHours(1);

    /// <summary>So that nobody can have us mail a stranger again and again.</summary>
    private static readonly Duration BetweenCodes = Duration.FromMinutes(2);

    private const int MostCodes = 10;

    /// <summary>Also the one-use key under which it is sent.</summary>
    public Guid Id { get; private init; } = Guid.NewGuid();

    /// <summary>What its writer calls it, such as HK7M-2QRT. Nobody can guess one.</summary>
    public string Reference { get; private init; } = ClearCode.New();

    /// <summary>A keyed hash of the code that brings its writer back; null until one was mailed.</summary>
    public byte[]? CodeHash { get; private set; }

    /// <summary>A keyed hash of the address that codes go to.</summary>
    public byte[]? EmailKey { get; private set; }

    /// <summary>What was typed, encrypted; empty once the copy on the receipt has had its time.</summary>
    public byte[] Content { get; set; } = [];

    public Instant ChangedAt { get; set; }

    /// <summary>Changes with each save: two tabs of one draft do not undo each other.</summary>
    public Guid Revision { get; set; }

    public int CodesMailed { get; private set; }

    public Instant? CodeMailedAt { get; private set; }

    /// <summary>The notification it became.</summary>
    public NotificationReference? SentAs { get; private set; }

    public Instant? SentAt { get; private set; }

    /// <summary>Whether a further code may be mailed now.</summary>
    public bool MayMail(Instant now) => CodesMailed < MostCodes && (CodeMailedAt is not { } last || now - last >= BetweenCodes);

    /// <summary>Takes a new code, whose older ones stop working, and the address it goes to.</summary>
    public void Mailed(byte[] codeHash, byte[] emailKey, Instant now) =>
        (CodeHash, EmailKey, CodeMailedAt, CodesMailed) = (codeHash, emailKey, now, CodesMailed + 1);

    /// <summary>Keeps what became of it.</summary>
    public void Sent(NotificationReference reference, Instant now) => (SentAs, SentAt) = (reference, now);
}

/// <summary>Wrong codes typed for a reference, whether there is such a draft or not, so that the answer tells nothing.</summary>
internal sealed class CodeTries : INotAudited
{
    private const int Most = 5;

    private static readonly Duration LockedFor = Duration.FromHours(1);

    /// <summary>A keyed hash of the reference that was typed.</summary>
    public required byte[] Key { get; init; }

    public int Wrong { get; private set; }

    public Instant At { get; private set; }

    /// <summary>Whether no code is taken now, right or wrong.</summary>
    public bool IsLocked(Instant now) => Wrong >= Most && now < At + LockedFor;

    /// <summary>Counts a try.</summary>
    public void Try(bool right, Instant now)
    {
        var earlier = now < At + LockedFor ? Wrong : 0;
        (Wrong, At) = (right ? 0 : earlier + 1, now);
    }
}

/// <summary>Somebody asked for the code of a draft to be mailed again. Answered later, so that the page tells nothing.</summary>
internal sealed class CodeAsked : INotAudited
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>A keyed hash of the address that was typed.</summary>
    public required byte[] EmailKey { get; init; }
}

/// <summary>A code, or a receipt, went to an address, whatever the draft: so that nobody can have us mail a stranger from many drafts.</summary>
internal sealed class CodeMailed : INotAudited
{
    /// <summary>What one address gets within <see cref="Within"/>: enough for a ward whose people share it.</summary>
    public const int Most = 10;

    public static readonly Duration Within = Duration.FromHours(1);

    /// <summary>Of a receipt, the number of the draft that was sent.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>A keyed hash of the address, another one for receipts than for codes.</summary>
    public required byte[] EmailKey { get; init; }

    public required Instant At { get; init; }
}
