using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications;

/// <summary>Takes back what was decided on a notification, within seven days.</summary>
internal sealed record UndoDecision : ChangeNotification
{
    [Display(Name = "Why do you undo this?", ShortName = "why you undo this"), StringLength(Decision.LongestReason)]
    public string? Reason { get; init; }

    /// <inheritdoc/>
    public override string Why => Reason ?? "";
}

/// <summary>Puts a notification back into the queue; a case that it began ends.</summary>
internal sealed class UndoDecisionHandler(NotificationsDb db, ICurrentUser user, IClock clock, ShutOutAtOnce shutOut) : ChangeNotificationHandler(db)
{
    private const string Changed = "Somebody changed this notification meanwhile. Look at it again";

    private readonly NotificationsDb db = db;

    /// <summary>Answers in one sentence with what was undone; null where there is none that the person may see.</summary>
    public async Task<Result<string>?> Handle(NotificationReference reference, UndoDecision command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);

        try
        {
            return await Change(
                reference, command, all => all.Include(n => n.Decisions), notification => Undo(notification, command, ct), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.Forget();
            return new Problem("", Changed);
        }
    }

    private async Task<Result<string>> Undo(Notification notification, UndoDecision command, CancellationToken ct)
    {
        if (notification.Version != command.Version)
        {
            return new Problem("", Changed);
        }

        var now = clock.GetCurrentInstant();
        var others = notification.State == NotificationState.Accepted
            ? await db.Notifications.WithSpecification(new JoinedToCase(notification.Subject, notification.Id)).Include(n => n.Decisions).ToListAsync(ct)
            : [];
        var taken = others.Where(other => other.Standing!.Kind == DecisionKind.TakenAlong).ToList();
        var guarded = notification.IsRestricted || await db.Access.AnyAsync(a => a.Subject == notification.Subject && a.Kind == AccessKind.Excluded, ct);

        // What was joined in the same decision goes back with it, and first: the case is not to end under it.
        foreach (var one in others.Count == taken.Count ? taken.Append(notification) : [notification])
        {
            var undone = one.Undo(command.Reason, others.Count > taken.Count, guarded, user.Id, now);
            if (!undone.Succeeded)
            {
                return undone.As(_ => "");
            }

            db.Add(undone.Value);
            await shutOut.From(one, ct);
        }

        return taken.Count == 0 ? $"{notification.Reference} waits for triage again" : $"{notification.Reference} and {string.Join(" and ", taken.Select(t => t.Reference))} wait for triage again";
    }
}
