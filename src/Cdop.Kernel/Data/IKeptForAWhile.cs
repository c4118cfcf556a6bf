namespace Cdop.Kernel;

/// <summary>
/// Sealed bytes that every server of the site must find for a while: sessions, and what was typed when one ended.
/// They are sealed by whoever keeps them; here nobody can read them, and no audit speaks of them.
/// </summary>
public interface IKeptForAWhile
{
    /// <summary>What is kept under a key; null where nothing is, or its time is over.</summary>
    Task<byte[]?> Find(string key, CancellationToken ct);

    /// <summary>All that is kept for an owner.</summary>
    Task<IReadOnlyList<byte[]>> Of(string owner, CancellationToken ct);

    /// <summary>How many things are kept for an owner.</summary>
    Task<int> Count(string owner, CancellationToken ct);

    /// <summary>Keeps something until then, in place of what was kept under the key before.</summary>
    Task Keep(string key, string owner, byte[] content, Instant until, CancellationToken ct);

    /// <summary>Keeps something else under a key, unless it was forgotten meanwhile.</summary>
    Task Change(string key, byte[] content, Instant until, CancellationToken ct);

    /// <summary>Forgets what is kept under a key.</summary>
    Task Forget(string key, CancellationToken ct);
}
