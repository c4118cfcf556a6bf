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

    /// <summary>They sign in with the account of somebody who takes no part.</summary>
    [Display(Name = "By the account they sign in with")]
    Account,
}

/// <summary>That somebody takes no part in the review of a case, until it is taken back; what was said and taken back stays.</summary>
internal abstract class TakesNoPart : Aggregate, IAbout
{
    /// <summary>What is asked where no reason is given.</summary>
    public const string Unsaid = "Enter what part they had";

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid Subject { get; protected init; }

    /// <summary>Why; empty where the member declared it and said no more.</summary>
    public string Because { get; protected init; } = "";

    public Instant At { get; protected init; }

    public UserId By { get; protected init; }

    public Instant? TakenBackAt { get; private set; }

    public UserId? TakenBackBy { get; private set; }

    /// <summary>Why it was taken back; empty while it holds.</summary>
    public string TakenBackBecause { get; private set; } = "";

    public bool Holds => TakenBackAt is null;

    /// <summary>There is no conflict after all.</summary>
    public Result<TakesNoPart> TakeBack(string because, UserId by, Instant now)
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

/// <summary>
/// A member takes no part in the review of a case in which they, or who they work with, had a part. For them the case is not there, on any
/// meeting, until it is taken back; what was said and taken back stays.
/// </summary>
internal sealed class Recusal : TakesNoPart
{
    private readonly List<RecusedPerson> people = [];

    private Recusal() { }

    public Guid Member { get; private init; }

    public RecusalSource Source { get; private init; }

    /// <summary>The accounts that it holds for beside the member: all that the member signed in with while it held.</summary>
    public IReadOnlyList<RecusedPerson> People => people;

    /// <summary>The chair or the office says so, and why.</summary>
    public static Result<Recusal> Of(PanelCase reviewed, PanelMember member, string because, UserId by, Instant now) =>
        because.Length == 0
            ? new Problem(nameof(Because), Unsaid)
            : new Recusal { Subject = reviewed.Subject, Member = member.Id, Source = RecusalSource.Added, Because = because, By = by, At = now }.HoldFor(member.Person);

    /// <summary>The member says so.</summary>
    public static Recusal Declare(Guid reviewed, PanelMember member, UserId by, Instant now) =>
        new Recusal { Subject = reviewed, Member = member.Id, Source = RecusalSource.Declared, By = by, At = now }.HoldFor(member.Person);

    /// <summary>A member signs in with an account that takes no part.</summary>
    public static Recusal Along(Guid reviewed, PanelMember member, UserId by, Instant now) =>
        new Recusal { Subject = reviewed, Member = member.Id, Source = RecusalSource.Account, By = by, At = now }.HoldFor(member.Person);

    /// <summary>It holds for an account too, where the member has one, whatever becomes of either.</summary>
    public Recusal HoldFor(UserId? person)
    {
        if (person is { } account && people.TrueForAll(one => one.Person != account))
        {
            people.Add(new() { Recusal = Id, Subject = Subject, Person = account });
        }

        return this;
    }
}

/// <summary>An account for which a case is not there, because somebody who takes no part in it signs in with it, or did.</summary>
internal sealed class RecusedPerson : IAbout
{
    public required Guid Recusal { get; init; }

    /// <inheritdoc/>
    public required Guid Subject { get; init; }

    public required UserId Person { get; init; }
}

/// <summary>
/// Somebody who comes in the place of members takes no part in the review of a case in which they, or who they work with, had a part: at
/// whichever meeting, and in whose place. By their address they are known again; the member whose seat they fill has a part in it as before.
/// </summary>
internal sealed class DeputyRecusal : TakesNoPart
{
    private DeputyRecusal() { }

    public string Name { get; private init; } = "";

    /// <summary>In small letters.</summary>
    public string Email { get; private init; } = "";

    /// <summary>The chair or the office says so, and why.</summary>
    public static Result<DeputyRecusal> Of(PanelCase reviewed, Deputy deputy, string because, UserId by, Instant now) =>
        because.Length == 0
            ? new Problem(nameof(Because), Unsaid)
            : new DeputyRecusal { Subject = reviewed.Subject, Name = deputy.Name, Email = deputy.Key, Because = because, By = by, At = now };
}
