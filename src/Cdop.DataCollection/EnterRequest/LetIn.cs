using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Lets somebody in at a link, by whatever opens it. Nobody is in before it is written who came in and how.</summary>
internal sealed class LetIn(DataCollectionDb db, Acting acting, IClock clock)
{
    private const int MostAttempts = 4;

    /// <summary>The link, where it opened. A wrong code may have closed it; the case's timeline says so.</summary>
    public async Task<RequestDoor?> Try(string selector, Func<RequestDoor, Instant, bool> opens, string act, string how, CancellationToken ct)
    {
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

    private async Task<RequestDoor?> Once(byte[] link, Func<RequestDoor, Instant, bool> opens, string act, string how, CancellationToken ct)
    {
        if (await db.Set<RequestDoor>().SingleOrDefaultAsync(d => d.SelectorHash == link, ct) is not { } door)
        {
            return null;
        }

        var (now, wasFrozen) = (clock.GetCurrentInstant(), door.FrozenAt is not null);
        if (opens(door, now))
        {
            await db.SaveChangesAsync(ct);
            acting.As(new Respondent(door));
            await db.Saw(new("Entered", door.Subject, act, how), ct);
            return door;
        }

        if (!wasFrozen && door.FrozenAt is not null)
        {
            var reviewed = await db.Cases.WithSpecification(new CaseOfRequest(door.Subject)).SingleAsync(ct);
            reviewed.Told($"A link was closed after five wrong codes: {(await db.Answered(door.Request).AsNoTracking().SingleAsync(ct)).Addressee}", UserId.Service, now, "Speak to the addressee, then open it again");
        }

        await db.SaveChangesAsync(ct);
        return null;
    }
}
