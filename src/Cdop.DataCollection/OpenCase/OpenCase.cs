using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>A case begins when a notified death is accepted; told again, nothing happens; accepted again after an undoing, it goes on.</summary>
internal sealed class OpenCase(DataCollectionDb db, UnitOfWork work, INotificationDirectory notified, IAreaDirectory areas, ClockRules rules) : IHandle<DeathAccepted>
{
    // In one transaction with what is read: who restricts the case meanwhile comes before or after it, and never between.
    public Task Handle(DeathAccepted happened, CancellationToken ct) => work.InOne(() => Open(happened, ct), ct);

    private async Task<bool> Open(DeathAccepted happened, CancellationToken ct)
    {
        var earlier = await db.Whole(happened.Case).SingleOrDefaultAsync(ct);
        if (earlier is not null && (earlier.Stage != CaseStage.OpenedByMistake || happened.OccurredAt < earlier.ClosedAt))
        {
            return false; // told before, or told late of an acceptance that was undone since
        }

        var death = await notified.Find(happened.Notification, ct)
            ?? throw new InvalidOperationException($"Notification {happened.Notification} was accepted and cannot be read.");
        var goesToNcmd = await areas.Find(happened.Area, ct) is { IsInNcmd: true };

        // A closed list may have come between the acceptance and now.
        var hasClosedList = await db.Access.AnyAsync(a => a.Subject == happened.Case.Value && a.Kind == AccessKind.Listed, ct);
        var accepted = happened with { IsRestricted = happened.IsRestricted || hasClosedList };
        if (earlier is null)
        {
            earlier = Case.Open(accepted, death, goesToNcmd, rules);
            db.Add(earlier);
        }
        else
        {
            earlier.Reopen(accepted, death, goesToNcmd, rules);
        }

        foreach (var received in await notified.OfCase(happened.Case, ct))
        {
            earlier.Join(received, rules, happened.AcceptedBy, happened.OccurredAt);
        }

        return await db.SaveChangesAsync(ct) > 0;
    }
}
