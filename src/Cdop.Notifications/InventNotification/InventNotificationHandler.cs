using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications;

/// <summary>Logs an invented notification by the same handlers as a real one, and triages it as the office would.</summary>
internal sealed class InventNotificationHandler(LogNotificationHandler log, TriageNotificationHandler triage, KnownDeaths known, ProposedScope proposed, NotificationsDb db, Acting acting, IClock clock)
{
    /// <summary>The case that it became; null where it still waits. What only a few may see is decided by the manager.</summary>
    public async Task<CaseId?> Handle(int number, Random random, bool waits, ICurrentUser manager, CancellationToken ct)
    {
        var told = InventNotification.Compose(number, random, clock.GetCurrentInstant());
        var logged = await log.Handle(told, Guid.NewGuid(), ct);
        if (waits)
        {
            return null;
        }

        if (told.People.OnlyAFew)
        {
            acting.As(manager);
        }

        var reference = logged.Value;
        var seen = await db.Notifications.AsNoTracking()
            .Where(n => n.Reference == reference)
            .SingleAsync(ct);

        var criteria = told.Death.JointResponse;
        var decided = await triage.Handle(
            reference,
            new()
            {
                Key = Guid.NewGuid(),
                Version = seen.Version,
                Seen = new LaidBefore(await known.Find(seen, ct), Scope.Of((await proposed.For(seen, ct)).Facts)).Mark,
                Same = TriageNotification.Apart,
                Area = seen.Area ?? Area.Parse(random.Next(2) == 0 ? "E08000011" : "E08000014"),
                Outcome = TriageOutcome.Review,
                Criteria = [.. Enum.GetValues<JointResponseCriteria>().Where(one => one != JointResponseCriteria.None && criteria.HasFlag(one))],
                NeedsJointResponse = criteria != JointResponseCriteria.None,
            },
            ct);
        return decided.Succeeded
            ? await db.Notifications.AsNoTracking().Where(n => n.Reference == reference).Select(n => n.Case).SingleOrDefaultAsync(ct)
            : throw new InvalidOperationException(string.Join("; ", decided.Problems));
    }
}
