using System.Collections.Concurrent;

namespace Cdop.Partnership;

/// <summary>Answers of the database kept for a short while, and forgotten at once when something changes in this process.</summary>
internal sealed class Remembered<TKey, T>(Duration atMost, IClock clock)
    where TKey : notnull
{
    private const int Most = 10_000;
    private readonly ConcurrentDictionary<TKey, (T Value, Instant At, long Turn)> known = new();
    private long turn;

    public async ValueTask<T> Get(TKey key, Func<Task<T>> read)
    {
        var (now, current) = (clock.GetCurrentInstant(), Interlocked.Read(ref turn));
        if (known.TryGetValue(key, out var kept) && kept.Turn == current && now >= kept.At && now - kept.At < atMost)
        {
            return kept.Value;
        }

        // What was read before a change, and is kept after it, carries the turn before and is never used.
        var value = await read();
        if (known.Count >= Most)
        {
            known.Clear();
        }

        known[key] = (value, now, current);
        return value;
    }

    public void Forget()
    {
        Interlocked.Increment(ref turn);
        known.Clear();
    }
}
