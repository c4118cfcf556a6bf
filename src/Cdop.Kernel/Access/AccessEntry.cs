namespace Cdop.Kernel;

/// <summary>What an entry says of one person and one subject (a notification or a case).</summary>
public enum AccessKind
{
    /// <summary>Shut out, whatever else holds: a conflict of interest, a relative, a named party. Always wins.</summary>
    Excluded,

    /// <summary>On the closed list of a restricted subject.</summary>
    Listed,

    /// <summary>Opened in an emergency until a moment, to look and not to change.</summary>
    BreakGlass,
}

/// <summary>
/// One line about one person and one subject. Partnership owns these lines; every module filters by its own copy,
/// which is changed in the same transaction, so that a fault denies.
/// </summary>
public sealed class AccessEntry
{
    /// <summary>The notification or case: the number inside <see cref="NotificationId"/> or <see cref="CaseId"/>.</summary>
    public required Guid Subject { get; init; }

    /// <summary>The person.</summary>
    public required UserId Person { get; init; }

    /// <summary>What the line says.</summary>
    public required AccessKind Kind { get; init; }

    /// <summary>When an emergency opening ends; null for the others.</summary>
    public Instant? Until { get; set; }
}

/// <summary>A row that only some may see: those of its area, unless it is restricted, and never the excluded.</summary>
public interface INeedToKnow
{
    /// <summary>What closed lists, exclusions and the audit know it by.</summary>
    Guid Subject { get; }

    /// <summary>The area whose people may see it; null while nobody has settled it, when all who triage may.</summary>
    Area? Area { get; }

    /// <summary>Whether only the closed list may see it.</summary>
    bool IsRestricted { get; set; }
}

/// <summary>
/// Somebody who notified or works the case asks that only a closed list may see it: a staff member's child, and the like.
/// Partnership answers with a closed list; until it has, nobody may see it.
/// </summary>
public sealed record RestrictionAsked : DomainEvent
{
    /// <summary>The notification or case.</summary>
    public required Guid Subject { get; init; }

    /// <summary>What people call it: the reference of the notification or case.</summary>
    public required string Reference { get; init; }

    /// <summary>The area, where one is settled.</summary>
    public Area? Area { get; init; }

    /// <summary>The case it belonged to until now, whose lists go along with it: who could not see it there must not see it here.</summary>
    public Guid? Leaves { get; init; }

    /// <summary>What becomes one with it and had a list of its own: who was taken off that is not to see it here.</summary>
    public Guid? Joins { get; init; }
}

/// <summary>
/// A death was notified, what was notified of it was put right, it was joined to a case, or a decision on it was undone. Whoever is shut out
/// of what may be the same death is shut out of this word of it too, and the other way round, until a manager has looked.
/// </summary>
public sealed record DeathTold : DomainEvent
{
    /// <summary>The notification, or the case that it belongs to.</summary>
    public required Guid Subject { get; init; }
}

/// <summary>Changes a module's copy of the access lines and of the restriction, inside the caller's transaction.</summary>
public interface IKeepAccess
{
    /// <summary>Takes over the lines of a subject as they now are, and whether it is restricted. Saves.</summary>
    Task Keep(Guid subject, bool isRestricted, IReadOnlyCollection<AccessEntry> lines, string because, CancellationToken ct);
}
