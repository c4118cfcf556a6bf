using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications;

/// <summary>Why what was notified is put right, and which version of it the person saw.</summary>
internal sealed record AmendNotification : ChangeNotification
{
    [Display(Name = "Why is it corrected?", ShortName = "why it is corrected"), StringLength(Amendment.LongestReason)]
    public required string Because { get; init; }

    /// <inheritdoc/>
    public override string Why => Because;
}

/// <summary>Puts right what was notified, because; refused where somebody else has changed it since it was shown.</summary>
internal sealed class AmendNotificationHandler(NotificationsDb db, ICurrentUser user, IClock clock, LiveSite site) : ChangeNotificationHandler(db)
{
    /// <summary>Null where there is none that the person may see; throws <see cref="DbUpdateConcurrencyException"/> where it has changed.</summary>
    public Task<Result<string>?> Handle(NotificationReference reference, AmendNotification command, LogNotification anew, CancellationToken ct) =>
        Change(
            reference,
            command,
            all => all.Include(n => n.Professionals).Include(n => n.Amendments),
            notification => Task.FromResult(
                notification.Amend(anew.Notifier, anew.Child, anew.Death, anew.People, user.Id, command.Because, clock.GetCurrentInstant(), site.RefusesTestNumbers).As(_ => reference.ToString())),
            ct,
            told: anew);
}
