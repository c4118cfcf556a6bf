using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>A notification was put right: the case reads it anew, moves its clocks and says so.</summary>
internal sealed class TakeAmendment(DataCollectionDb db, INotificationDirectory notified, ClockRules rules) : IHandle<NotificationAmended>
{
    public async Task Handle(NotificationAmended happened, CancellationToken ct)
    {
        var amended = await db.Whole(happened.Case).SingleOrDefaultAsync(ct)
            ?? throw new InvalidOperationException($"Case {happened.Case} is not open yet.");
        if (happened.Notification != amended.BeganWith || await notified.Find(happened.Notification, ct) is not { } death)
        {
            return; // what another notification says is kept with it
        }

        var because = await notified.WhyAmended(happened.Notification, happened.Amendment, ct);
        if (amended.Amend(death, rules, because, happened.AmendedBy, happened.OccurredAt))
        {
            await db.SaveBecause(because, ct);
        }
    }
}
