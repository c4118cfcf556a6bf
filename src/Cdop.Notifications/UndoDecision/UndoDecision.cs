using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications;

/// <summary>Takes back what was decided on a notification, within seven days.</summary>
internal sealed record UndoDecision
{
    [Display(Name = "Why do you undo this?", ShortName = "why you undo this"), StringLength(Decision.LongestReason)]
    public string? Reason { get; init; }

    /// <summary>The notification as it was when the page was shown.</summary>
    public Guid Version { get; init; }
}

/// <summary>Puts a notification back into the queue; a case that it began ends.</summary>
internal sealed class UndoDecisionHandler(NotificationsDb db, ICurrentUser user, IClock clock)
{
    private const string Changed = "Somebody changed this notification meanwhile. Look at it again";

    /// <summary>Answers in one sentence with what was undone.</summary>
    public async Task<Result<string>> Handle(NotificationReference reference, UndoDecision command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);

        var notification = await db.Notifications.Include(n => n.Decisions).SingleAsync(n => n.Reference == reference, ct);
        if (notification.Version != command.Version)
        {
            return new Problem("", Changed);
        }

        var others = notification.State == NotificationState.Accepted
            && await db.Notifications.WithSpecification(new JoinedToCase(notification.Subject, notification.Id)).AnyAsync(ct);
        var guarded = notification.IsRestricted || await db.Access.AnyAsync(a => a.Subject == notification.Subject && a.Kind == AccessKind.Excluded, ct);
        var undone = notification.Undo(command.Reason, others, guarded, user.Id, clock.GetCurrentInstant());
        if (!undone.Succeeded)
        {
            return undone.As(_ => "");
        }

        db.Add(undone.Value);
        try
        {
            await db.SaveBecause(command.Reason!, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new Problem("", Changed);
        }

        return $"{reference} waits for triage again";
    }
}
