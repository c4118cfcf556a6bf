using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications;

/// <summary>Why a notification made by mistake is taken back.</summary>
internal sealed record WithdrawNotification : ChangeNotification
{
    [Display(Name = "Why is it withdrawn?", ShortName = "why it is withdrawn"), StringLength(2000)]
    public required string Because { get; init; }

    /// <inheritdoc/>
    public override string Why => Because;
}

/// <summary>Takes a notification out of the queue that was made by mistake. It stays on record.</summary>
internal sealed class WithdrawNotificationHandler(NotificationsDb db) : ChangeNotificationHandler(db)
{
    /// <summary>Null where there is none that the person may see; throws <see cref="DbUpdateConcurrencyException"/> where it has changed.</summary>
    public Task<Result<string>?> Handle(NotificationReference reference, WithdrawNotification command, CancellationToken ct) =>
        Change(reference, command, all => all, notification => Task.FromResult(notification.Withdraw(command.Because).As(_ => reference.ToString())), ct);
}
