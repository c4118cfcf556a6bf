using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications;

/// <summary>Why what was notified is put right, and which version of it the person saw.</summary>
internal sealed record AmendNotification : ChangeNotification
{
    [Display(Name = "Why is it corrected?", ShortName = "why it is corrected"), StringLength(Amendment.LongestReason)]
    public required string Because { get; init; }

    /// <summary>What the page showed when it was opened: <see cref="AnswersSeen"/>.</summary>
    public string? Seen { get; init; }

    /// <inheritdoc/>
    public override string Why => Because;
}

/// <summary>
/// Puts right what was notified, because. What somebody else changed since it was shown stays, where the person did not change it too;
/// where both did it is refused.
/// </summary>
internal sealed class AmendNotificationHandler(NotificationsDb db, ICurrentUser user, IClock clock, LiveSite site, ShutOutAtOnce shutOut) : ChangeNotificationHandler(db)
{
    private readonly NotificationsDb db = db;

    /// <summary>Null where there is none that the person may see; throws <see cref="DbUpdateConcurrencyException"/> where both changed the same.</summary>
    public async Task<Result<string>?> Handle(NotificationReference reference, AmendNotification command, LogNotification anew, CancellationToken ct)
    {
        var (version, told) = (command.Version, anew);
        if (await db.Notifications.AsNoTracking().Include(n => n.Professionals).SingleOrDefaultAsync(n => n.Reference == reference, ct) is { } stored
            && stored.Version != command.Version
            && AnswersSeen.Merge(AnswersSeen.Read(command.Seen), anew, stored.AsTold()) is { Both.Count: 0 } merged)
        {
            (version, told) = (stored.Version, merged.Told);
        }

        return await Change(
            reference,
            command,
            all => all.Include(n => n.Professionals).Include(n => n.Amendments),
            async notification =>
            {
                var amended = notification.Amend(told.Notifier, told.Child, told.Death, told.People, user.Id, command.Because, clock.GetCurrentInstant(), site.RefusesTestNumbers);
                if (amended.Succeeded)
                {
                    await shutOut.From(notification, ct);
                }

                return amended.As(_ => reference.ToString());
            },
            ct,
            told: anew,
            version: version);
    }
}
