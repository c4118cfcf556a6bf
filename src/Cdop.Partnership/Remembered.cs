using System.Collections.Concurrent;

namespace Cdop.Partnership;

/// <summary>Answers of the database kept for a short while, and forgotten at once when something changes in this process.</summary>
internal sealed class Remembered<TKey, T>(Duration atMost, IClock clock)
    where TKey : notnull
{
    private const int Most = 10_000;
    private readonly ConcurrentDictionary<TKey, (T Value, Instant At, long Turn)> known = new();
    private long turn;

    public async ValueTask<T> Get(TKey key, Func<Task<T>> read) =>
        (await Get([key], async _ => new Dictionary<TKey, T> { [key] = await read() }))[key];

    /// <summary>Several at once: what is not known is read in one go; what is not there either is remembered as the default.</summary>
    public async ValueTask<IReadOnlyDictionary<TKey, T>> Get(IReadOnlyCollection<TKey> keys, Func<IReadOnlyCollection<TKey>, Task<Dictionary<TKey, T>>> read)
    {
        var (now, current) = (clock.GetCurrentInstant(), Interlocked.Read(ref turn));
        Dictionary<TKey, T> found = [];
        foreach (var key in keys)
        {
            if (known.TryGetValue(key, out var kept) && kept.Turn == current && now >= kept.At && now - kept.At < atMost)
            {
                found[key] = kept.Value;
            }
        }

        if (keys.Count == found.Count)
        {
            return found;
        }

        // What was read before a change, and is kept after it, carries the turn before and is never used.
        List<TKey> missing = [.. keys.Where(key => !found.ContainsKey(key))];
        var values = await read(missing);
        if (known.Count + missing.Count > Most)
        {
            known.Clear();
        }

        foreach (var key in missing)
        {
            found[key] = values.GetValueOrDefault(key)!;
            known[key] = (found[key], now, current);
        }

        return found;
    }

    public void Forget()
    {
        Interlocked.Increment(ref turn);
        known.Clear();
    }
}
