using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>A notification was put right: the case reads it anew, moves its clocks and says so. Of one that joined it, it takes who told us and who knew the child; what that one says of the child is kept with it.</summary>
internal sealed class TakeAmendment(DataCollectionDb db, INotificationDirectory notified, ClockRules rules) : IHandle<NotificationAmended>
{
    public async Task Handle(NotificationAmended happened, CancellationToken ct)
    {
        var amended = await db.Whole(happened.Case).SingleOrDefaultAsync(ct)
            ?? throw new InvalidOperationException($"Case {happened.Case} is not open yet.");
        var because = await notified.WhyAmended(happened.Notification, happened.Amendment, ct);
        var changed = happened.Notification == amended.BeganWith
            ? await notified.Find(happened.Notification, ct) is { } death && amended.Amend(death, rules, because, happened.AmendedBy, happened.OccurredAt)
            : (await notified.OfCase(happened.Case, ct)).SingleOrDefault(n => n.Notification == happened.Notification) is { } received && amended.Amend(received, rules, because, happened.AmendedBy, happened.OccurredAt);
        if (changed)
        {
            await db.SaveBecause(because, ct);
        }
    }
}
