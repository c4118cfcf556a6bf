using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Cdop.Kernel;

/// <summary>Marks what the audit leaves out because it is plumbing or a copy, never what people enter.</summary>
public interface INotAudited;

/// <summary>A row that belongs to one subject (a case or a notification), as the audit files it.</summary>
public interface IAbout
{
    /// <summary>The subject's number.</summary>
    Guid Subject { get; }
}

/// <summary>
/// Who did or saw what, when and because of what: one link of a module's keyed chain.
/// The chain covers everything but the payload itself, of which it covers the hash, so that the payload's key can be
/// destroyed at a purge and the chain still verifies.
/// </summary>
public sealed class AuditEntry : INotAudited
{
    internal const int LongestAction = 40;
    internal const int LongestWhat = 200;
    internal const int LongestText = 2000;

    /// <summary>1, 2, 3 and so on, without gaps, within the module.</summary>
    public required long Sequence { get; init; }

    /// <summary>When.</summary>
    public required Instant At { get; init; }

    /// <summary>Who.</summary>
    public required UserId Actor { get; init; }

    /// <summary>What was done: Added, Changed, Removed, Viewed, Searched, Exported, or a verb of its own.</summary>
    public required string Action { get; init; }

    /// <summary>The case or notification; all zeros where it is about none.</summary>
    public required Guid Subject { get; init; }

    /// <summary>The kind of row and its key, such as Notification 0199….</summary>
    public required string What { get; init; }

    /// <summary>The names of the fields, never their contents.</summary>
    public required string Fields { get; init; }

    /// <summary>The <see cref="AuditContents"/>, encrypted under the subject's key; null where there are none.</summary>
    public byte[]? Payload { get; init; }

    /// <summary>SHA-256 of the payload as stored; of nothing where there is none.</summary>
    public required byte[] PayloadHash { get; init; }

    /// <summary>The link: a keyed hash over the link before and this entry.</summary>
    public byte[] Hash { get; internal set; } = [];

    internal byte[] Link(byte[] key, byte[] before)
    {
        using var canonical = new MemoryStream(512);
        Write(canonical, before);
        WriteNumber(canonical, Sequence);
        WriteNumber(canonical, At.ToUnixTimeTicks());
        Write(canonical, Encoding.UTF8.GetBytes(Actor.Value));
        Write(canonical, Encoding.UTF8.GetBytes(Action));
        Write(canonical, Subject.ToByteArray());
        Write(canonical, Encoding.UTF8.GetBytes(What));
        Write(canonical, Encoding.UTF8.GetBytes(Fields));
        Write(canonical, PayloadHash);
        return HMACSHA256.HashData(key, canonical.GetBuffer().AsSpan(0, (int)canonical.Length));
    }

    private static void Write(MemoryStream to, ReadOnlySpan<byte> bytes)
    {
        WriteNumber(to, bytes.Length);
        to.Write(bytes);
    }

    private static void WriteNumber(MemoryStream to, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        to.Write(bytes);
    }
}

/// <summary>What only the encrypted column of a link holds, and what is gone for good when the subject's key is destroyed.</summary>
public sealed record AuditContents
{
    /// <summary>The reason given; empty where none is asked for.</summary>
    public string Because { get; init; } = "";

    /// <summary>What was typed, such as the words searched for.</summary>
    public string? Typed { get; init; }

    /// <summary>What each field held before and holds now.</summary>
    public IReadOnlyDictionary<string, ChangedValue> Values { get; init; } = new Dictionary<string, ChangedValue>();
}

/// <summary>A field's value before and after a change.</summary>
/// <param name="Old">Null where there was none.</param>
/// <param name="New">Null where there is none now.</param>
public sealed record ChangedValue(string? Old, string? New);

/// <summary>The last link of a module's chain. One row; it is locked while a link is added.</summary>
public sealed class AuditHead : INotAudited
{
    /// <summary>Always 1.</summary>
    public int Id { get; init; } = 1;

    /// <summary>How many links there are.</summary>
    public long Sequence { get; set; }

    /// <summary>The last link's hash; 32 zeros at the beginning.</summary>
    public byte[] Hash { get; set; } = new byte[32];
}

/// <summary>
/// The key of one subject's payloads, wrapped by the master key. Destroyed when the subject is purged.
/// That it was made, with its hash, and that it was destroyed are links of the chain: one that is missing otherwise is found out.
/// </summary>
public sealed class AuditKey : INotAudited
{
    /// <summary>What a link says that was written because a key was made: no act of a person.</summary>
    public const string Made = "KeyMade";

    internal const string Destroyed = "KeyDestroyed";

    /// <summary>The case or notification; all zeros for what is about none.</summary>
    public required Guid Subject { get; init; }

    /// <summary>The key, encrypted under the audit master key.</summary>
    public required byte[] Wrapped { get; init; }
}
