namespace Cdop.DataCollection.Domain;

/// <summary>How it stands with the words of a version of a document.</summary>
internal enum WordsState
{
    /// <summary>Nobody has read them yet.</summary>
    Waiting,

    /// <summary>They were read, page by page.</summary>
    Read,

    /// <summary>There is nothing in it that can be read: a picture, or a file that is broken.</summary>
    CannotBeRead,
}

/// <summary>
/// One page of a version of a document: its words as they were read, or, where it has none that can be read, as a person typed
/// them. Sealed both. A document that cannot be read has one page, for all that the panel needs of it.
/// </summary>
internal sealed class DocumentPage : IAbout
{
    public const int LongestTyped = 20_000;

    public required Guid Document { get; init; }

    public required int Version { get; init; }

    /// <summary>1, 2, 3 and so on.</summary>
    public required int Number { get; init; }

    public required Guid Subject { get; init; }

    /// <summary>Its words as they were read; empty where it has none.</summary>
    public required byte[] Read { get; init; }

    /// <summary>What a person typed of a page with few words or none; else empty. The panel reads it instead of what was read.</summary>
    public byte[] Typed { get; private set; } = [];

    public UserId? TypedBy { get; private set; }

    public Instant? TypedAt { get; private set; }

    /// <summary>Whether words were read.</summary>
    public bool HasWords => Read.Length > 0;

    public bool IsTyped => Typed.Length > 0;

    /// <summary>Whether the panel reads nothing of it.</summary>
    public bool IsLeftOut => Read.Length + Typed.Length == 0;

    public void Type(byte[] typed, UserId by, Instant now) => (Typed, TypedBy, TypedAt) = (typed, by, now);
}
