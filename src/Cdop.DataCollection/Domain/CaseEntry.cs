using System.Security.Cryptography;
using System.Text.Json;

namespace Cdop.DataCollection.Domain;

/// <summary>What an entry of the timeline is about.</summary>
internal enum EntryKind
{
    Step,

    Clock,

    Task,

    /// <summary>A professional note: its text is the entry.</summary>
    Note,

    Notification,

    Correction,

    People,

    Owner,

    Pause,

    /// <summary>Agencies asked, and what became of it.</summary>
    Request,

    Document,

    /// <summary>What the office and the designated doctor record themselves: joint response, review meeting, analysis.</summary>
    Record,
}

/// <summary>One line of a case's timeline: what happened, when it was written down and by whom. Never changed.</summary>
internal sealed class CaseEntry : IAbout, IOnlyAdded
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid Subject { get; init; }

    public required Instant At { get; init; }

    /// <summary>Its place among those written down in the same act.</summary>
    public required int Place { get; init; }

    public required UserId By { get; init; }

    public required EntryKind Kind { get; init; }

    public required string Text { get; init; }

    /// <summary>The reason given; empty where none was asked for.</summary>
    public required string Because { get; init; }
}

/// <summary>A professional who knew the child or works the case. Copied from the notification, then kept here.</summary>
internal sealed class CasePerson : IAbout
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid Subject { get; init; }

    /// <summary>The agency or kind of agency, such as GP or school.</summary>
    public required string Agency { get; set; }

    public required string Name { get; set; }

    public required string Role { get; set; }

    public required string Email { get; set; }

    public required string Telephone { get; set; }

    /// <summary>Whether they are the family's one named contact.</summary>
    public bool IsKeyWorker { get; set; }

    /// <summary>The notification that named them; null where the office put them on the list.</summary>
    public NotificationId? NamedBy { get; set; }

    /// <summary>What the notification says of them, in short: said again as before, nothing that was put right here since is undone.</summary>
    public string Stamp { get; set; } = "";

    /// <summary>When they were taken off the list; null while they are on it.</summary>
    public Instant? LeftAt { get; set; }

    /// <summary>Takes over what the notification says of them.</summary>
    public void Take(NotifiedProfessional told) =>
        (Agency, Name, Role, Email, Telephone, Stamp) = (told.Agency.Trim(), told.Name.Trim(), told.Role.Trim(), told.Email.Trim(), told.Telephone.Trim(), StampOf(told));

    /// <summary>What a notification says of somebody, in short.</summary>
    public static string StampOf(NotifiedProfessional told) =>
        Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(told)))[..32];

    /// <summary>Who they are, in as few words as there are.</summary>
    public string InWords() => string.Join(", ", new[] { Name, Role, Agency }.Where(part => part.Length > 0));
}

/// <summary>A notification that belongs to a case, as the case lists it.</summary>
internal sealed class CaseNotification : IAbout
{
    public required NotificationId Notification { get; init; }

    public required Guid Subject { get; init; }

    /// <summary>What people call it.</summary>
    public required string Reference { get; init; }

    public required Instant ReceivedAt { get; set; }

    /// <summary>How it came: the web form, telephone, mail, registrar or coroner.</summary>
    public required string Source { get; init; }

    /// <summary>Who told us, in one line.</summary>
    public required string From { get; set; }

    /// <summary>Who of the office wrote it down; the public where the notifier typed it.</summary>
    public required UserId LoggedBy { get; init; }

    /// <summary>When its joining was taken back; null while it belongs to the case.</summary>
    public Instant? RemovedAt { get; set; }
}
