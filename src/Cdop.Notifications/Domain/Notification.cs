using System.ComponentModel.DataAnnotations;

namespace Cdop.Notifications.Domain;

/// <summary>How word of a death reached the office.</summary>
internal enum Source
{
    [Display(Name = "Web form")]
    WebForm,

    Telephone,

    [Display(Name = "Email or post")]
    Mail,

    [Display(Name = "Registrar (section 31)")]
    Registrar,

    Coroner,
}

/// <summary>What has become of a notification.</summary>
internal enum NotificationState
{
    [Display(Name = "Waiting for triage")]
    New,

    [Display(Name = "Accepted as a new case")]
    Accepted,

    [Display(Name = "Joined to a case")]
    Joined,

    [Display(Name = "Out of scope")]
    OutOfScope,

    [Display(Name = "Passed to another panel")]
    PassedOn,

    [Display(Name = "Withdrawn: made by mistake")]
    Withdrawn,
}

/// <summary>When and how the office was told, and who wrote it down.</summary>
/// <param name="Source">How.</param>
/// <param name="At">When word reached the office.</param>
/// <param name="By">Who logged it; the public for the web form.</param>
internal sealed record Receipt(Source Source, Instant At, UserId By);

/// <summary>One correction of what was notified: when, by whom and why. What it said before is in the audit.</summary>
internal sealed record Amendment : IAbout
{
    public const int LongestReason = 2000;

    /// <summary>The notification put right.</summary>
    public required NotificationId Notification { get; init; }

    /// <summary>1, 2, 3 and so on within the notification.</summary>
    public required int Place { get; init; }

    /// <inheritdoc/>
    public Guid Subject => Notification.Value;

    public required Instant At { get; init; }

    public required UserId By { get; init; }

    public required string Because { get; init; }
}

/// <summary>
/// One word of a child's death that reached the panel's office (Working Together to Safeguard Children 2023, chapter 6).
/// Several may tell of the same death; what becomes of each is decided at triage.
/// </summary>
internal sealed partial class Notification : Aggregate, INeedToKnow
{
    private readonly List<Professional> professionals = [];
    private readonly List<Amendment> amendments = [];

    private Notification()
    {
    }

    public NotificationId Id { get; private init; } = NotificationId.New();

    public required NotificationReference Reference { get; init; }

    /// <summary>The notification's own number at first; the case's once it is joined to one that another notification began.</summary>
    public Guid Subject { get; private set; }

    /// <summary>Where the child was normally resident: proposed from the postcode when that is sure, else settled at triage.</summary>
    public Area? Area { get; private set; }

    public bool IsRestricted { get; set; }

    public Notifier Notifier { get; private set; } = null!;

    public Child Child { get; private set; } = null!;

    public Death Death { get; private set; } = null!;

    public IReadOnlyList<Professional> Professionals => professionals;

    /// <summary>Every correction, first to last.</summary>
    public IReadOnlyList<Amendment> Amendments => amendments;

    /// <summary>What the National Child Mortality Database should know at once; null for nothing.</summary>
    public string? NcmdAlert { get; private set; }

    public required Source Source { get; init; }

    public required Instant ReceivedAt { get; init; }

    public required UserId LoggedBy { get; init; }

    public required Instant LoggedAt { get; init; }

    public NotificationState State { get; private set; }

    /// <summary>The case it began or was joined to.</summary>
    public CaseId? Case { get; private set; }

    /// <summary>What people call that case.</summary>
    public CaseReference? CaseReference { get; private set; }

    /// <summary>Why it was withdrawn; null while it is not.</summary>
    public string? WithdrawnBecause { get; private set; }

    // What candidates for the same death are looked up by: kept beside what was told, because only a row's own columns can be indexed.
    public string NameKey { get; private set; } = "";

    public NhsNumber? NhsNumber { get; private set; }

    public LocalDate BornOn { get; private set; }

    public LocalDate DiedOn { get; private set; }

    /// <summary>Takes word of a death: refuses what cannot be, and nothing else. Asks for a closed list where the notifier does.</summary>
    public static Result<Notification> Log(NotificationReference reference, Notifier notifier, Child child, Death death, People people, Area? area, Receipt receipt, Instant now, bool refuseTestNumbers)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(death);

        var problems = Check(notifier, child, death, people, receipt.Source, now, refuseTestNumbers)
            .When(receipt.At > now, nameof(LogNotification.ReceivedOn), "Time of receipt must be now or earlier")
            .When(receipt.At.DateIn() < death.Date, nameof(LogNotification.ReceivedOn), "Time of receipt must be on or after the date of death")
            .When(receipt.At.DateIn() == death.Date && receipt.At < death.At, nameof(LogNotification.ReceivedTime), "Time of receipt must be at or after the time of death");
        if (problems.Any)
        {
            return problems;
        }

        var notification = new Notification
        {
            Reference = reference,
            Area = area,
            IsRestricted = people.OnlyAFew,
            Notifier = notifier,
            Child = child,
            Death = death,
            NcmdAlert = people.NcmdAlert,
            Source = receipt.Source,
            ReceivedAt = receipt.At,
            LoggedBy = receipt.By,
            LoggedAt = now,
        };
        notification.Subject = notification.Id.Value;
        notification.List(people.Professionals);
        notification.FindBy();
        notification.AskForClosedList(now);
        notification.Happened(new DeathTold { Subject = notification.Subject, OccurredAt = now });
        return notification;
    }

    /// <summary>Everything that cannot be, in the order of the form.</summary>
    public static Problems Check(Notifier notifier, Child child, Death death, People people, Source source, Instant now, bool refuseTestNumbers)
    {
        ArgumentNullException.ThrowIfNull(notifier);
        ArgumentNullException.ThrowIfNull(child);
        ArgumentNullException.ThrowIfNull(death);
        ArgumentNullException.ThrowIfNull(people);

        var problems = notifier.Check(new Problems(), source);
        child.Check(problems, now, refuseTestNumbers);
        death.Check(problems, child, now);
        return people.Check(problems);
    }

    /// <summary>What was told, as the form asks for it.</summary>
    public LogNotification AsTold() => new()
    {
        Notifier = Notifier,
        Child = Child,
        Death = Death,
        People = new() { Professionals = Professionals, OnlyAFew = IsRestricted, NcmdAlert = NcmdAlert },
        Source = Source,
    };

    /// <summary>Puts right what was notified. A case that it belongs to is told, and moves its clocks where the date of death is another.</summary>
    public Result<Notification> Amend(Notifier notifier, Child child, Death death, People people, UserId by, string because, Instant now, bool refuseTestNumbers)
    {
        ArgumentNullException.ThrowIfNull(people);

        if (State == NotificationState.Withdrawn)
        {
            return new Problem("", "This notification was withdrawn and cannot be corrected");
        }

        var problems = Check(notifier, child, death, people, Source, now, refuseTestNumbers)
            .When(death.Date > ReceivedAt.DateIn(), "Death.Date", $"Date of death must be on or before the day word of it reached the office, {ReceivedAt.DateIn().ToString("d MMMM uuuu", null)}")
            .When(death.Date == ReceivedAt.DateIn() && death.At > ReceivedAt, "Death.Time", $"Time of death must be at or before the time word of it reached the office, {ReceivedAt.TimeIn().ToString("HH:mm", null)}");
        if (problems.Any)
        {
            return problems;
        }

        var before = DeathAsTold.Of(Child, Death);
        (Notifier, Child, Death, NcmdAlert) = (notifier, child, death, people.NcmdAlert);
        List(people.Professionals);
        FindBy();
        Amendment amended = new() { Notification = Id, Place = amendments.Count + 1, At = now, By = by, Because = because };
        amendments.Add(amended);
        if (before != DeathAsTold.Of(Child, Death))
        {
            Happened(new DeathTold { Subject = Subject, OccurredAt = now });
        }

        if (Case is { } reviewed)
        {
            Happened(new NotificationAmended { Case = reviewed, Notification = Id, AmendedBy = by, Amendment = amended.Place, OccurredAt = now });
        }

        return this;
    }

    /// <summary>Takes back a notification that was made by mistake, before it is decided on.</summary>
    public Result<Notification> Withdraw(string because)
    {
        if (State == NotificationState.Withdrawn)
        {
            return new Problem("", "This notification was withdrawn already");
        }

        if (State != NotificationState.New)
        {
            return new Problem("", "This notification has been decided on. Undo the decision first");
        }

        (State, WithdrawnBecause) = (NotificationState.Withdrawn, because);
        return this;
    }

    private void List(IEnumerable<Professional> listed)
    {
        professionals.Clear();
        professionals.AddRange(listed.Where(p => !p.IsBlank).Select((p, at) => p.At(Id, Subject, at + 1)));
    }

    // Partnership keeps the list, under what it is called and where it belongs now; asked again, it takes these over.
    private void AskForClosedList(Instant now, Guid? leaves = null, Guid? joins = null)
    {
        if (IsRestricted)
        {
            Happened(new RestrictionAsked { Subject = Subject, Reference = CaseReference?.ToString() ?? Reference.ToString(), Area = Area, Leaves = leaves, Joins = joins, OccurredAt = now });
        }
    }

    private void FindBy() =>
        (NameKey, NhsNumber, BornOn, DiedOn) = (Domain.NameKey.Of(Child.GivenName, Child.FamilyName), Child.NhsNumber, Child.DateOfBirth, Death.Date);
}
