using System.ComponentModel.DataAnnotations;
using Ardalis.Specification;

namespace Cdop.Partnership.Domain;

/// <summary>Why somebody must see a case at once.</summary>
internal enum EmergencyReason
{
    [Display(Name = "Another child may not be safe now")]
    AnotherChild,

    [Display(Name = "The coroner or the police need an answer now")]
    CoronerOrPolice,

    [Display(Name = "The people who may see it cannot be reached")]
    NobodyReached,

    [Display(Name = "Another reason")]
    Other,
}

/// <summary>What the review of an emergency access found.</summary>
internal enum ReviewOutcome
{
    [Display(Name = "Justified")]
    Justified,

    [Display(Name = "Not justified")]
    NotJustified,
}

/// <summary>
/// One use of emergency access: a person asked to read one case for an hour, with a reason, and somebody else reviews it.
/// Kept and reviewed too where no case bears the reference, which the reviewer is told in so many words: who tries references
/// one after another must be seen, and what is only counted somewhere is seen by nobody. Whoever asked is answered alike.
/// </summary>
internal sealed class EmergencyUse : Aggregate, IAbout
{
    /// <summary>How long it opens the case.</summary>
    public static readonly Duration Lasts = Duration.FromMinutes(60);

    /// <summary>Within which it is to be reviewed.</summary>
    public static readonly Duration ReviewWithin = Duration.FromHours(72);

    /// <summary>
    /// How many uses of one person may wait for their review at once. An emergency is rare: who needs a fourth within the three
    /// days that a review may take, or opens one case after another, speaks to a manager first.
    /// </summary>
    public const int MostWaiting = 3;

    private const int ShortestReason = 20;
    private const int LongestReason = 2000;

    private EmergencyUse() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The case or notification; all zeros where there is none of that reference.</summary>
    public required Guid Subject { get; init; }

    public required string Reference { get; init; }

    /// <summary>The area whose people review it; null for those of any area, where it is of none or nobody there could.</summary>
    public Area? Area { get; init; }

    public required UserId Person { get; init; }

    public required EmergencyReason Reason { get; init; }

    public required string Because { get; init; }

    public required Instant At { get; init; }

    /// <summary>When it closes again: after its hour, or with a review that found it not justified.</summary>
    public required Instant Until { get; set; }

    /// <summary>Whether it opened anything: false where there was nothing, the person is shut out, or nobody else could review it.</summary>
    public required bool Opened { get; init; }

    public ReviewOutcome? Outcome { get; private set; }

    public string? OutcomeBecause { get; private set; }

    public UserId? ReviewedBy { get; private set; }

    public Instant? ReviewedAt { get; private set; }

    /// <summary>Whether there is a case of that reference at all.</summary>
    public bool IsOfACase => Subject != Guid.Empty;

    /// <summary>Records that a person asked. Where <paramref name="found"/> is null there is nothing of that reference.</summary>
    public static Result<EmergencyUse> Ask(string reference, SubjectFound? found, Area? reviewedIn, bool mayOpen, EmergencyReason reason, string because, UserId by, Instant now)
    {
        var problems = new Problems()
            .When(because.Length < ShortestReason, nameof(Because), $"Say in at least {ShortestReason} characters what has happened")
            .When(because.Length > LongestReason, nameof(Because), $"What has happened must be {LongestReason} characters or fewer");
        return problems.Any
            ? problems
            : new EmergencyUse
            {
                Subject = found?.Subject ?? Guid.Empty,
                Reference = reference,
                Area = reviewedIn,
                Person = by,
                Reason = reason,
                Because = because,
                At = now,
                Until = now + Lasts,
                Opened = found is not null && mayOpen,
            };
    }

    /// <summary>Says whether it was justified. Never by the person who used it, and once.</summary>
    public Result<EmergencyUse> Review(ReviewOutcome outcome, string because, UserId by, Instant now)
    {
        var problems = new Problems()
            .When(by == Person, "", "Somebody else must review it: you used it yourself")
            .When(Outcome is not null, "", "It has been reviewed already")
            .When(because.Length == 0, nameof(Because), "Say why")
            .When(because.Length > LongestReason, nameof(Because), $"The reason must be {LongestReason} characters or fewer");
        if (problems.Any)
        {
            return problems;
        }

        (Outcome, OutcomeBecause, ReviewedBy, ReviewedAt) = (outcome, because, by, now);
        return this;
    }

    /// <summary>Closes the case to whoever used it, where it is still open to them.</summary>
    public void End(Instant now) => Until = Instant.Min(Until, now);
}

/// <summary>A use that waits for its review, and the people who could review it.</summary>
internal sealed record WaitingReview(EmergencyUse Use, IReadOnlyList<UserId> Reviewers)
{
    /// <summary>Whether nobody but this person could review it.</summary>
    public bool HangsOn(UserId person) => Reviewers is [var only] && only == person;
}

/// <summary>The uses that wait for a review, wherever they are: whether somebody is left who can review them does not hang on who asks.</summary>
internal sealed class WaitingUses : Specification<EmergencyUse>
{
    public WaitingUses() => Query.Where(u => u.Outcome == null).IgnoreQueryFilters();

    public WaitingUses(Guid subject)
        : this() => Query.Where(u => u.Subject == subject);
}

/// <summary>A person's own uses that wait for a review, wherever they are.</summary>
internal sealed class WaitingUsesOf : Specification<EmergencyUse>
{
    public WaitingUsesOf(UserId person) => Query.Where(u => u.Person == person && u.Outcome == null).IgnoreQueryFilters();
}

/// <summary>What a person has asked to see in an emergency and still may: their own, wherever it is.</summary>
internal sealed class OpenUsesOf : Specification<EmergencyUse>
{
    public OpenUsesOf(UserId person, Instant now) => Query.Where(u => u.Person == person && u.Until > now).IgnoreQueryFilters();
}

/// <summary>What has been opened of a subject in an emergency and still is, whoever asks: every module is told of it.</summary>
internal sealed class OpenUsesAt : Specification<EmergencyUse>
{
    public OpenUsesAt(Guid subject, Instant now) => Query.Where(u => u.Subject == subject && u.Opened && u.Until > now).IgnoreQueryFilters();
}
