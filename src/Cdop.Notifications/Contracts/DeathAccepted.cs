namespace Cdop.Notifications.Contracts;

/// <summary>A notified death has been accepted for review: a case begins. Happens again for the same case when an undone acceptance is repeated.</summary>
public sealed record DeathAccepted : DomainEvent
{
    /// <summary>The case, which carries the number of the notification that began it.</summary>
    public required CaseId Case { get; init; }

    /// <summary>What people call the case.</summary>
    public required CaseReference Reference { get; init; }

    /// <summary>The notification that began it; who the child is, is asked of <see cref="INotificationDirectory"/>.</summary>
    public required NotificationId Notification { get; init; }

    /// <summary>The area of normal residence, which reviews the death.</summary>
    public required Area Area { get; init; }

    /// <summary>Whether only a closed list may see it.</summary>
    public required bool IsRestricted { get; init; }

    /// <summary>Whether a joint agency response is called for, and so its clocks.</summary>
    public required bool NeedsJointResponse { get; init; }

    /// <summary>What of it calls for one, as it was decided.</summary>
    public JointResponseCriteria Criteria { get; init; }

    /// <summary>Who accepted it.</summary>
    public required UserId AcceptedBy { get; init; }
}

/// <summary>A further notification of a death that is already a case.</summary>
public sealed record NotificationJoined : DomainEvent
{
    /// <summary>The case it was joined to.</summary>
    public required CaseId Case { get; init; }

    /// <summary>The further notification.</summary>
    public required NotificationId Notification { get; init; }

    /// <summary>Who joined it.</summary>
    public required UserId JoinedBy { get; init; }

    /// <summary>Whether only a closed list may see the case from now on, because of either.</summary>
    public bool IsRestricted { get; init; }
}

/// <summary>Within seven days, a decision was taken back: an acceptance (the case is closed as opened by mistake) or a joining.</summary>
public sealed record DecisionUndone : DomainEvent
{
    /// <summary>The case.</summary>
    public required CaseId Case { get; init; }

    /// <summary>The notification, which waits in the queue again.</summary>
    public required NotificationId Notification { get; init; }

    /// <summary>Whether the case itself began with this notification, and so ends with it.</summary>
    public required bool EndsCase { get; init; }

    /// <summary>Who took it back.</summary>
    public required UserId UndoneBy { get; init; }

    /// <summary>Which decision on the notification this was; why, is asked of <see cref="INotificationDirectory"/>.</summary>
    public required int Decision { get; init; }
}

/// <summary>What a notification says of the child or the death was put right; the case reads it anew and moves its clocks.</summary>
public sealed record NotificationAmended : DomainEvent
{
    /// <summary>The case it belongs to.</summary>
    public required CaseId Case { get; init; }

    /// <summary>The notification.</summary>
    public required NotificationId Notification { get; init; }

    /// <summary>Who put it right.</summary>
    public required UserId AmendedBy { get; init; }

    /// <summary>Which correction of the notification this was; why, is asked of <see cref="INotificationDirectory"/>.</summary>
    public required int Amendment { get; init; }
}
