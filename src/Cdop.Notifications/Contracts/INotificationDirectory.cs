using System.ComponentModel.DataAnnotations;

namespace Cdop.Notifications.Contracts;

/// <summary>Answers what was notified, to the modules that come after. Names never travel in events: they are asked for here.</summary>
public interface INotificationDirectory
{
    /// <summary>What one notification says; null where there is none that the current user may see.</summary>
    Task<NotifiedDeath?> Find(NotificationId notification, CancellationToken ct);

    /// <summary>
    /// All that a notification says, by the questions of the notification form, in their order: what stands here is kept nowhere
    /// else. None where there is no such notification that the current user may see.
    /// </summary>
    Task<IReadOnlyList<NotifiedAnswer>> Answers(NotificationId notification, CancellationToken ct);

    /// <summary>
    /// All that the notifications of these cases say, as <see cref="Answers"/> does, each under its case: of those that the current
    /// user may see, first received first.
    /// </summary>
    Task<ILookup<CaseId, NotificationSays>> AnswersOf(IReadOnlyCollection<CaseId> cases, CancellationToken ct);

    /// <summary>The notifications that belong to a case, first received first.</summary>
    Task<IReadOnlyList<NotificationReceived>> OfCase(CaseId reviewed, CancellationToken ct);

    /// <summary>
    /// What the notifications of a case ask to be done, first received first: an alert to the national database, and a joint agency
    /// response, called for by what was put right or joined after a moment, for whoever decided before that whether one is needed.
    /// </summary>
    Task<IReadOnlyList<NotificationAsks>> AsksOf(CaseId reviewed, Instant decided, CancellationToken ct);

    /// <summary>Why a decision on a notification was taken; empty where no reason was asked for.</summary>
    Task<string> WhyDecided(NotificationId notification, int decision, CancellationToken ct);

    /// <summary>Why a notification was put right.</summary>
    Task<string> WhyAmended(NotificationId notification, int amendment, CancellationToken ct);

    /// <summary>How many wait for triage, of those that the current user may see: for the main navigation.</summary>
    Task<int> CountNew(CancellationToken ct);

    /// <summary>
    /// What somebody looks for, of what the current user may see at triage: the notification of a reference, or those that began no
    /// case and whose NHS number it is, or those that wait or are not reviewed here and whose names hold words that begin with each word
    /// typed, of those not reviewed by the family name first. None where they may not triage.
    /// </summary>
    Task<IReadOnlyList<NotificationFound>> Sought(string typed, CancellationToken ct);
}

/// <summary>Sex as registered or observed.</summary>
public enum Sex
{
    /// <summary>Female.</summary>
    Female,

    /// <summary>Male.</summary>
    Male,

    /// <summary>Indeterminate, or not known.</summary>
    [Display(Name = "Indeterminate or not known")]
    NotKnown,
}

/// <summary>What one notification asks to be done.</summary>
/// <param name="Reference">What people call it, such as N-2026-0412.</param>
/// <param name="Criteria">What it says since that calls for a joint agency response.</param>
/// <param name="Alert">What the national database is to be told at once; null where nothing is.</param>
public sealed record NotificationAsks(string Reference, JointResponseCriteria Criteria, string? Alert);

/// <summary>One notification that was found.</summary>
/// <param name="Reference">What people call it, such as N-2026-0412.</param>
/// <param name="IsRestricted">Whether only a closed list may see it.</param>
/// <param name="GivenName">Given name; null where the child was not named.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="AlsoKnownAs">Other names; empty where none.</param>
/// <param name="DateOfBirth">Date of birth.</param>
/// <param name="DateOfDeath">Date of death.</param>
/// <param name="Area">Where the child lived; null where that is not settled yet.</param>
/// <param name="State">What has become of it, in words.</param>
public sealed record NotificationFound(
    string Reference, bool IsRestricted, string? GivenName, string FamilyName, string AlsoKnownAs, LocalDate DateOfBirth, LocalDate DateOfDeath, Area? Area, string State);

/// <summary>Who died, when and where, as notified.</summary>
/// <param name="GivenName">Given name; null where the child was not named.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="AlsoKnownAs">Other names; empty where none.</param>
/// <param name="DateOfBirth">Date of birth.</param>
/// <param name="DateOfDeath">Date of death.</param>
/// <param name="TimeOfDeath">Time of death in London, where known.</param>
/// <param name="Sex">Sex.</param>
/// <param name="NhsNumber">NHS number, where known and verified by its check digit.</param>
/// <param name="Postcode">Home postcode, where known.</param>
/// <param name="PlaceOfDeath">Where the child died, in words.</param>
/// <param name="Circumstances">What happened, in short.</param>
/// <param name="ReceivedAt">When the panel's office was told.</param>
/// <param name="From">Who told it: name, role and agency in one line.</param>
/// <param name="Professionals">Who knew the child, as the notifier listed them.</param>
public sealed record NotifiedDeath(
    string? GivenName,
    string FamilyName,
    string AlsoKnownAs,
    LocalDate DateOfBirth,
    LocalDate DateOfDeath,
    LocalTime? TimeOfDeath,
    Sex Sex,
    NhsNumber? NhsNumber,
    Postcode? Postcode,
    string PlaceOfDeath,
    string Circumstances,
    Instant ReceivedAt,
    string From,
    IReadOnlyList<NotifiedProfessional> Professionals)
{
    /// <summary>Home address without its postcode; empty where it was not told.</summary>
    public string Address { get; init; } = "";

    /// <summary>Who of the office wrote it down; the public where the notifier typed it.</summary>
    public UserId LoggedBy { get; init; } = UserId.Public;

    /// <summary>Whether the child died at home, and so in the area of normal residence.</summary>
    public bool DiedAtHome { get; init; }
}

/// <summary>A professional who knew the child, as the notifier listed them.</summary>
/// <param name="Agency">The agency or kind of agency, such as GP or school.</param>
/// <param name="Name">The person's name; may be empty.</param>
/// <param name="Role">What they are to the child; may be empty.</param>
/// <param name="Email">Email; may be empty.</param>
/// <param name="Telephone">Telephone; may be empty.</param>
public sealed record NotifiedProfessional(string Agency, string Name, string Role, string Email, string Telephone);

/// <summary>One answer that a notification gives to the notification form.</summary>
/// <param name="LinkId">The question's name in the form.</param>
/// <param name="Row">Which row of a list, from nought; null outside of lists.</param>
/// <param name="Value">A choice by its code, a day as 2026-03-01, a time as 06:50, a moment as both, yes or no, a number; else the words.</param>
public sealed record NotifiedAnswer(string LinkId, int? Row, string Value);

/// <summary>All that one notification says.</summary>
/// <param name="Notification">Its identity.</param>
/// <param name="Reference">What people call it, such as N-2026-0412.</param>
/// <param name="ReceivedAt">When the office was told.</param>
/// <param name="Answers">What it says, in the order of the notification form.</param>
public sealed record NotificationSays(NotificationId Notification, string Reference, Instant ReceivedAt, IReadOnlyList<NotifiedAnswer> Answers);

/// <summary>A notification as the case lists it.</summary>
/// <param name="Notification">Its identity.</param>
/// <param name="Reference">What people call it, such as N-2026-0412.</param>
/// <param name="ReceivedAt">When the office was told.</param>
/// <param name="Source">How: the web form, telephone, mail, registrar or coroner.</param>
/// <param name="From">Who told us: name, role and agency in one line.</param>
/// <param name="Professionals">Who knew the child, as the notifier listed them.</param>
public sealed record NotificationReceived(
    NotificationId Notification, string Reference, Instant ReceivedAt, string Source, string From, IReadOnlyList<NotifiedProfessional> Professionals)
{
    /// <summary>Who of the office wrote it down; the public where the notifier typed it.</summary>
    public UserId LoggedBy { get; init; } = UserId.Public;
}
