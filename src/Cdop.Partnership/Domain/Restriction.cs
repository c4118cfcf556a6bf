using System.ComponentModel.DataAnnotations;
using Ardalis.Specification;

namespace Cdop.Partnership.Domain;

/// <summary>Why a person is shut out of a case or notification.</summary>
internal enum ExclusionReason
{
    [Display(Name = "Works, or has worked, with the family or at a service concerned")]
    Involved,

    [Display(Name = "Relative or friend of the family")]
    Relative,

    [Display(Name = "Named in the case")]
    Named,

    [Display(Name = "Another conflict of interest")]
    Other,
}

/// <summary>
/// Who may see one notification or case beyond what area and role say: whether only a closed list may, who is on that
/// list, and who is shut out whatever else holds. One for each subject that anybody has ever restricted or shut out of.
/// </summary>
internal sealed class Restriction : Aggregate, IAbout
{
    private const int LongestReason = 2000;
    private readonly List<AccessLine> lines = [];

    private readonly List<LetBack> letBack = [];

    private Restriction() { }

    public required Guid Subject { get; init; }

    /// <summary>What people call it now.</summary>
    public required string Reference { get; set; }

    /// <summary>The area that settles who keeps the lists; null while none is settled.</summary>
    public Area? Area { get; set; }

    public bool IsRestricted { get; private set; }

    public required Instant ChangedAt { get; set; }

    public IReadOnlyList<AccessLine> Lines => lines;

    /// <summary>Those whom a manager has let back, so that no likeness to another death shuts them out again.</summary>
    public IReadOnlyList<LetBack> LetBack => letBack;

    public static Restriction Of(SubjectFound found, Instant now) =>
        new() { Subject = found.Subject, Reference = found.Reference, Area = found.Area, ChangedAt = now };

    /// <summary>Takes over what the subject is called and where it belongs, which may change once a notification becomes a case.</summary>
    public void Know(string reference, Area? area) => (Reference, Area) = (reference, area ?? Area);

    /// <summary>Closes it to all but a list, which begins with those who answer for it.</summary>
    public Result<Restriction> Restrict(IEnumerable<UserId> first, string because, UserId by, Instant now)
    {
        var problems = Reason(because);
        if (problems.Any)
        {
            return problems;
        }

        (IsRestricted, ChangedAt) = (true, now);
        foreach (var person in first.Where(p => !Has(p, AccessKind.Listed)))
        {
            lines.Add(Line(person, AccessKind.Listed, null, because, by, now));
        }

        return this;
    }

    /// <summary>Takes over who is shut out of another subject, and its closed list, instead of one's own, where it has one.</summary>
    public void TakeAlong(Restriction lists, Instant now)
    {
        if (lists.IsRestricted)
        {
            lines.RemoveAll(l => l.Kind == AccessKind.Listed && !lists.Has(l.Person, AccessKind.Listed));
        }

        foreach (var line in lists.Lines.Where(l => (l.Kind == AccessKind.Excluded || lists.IsRestricted) && !Has(l.Person, l.Kind)))
        {
            lines.Add(Line(line.Person, line.Kind, line.Reason, line.Because, line.By, now));
        }

        ChangedAt = now;
    }

    /// <summary>
    /// Shuts out whoever is shut out of another, which may be the same death, or one person of them; nobody whom a manager has let back
    /// since, and not the last of a closed list: whoever likens a death to another must not empty it. Says whether that is anybody.
    /// </summary>
    public bool ShutOutAs(Restriction other, Instant now, UserId? only = null)
    {
        var before = lines.Count;
        foreach (var line in other.Lines.Where(l => l.Kind == AccessKind.Excluded && (only is null || l.Person == only) && !Has(l.Person, AccessKind.Excluded) && !letBack.Exists(one => one.Person == l.Person)).ToList())
        {
            if (!IsLastOfList(line.Person))
            {
                lines.Add(Line(line.Person, line.Kind, line.Reason, AsOf(other), line.By, now));
            }
        }

        ChangedAt = lines.Count > before ? now : ChangedAt;
        return lines.Count > before;
    }

    /// <summary>Lets a person back who was shut out for nothing but their being shut out of another, of which they are let back. Says whether they were.</summary>
    public bool LetBackAs(Restriction other, UserId person, Instant now)
    {
        var gone = lines.RemoveAll(l => l.Person == person && l.Kind == AccessKind.Excluded && l.Because == AsOf(other)) > 0;
        ChangedAt = gone ? now : ChangedAt;
        return gone;
    }

    /// <summary>
    /// Opens it again to those of its area; who is shut out stays shut out. Only somebody on the list can: anybody else would
    /// open it to themselves.
    /// </summary>
    public Result<Restriction> Lift(string because, UserId by, Instant now)
    {
        var problems = Reason(because)
            .When(IsRestricted && !Has(by, AccessKind.Listed), "", "You are not on its list. Somebody who is can open it again, or another manager can put you on the list");
        if (problems.Any)
        {
            return problems;
        }

        (IsRestricted, ChangedAt) = (false, now);
        lines.RemoveAll(l => l.Kind == AccessKind.Listed);
        return this;
    }

    /// <summary>Puts a person on the closed list. It gives no right that their role and area do not.</summary>
    public Result<Restriction> Allow(UserId person, string because, UserId by, Instant now)
    {
        var problems = Reason(because)
            .When(!IsRestricted, "Person", "Everybody of the area may see it. Restrict it first, and then say who may see it")
            .When(Has(person, AccessKind.Listed), "Person", "This person is on the list already");
        return problems.Any ? problems : Add(Line(person, AccessKind.Listed, null, because, by, now));
    }

    /// <summary>
    /// Shuts a person out, whatever else holds. While it is closed, only somebody on the list shuts out anybody but themselves, and the last
    /// of the list who could open it again stays. Who is shut out cannot review an emergency access either: while one waits, its user shuts
    /// nobody out but themselves, and the last reviewer stays.
    /// </summary>
    /// <param name="person">Who is shut out.</param>
    /// <param name="reason">Why, by its kind.</param>
    /// <param name="because">Why, in words.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="waiting">The emergency uses that wait for a review.</param>
    /// <param name="keepers">Those who answer for its area, and could open it again where they are on the list.</param>
    /// <param name="now">When.</param>
    public Result<Restriction> Exclude(UserId person, ExclusionReason reason, string because, UserId by, IReadOnlyCollection<WaitingReview> waiting, IReadOnlyCollection<UserId> keepers, Instant now)
    {
        var problems = Reason(because)
            .When(IsRestricted && person != by && !Has(by, AccessKind.Listed), "", "You are not on its list. Somebody who is on it decides who is shut out")
            .When(IsRestricted && CanOpen(person, keepers) && !keepers.Any(other => other != person && CanOpen(other, keepers)), "Person", "This person is the last on the list who could open it again. Put another manager on the list first, or open it again")
            .When(by != person && waiting.Any(w => w.Use.Person == by), "", "You used emergency access to it, and that waits for its review. Until then somebody else decides who is shut out")
            .When(waiting.Any(w => w.HangsOn(person)), "Person", "This person is the only one who can review an emergency access to it. Have that reviewed first")
            .When(Has(person, AccessKind.Excluded), "Person", "This person is shut out already");
        if (problems.Any)
        {
            return problems;
        }

        letBack.RemoveAll(one => one.Person == person);
        return Add(Line(person, AccessKind.Excluded, reason, because, by, now));
    }

    /// <summary>
    /// Takes a person off the closed list, or lets somebody shut out back to what their role and area allow. While it is closed,
    /// only somebody on the list does, and the last of the list stays: a closed list that nobody is on could be opened by nobody.
    /// </summary>
    public Result<Restriction> Remove(UserId person, AccessKind kind, string because, UserId by, Instant now)
    {
        var problems = Reason(because)
            .When(IsRestricted && !Has(by, AccessKind.Listed), "", "You are not on its list. Somebody who is on it decides who is taken off it or let back")
            .When(kind == AccessKind.Listed && person == by && Has(by, kind) && lines.Count(l => l.Kind == kind) == 1, "", "This person is the last on the list. Put somebody else on it first, or open it again");
        if (problems.Any)
        {
            return problems;
        }

        ChangedAt = now;
        if (lines.RemoveAll(l => l.Person == person && l.Kind == kind) > 0 && kind == AccessKind.Excluded)
        {
            letBack.Add(new() { Subject = Subject, Person = person, By = by, At = now });
        }

        return this;
    }

    private static string AsOf(Restriction other) => $"As of {other.Reference}, which may be the same death";

    private bool IsLastOfList(UserId person) =>
        IsRestricted && Has(person, AccessKind.Listed) && lines.Count(l => l.Kind == AccessKind.Listed && !Has(l.Person, AccessKind.Excluded)) == 1;

    private bool CanOpen(UserId person, IReadOnlyCollection<UserId> keepers) =>
        keepers.Contains(person) && Has(person, AccessKind.Listed) && !Has(person, AccessKind.Excluded);

    public bool Has(UserId person, AccessKind kind) => lines.Any(l => l.Person == person && l.Kind == kind);

    /// <summary>Whether somebody who answers for these areas may look after it: not if they are shut out themselves.</summary>
    public bool IsKeptBy(UserId person, IReadOnlyCollection<Area> areas) =>
        !Has(person, AccessKind.Excluded) && (Area is null ? areas.Count > 0 : areas.Contains(Area));

    private static Problems Reason(string because) =>
        new Problems()
            .When(because.Length == 0, "Because", "Say why")
            .When(because.Length > LongestReason, "Because", $"The reason must be {LongestReason} characters or fewer");

    private AccessLine Line(UserId person, AccessKind kind, ExclusionReason? reason, string because, UserId by, Instant now) =>
        new() { Subject = Subject, Person = person, Kind = kind, Reason = reason, Because = because, By = by, At = now };

    private Restriction Add(AccessLine line)
    {
        lines.Add(line);
        ChangedAt = line.At;
        return this;
    }
}

/// <summary>One person on the closed list of a subject, or shut out of it.</summary>
internal sealed class AccessLine : IAbout
{
    public required Guid Subject { get; init; }

    public required UserId Person { get; init; }

    public required AccessKind Kind { get; init; }

    public ExclusionReason? Reason { get; init; }

    public required string Because { get; init; }

    public required UserId By { get; init; }

    public required Instant At { get; init; }
}

/// <summary>One person who was shut out of a subject and whom a manager has let back.</summary>
internal sealed class LetBack : IAbout
{
    public required Guid Subject { get; init; }

    public required UserId Person { get; init; }

    public required UserId By { get; init; }

    public required Instant At { get; init; }
}

/// <summary>What is kept of several subjects that may be one death, whoever asks: who is shut out of one must not read another.</summary>
internal sealed class AccessOfAny : Specification<Restriction>
{
    public AccessOfAny(IReadOnlyCollection<Guid> subjects) => Query.Where(r => subjects.Contains(r.Subject)).IgnoreQueryFilters();
}

/// <summary>What is kept of a subject, for those who must decide before they know whether the person who acts may see it.</summary>
internal sealed class AccessOf : Specification<Restriction>
{
    public AccessOf(Guid subject) => Query.Where(r => r.Subject == subject).IgnoreQueryFilters();
}
