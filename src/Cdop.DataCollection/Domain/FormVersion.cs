namespace Cdop.DataCollection.Domain;

/// <summary>What has become of a version of a form that was loaded.</summary>
internal enum FormState
{
    /// <summary>It can be looked at and tried, and is asked of nobody.</summary>
    Draft,

    /// <summary>It is used for new cases from its day on. It never changes and never goes: a case keeps the version it was asked in.</summary>
    Published,

    /// <summary>It was a draft, and nothing came of it.</summary>
    Withdrawn,
}

/// <summary>A version of a statutory form that somebody loaded: its definition as it came, which never changes, and what became of it.</summary>
internal sealed class FormVersion : Aggregate
{
    public const int LongestName = 60;

    public const int LongestTitle = 200;

    public const int LongestReason = 2000;

    private FormVersion() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>Which form it is.</summary>
    public required string Key { get; init; }

    /// <summary>Which version of it.</summary>
    public required string Edition { get; init; }

    /// <summary>What the form is called.</summary>
    public required string Title { get; init; }

    /// <summary>The definition, exactly as it was loaded.</summary>
    public required string Json { get; init; }

    public required UserId LoadedBy { get; init; }

    public required Instant LoadedAt { get; init; }

    public FormState State { get; private set; }

    /// <summary>From when it is used for new cases, once it is published.</summary>
    public LocalDate? From { get; private set; }

    /// <summary>Who published or withdrew it.</summary>
    public UserId? SettledBy { get; private set; }

    public Instant? SettledAt { get; private set; }

    /// <summary>Why it was withdrawn, or is used from a day that was not after the day of its publication.</summary>
    public string? Because { get; private set; }

    public static FormVersion Load(string key, string edition, string title, string json, UserId by, Instant now) =>
        new() { Key = key, Edition = edition, Title = title, Json = json, LoadedBy = by, LoadedAt = now };

    /// <summary>Lets it be used for new cases from a day on: after every other version of the form, and after today unless somebody says why.</summary>
    /// <param name="from">The day.</param>
    /// <param name="latest">The day from which the latest version of the form is used; none for a new form.</param>
    /// <param name="because">Why the day is not after today.</param>
    /// <param name="by">Who publishes it.</param>
    /// <param name="now">When.</param>
    public Problems Publish(LocalDate from, LocalDate? latest, string? because, UserId by, Instant now)
    {
        var isAfterToday = from > now.DateIn();
        var problems = MustBeDraft()
            .When(from <= latest, nameof(From), $"The day must be after {InWords.Day(latest.GetValueOrDefault())}, from which the latest version of this form is used")
            .When(latest is not null && !isAfterToday && string.IsNullOrWhiteSpace(because), nameof(Because), "Say why it is used from a day that is not after today, or choose a later day");
        if (!problems.Any)
        {
            (State, From, SettledBy, SettledAt, Because) = (FormState.Published, from, by, now, string.IsNullOrWhiteSpace(because) ? null : because);
        }

        return problems;
    }

    /// <summary>Gives a draft up.</summary>
    public Problems Withdraw(string because, UserId by, Instant now)
    {
        var problems = MustBeDraft();
        if (!problems.Any)
        {
            (State, SettledBy, SettledAt, Because) = (FormState.Withdrawn, by, now, because);
        }

        return problems;
    }

    private Problems MustBeDraft() => new Problems()
        .When(State == FormState.Published, "", "This version is published: it never changes and never goes, because cases were asked it or may be")
        .When(State == FormState.Withdrawn, "", "This draft was withdrawn");
}
