using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>A further notification of the same death joins its case, with the professionals it names.</summary>
internal sealed class JoinNotification(DataCollectionDb db, INotificationDirectory notified, ClockRules rules) : IHandle<NotificationJoined>
{
    public async Task Handle(NotificationJoined happened, CancellationToken ct)
    {
        // Told before the case was opened, it waits for it: the delivery is tried again.
        var joined = await db.Whole(happened.Case).SingleOrDefaultAsync(ct)
            ?? throw new InvalidOperationException($"Case {happened.Case} is not open yet.");
        if ((await notified.OfCase(happened.Case, ct)).FirstOrDefault(n => n.Notification == happened.Notification) is not { } received)
        {
            return; // taken back meanwhile
        }

        joined.Join(received, rules, happened.JoinedBy, happened.OccurredAt);

        // A word that only a few may see closes the case at once, also where the case was opened with the word in it.
        joined.IsRestricted |= happened.IsRestricted;
        await db.SaveChangesAsync(ct);
    }
}
