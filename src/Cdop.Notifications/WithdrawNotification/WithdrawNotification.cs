using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications;

/// <summary>Why a notification made by mistake is taken back.</summary>
internal sealed record WithdrawNotification
{
    [Display(Name = "Why is it withdrawn?", ShortName = "why it is withdrawn"), StringLength(2000)]
    public required string Because { get; init; }

    public required Guid Version { get; init; }
}

/// <summary>Takes a notification out of the queue that was made by mistake. It stays on record.</summary>
internal sealed class WithdrawNotificationHandler(NotificationsDb db)
{
    /// <summary>Null where there is none that the person may see.</summary>
    public async Task<Result<Notification>?> Handle(NotificationReference reference, WithdrawNotification command, CancellationToken ct)
    {
        var notification = await db.Notifications.SingleOrDefaultAsync(n => n.Reference == reference, ct);
        if (notification is null)
        {
            return null;
        }

        db.Expect(notification, command.Version);
        var withdrawn = notification.Withdraw(command.Because);
        if (withdrawn.Succeeded)
        {
            await db.SaveBecause(command.Because, ct);
        }

        return withdrawn;
    }
}
