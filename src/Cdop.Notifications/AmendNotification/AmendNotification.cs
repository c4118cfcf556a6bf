using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications;

/// <summary>Why what was notified is put right, and which version of it the person saw.</summary>
internal sealed record AmendNotification
{
    [Display(Name = "Why is it corrected?", ShortName = "why it is corrected"), StringLength(Amendment.LongestReason)]
    public required string Because { get; init; }

    public required Guid Version { get; init; }
}

/// <summary>Puts right what was notified, because; refused where somebody else has changed it since it was shown.</summary>
internal sealed class AmendNotificationHandler(NotificationsDb db, ICurrentUser user, IClock clock, LiveSite site)
{
    /// <summary>Null where there is none that the person may see; throws <see cref="DbUpdateConcurrencyException"/> where it has changed.</summary>
    public async Task<Result<Notification>?> Handle(NotificationReference reference, AmendNotification command, LogNotification anew, CancellationToken ct)
    {
        var notification = await db.Notifications.Include(n => n.Professionals).Include(n => n.Amendments).SingleOrDefaultAsync(n => n.Reference == reference, ct);
        if (notification is null)
        {
            return null;
        }

        db.Expect(notification, command.Version);
        var amended = notification.Amend(anew.Notifier, anew.Child, anew.Death, anew.People, user.Id, command.Because, clock.GetCurrentInstant(), site.RefusesTestNumbers);
        if (amended.Succeeded)
        {
            await db.SaveBecause(command.Because, ct);
        }

        return amended;
    }
}
