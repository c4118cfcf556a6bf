using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications;

/// <summary>
/// Closes a word of a death, in the transaction that writes it, to whoever is shut out of what may be the same death: until Partnership has
/// looked, a moment later, they would read it. What Partnership finds then takes the place of these lines.
/// </summary>
internal sealed class ShutOutAtOnce(NotificationsDb db, LikeDeaths likes)
{
    /// <summary>To be called before it is saved.</summary>
    public async Task From(Notification told, CancellationToken ct)
    {
        if (!await db.Access.AnyAsync(line => line.Kind == AccessKind.Excluded, ct))
        {
            return;
        }

        var like = (await likes.To(told, ct)).Where(other => told.Case is null || other.IsVeryLikely).Select(other => other.Found.Subject).ToList();
        var shutOut = await db.Access.Where(line => like.Contains(line.Subject) && line.Kind == AccessKind.Excluded).Select(line => line.Person).Distinct().ToListAsync(ct);
        var already = await db.Access.Where(line => line.Subject == told.Subject && line.Kind == AccessKind.Excluded).Select(line => line.Person).ToListAsync(ct);
        db.AddRange(shutOut.Except(already).Select(person => new AccessEntry { Subject = told.Subject, Person = person, Kind = AccessKind.Excluded }));
    }
}
