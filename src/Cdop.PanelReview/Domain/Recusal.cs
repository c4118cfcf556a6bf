using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview.Domain;

/// <summary>How it became known that a member has an interest in a case.</summary>
internal enum RecusalSource
{
    /// <summary>The member said so.</summary>
    [Display(Name = "Declared by the member")]
    Declared,

    /// <summary>The chair or the office said so.</summary>
    [Display(Name = "Added by the chair or the office")]
    Added,
}

/// <summary>
/// A member takes no part in the review of a case in which they, or who they work with, had a part. For them the case is not there, on any
/// meeting, until it is taken back; what was said and taken back stays.
/// </summary>
internal sealed class Recusal : Aggregate, IAbout
{
    /// <summary>What is asked where no reason is given.</summary>
    public const string Unsaid = "Enter what part they had";

    private Recusal() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid Subject { get; private init; }

    public Guid Member { get; private init; }

    public RecusalSource Source { get; private init; }

    /// <summary>Why; empty where the member declared it and said no more.</summary>
    public string Because { get; private init; } = "";

    public Instant At { get; private init; }

    public UserId By { get; private init; }

    public Instant? TakenBackAt { get; private set; }

    public UserId? TakenBackBy { get; private set; }

    /// <summary>Why it was taken back; empty while it holds.</summary>
    public string TakenBackBecause { get; private set; } = "";

    public bool Holds => TakenBackAt is null;

    /// <summary>The chair or the office says so, and why.</summary>
    public static Result<Recusal> Of(PanelCase reviewed, PanelMember member, string because, UserId by, Instant now) =>
        because.Length == 0
            ? new Problem(nameof(Because), Unsaid)
            : new Recusal { Subject = reviewed.Subject, Member = member.Id, Source = RecusalSource.Added, Because = because, By = by, At = now };

    /// <summary>The member says so.</summary>
    public static Recusal Declare(Guid reviewed, Guid member, UserId by, Instant now) =>
        new() { Subject = reviewed, Member = member, Source = RecusalSource.Declared, By = by, At = now };

    /// <summary>There is no conflict after all.</summary>
    public Result<Recusal> TakeBack(string because, UserId by, Instant now)
    {
        var problems = new Problems()
            .When(!Holds, "", "It was taken back already")
            .When(because.Length == 0, "Because", "Enter why they may take part after all");
        if (problems.Any)
        {
            return problems;
        }

        (TakenBackAt, TakenBackBy, TakenBackBecause) = (now, by, because);
        return this;
    }
}
