using Microsoft.EntityFrameworkCore;

namespace Cdop.Kernel;

/// <summary>Lets somebody in at a door of a module, by whatever opens it. Nobody is in before it is written who came in and how.</summary>
/// <typeparam name="TDoor">The doors of the module.</typeparam>
public abstract class LetInAt<TDoor>(ModuleDb db, Acting acting, IClock clock)
    where TDoor : Door
{
    private const int MostAttempts = 4;

    /// <summary>The door, where it opened. A wrong code may have closed it, which the module tells whom it concerns.</summary>
    public async Task<TDoor?> Try(string selector, Func<TDoor, Instant, bool> opens, string act, string how, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(opens);

        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            try
            {
                return await Once(SecretLink.HashOf(selector), opens, act, how, ct);
            }
            catch (DbUpdateConcurrencyException)
            {
                db.Forget(); // tried from two places at once: each is counted before it is answered
            }
        }

        return null;
    }

    /// <summary>What the audit files the entry under.</summary>
    protected abstract Guid SubjectOf(TDoor door);

    /// <summary>Who acts from now on.</summary>
    protected abstract ICurrentUser Visitor(TDoor door);

    /// <summary>The door was closed at this moment after too many wrong codes; the caller saves.</summary>
    protected abstract Task WasClosed(TDoor door, Instant now, CancellationToken ct);

    private async Task<TDoor?> Once(byte[] link, Func<TDoor, Instant, bool> opens, string act, string how, CancellationToken ct)
    {
        if (await db.Set<TDoor>().SingleOrDefaultAsync(d => d.SelectorHash == link, ct) is not { } door)
        {
            return null;
        }

        var (now, wasFrozen) = (clock.GetCurrentInstant(), door.FrozenAt is not null);
        if (opens(door, now))
        {
            await db.SaveChangesAsync(ct);
            acting.As(Visitor(door));
            await db.Saw(new("Entered", SubjectOf(door), act, how), ct);
            return door;
        }

        if (!wasFrozen && door.FrozenAt is not null)
        {
            await WasClosed(door, now, ct);
        }

        await db.SaveChangesAsync(ct);
        return null;
    }
}
