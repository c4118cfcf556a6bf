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

    private readonly List<TakenOff> takenOff = [];

    private Restriction() { }

    public required Guid Subject { get; init; }

    /// <summary>What people call it now.</summary>
    public required string Reference { get; set; }

    /// <summary>The area that settles who keeps the lists; null while none is settled.</summary>
    public Area? Area { get; set; }

    public bool IsRestricted { get; private set; }

    public required Instant ChangedAt { get; set; }

    public IReadOnlyList<AccessLine> Lines => lines;

    /// <summary>Those whom a manager has let back, or taken off the closed list: nothing that happens by itself shuts them out for what was known then, or lists them again.</summary>
    public IReadOnlyList<TakenOff> TakenOff => takenOff;

    public static Restriction Of(SubjectFound found, Instant now) =>
        new() { Subject = found.Subject, Reference = found.Reference, Area = found.Area, ChangedAt = now };

    /// <summary>Takes over what the subject is called and where it belongs, which may change once a notification becomes a case.</summary>
    public void Know(string reference, Area? area) => (Reference, Area) = (reference, area ?? Area);

    /// <summary>Closes it to all but a list, which begins with those who answer for it and whom no manager has taken off it; with all of them, where nobody else is left.</summary>
    public Result<Restriction> Restrict(IEnumerable<UserId> first, string because, UserId by, Instant now)
    {
        var problems = Reason(because);
        if (problems.Any)
        {
            return problems;
        }

        (IsRestricted, ChangedAt) = (true, now);
        var keepers = first.ToList();
        var wanted = keepers.Where(p => !takenOff.Exists(one => one.Person == p && one.Kind == AccessKind.Listed)).ToList();
        var isEmpty = wanted.Count == 0 && lines.TrueForAll(l => l.Kind != AccessKind.Listed);
        foreach (var person in (isEmpty ? keepers : wanted).Where(p => !Has(p, AccessKind.Listed)))
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
            lines.Add(Line(line.Person, line.Kind, line.Reason, line.Because, line.By, now, line.AsOf));
        }

        takenOff.AddRange(lists.TakenOff.Where(one => one.Kind == AccessKind.Listed && !takenOff.Exists(own => own.Person == one.Person && own.Kind == one.Kind)).Select(one => one.At(Subject)));
        ChangedAt = now;
    }

    /// <summary>Takes off the closed list whoever was taken off that of what joins it: who is not to see the one is not to see it with the other. The last of the list stays.</summary>
    public void KeepOff(Restriction joins, Instant now)
    {
        foreach (var off in joins.TakenOff.Where(one => one.Kind == AccessKind.Listed && !IsLastOfList(one.Person) && !takenOff.Exists(own => own.Person == one.Person && own.Kind == one.Kind)))
        {
            lines.RemoveAll(l => l.Person == off.Person && l.Kind == AccessKind.Listed);
            takenOff.Add(off.At(Subject));
        }

        ChangedAt = now;
    }

    /// <summary>
    /// Follows what may be the same death: shuts out whom a manager has shut out of any of it, and lets back whom nothing there keeps out any
    /// more. Nobody whom a manager has let back here since, and not the last of a closed list: whoever likens a death to another must not
    /// empty it. Says whether that changed anything.
    /// </summary>
    public bool Follow(IEnumerable<Restriction> like, Instant now)
    {
        var wanted = like.SelectMany(other => other.lines)
            .Where(l => l is { Kind: AccessKind.Excluded, AsOf: null } && !takenOff.Exists(one => one.Person == l.Person && one.Kind == l.Kind && one.TakenAt >= l.At))
            .GroupBy(l => l.Person).Select(theirs => theirs.OrderBy(l => l.At).ThenBy(l => l.Subject).First()).ToDictionary(l => l.Person);
        var changed = lines.RemoveAll(l => l.AsOf is not null && !wanted.ContainsKey(l.Person)) > 0;
        foreach (var root in wanted.Values)
        {
            if (lines.Find(l => l.Person == root.Person && l.Kind == AccessKind.Excluded) is not { } line)
            {
                if (!IsLastOfList(root.Person))
                {
                    lines.Add(Line(root.Person, AccessKind.Excluded, root.Reason, "", root.By, now, root.Subject));
                    changed = true;
                }
            }
            else if (line.AsOf is not null && line.AsOf != root.Subject)
            {
                line.Say(root.Reason, "", root.By, now, root.Subject);
                changed = true;
            }
        }

        ChangedAt = changed ? now : ChangedAt;
        return changed;
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
        if (problems.Any)
        {
            return problems;
        }

        takenOff.RemoveAll(one => one.Person == person && one.Kind == AccessKind.Listed);
        return Add(Line(person, AccessKind.Listed, null, because, by, now));
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
            .When(lines.Exists(l => l.Person == person && l is { Kind: AccessKind.Excluded, AsOf: null }), "Person", "This person is shut out already");
        if (problems.Any)
        {
            return problems;
        }

        takenOff.RemoveAll(one => one.Person == person && one.Kind == AccessKind.Excluded);
        if (lines.Find(l => l.Person == person && l.Kind == AccessKind.Excluded) is not { } line)
        {
            return Add(Line(person, AccessKind.Excluded, reason, because, by, now));
        }

        // They were shut out as of another death until now; from now on they are whatever becomes of that.
        line.Say(reason, because, by, now, asOf: null);
        ChangedAt = now;
        return this;
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
        if (lines.RemoveAll(l => l.Person == person && l.Kind == kind) > 0)
        {
            takenOff.Add(new() { Subject = Subject, Person = person, Kind = kind, By = by, TakenAt = now });
        }

        return this;
    }

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

    private AccessLine Line(UserId person, AccessKind kind, ExclusionReason? reason, string because, UserId by, Instant now, Guid? asOf = null) =>
        AccessLine.Of(Subject, person, kind, reason, because, by, now, asOf);

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
    private AccessLine() { }

    public required Guid Subject { get; init; }

    public required UserId Person { get; init; }

    public required AccessKind Kind { get; init; }

    public ExclusionReason? Reason { get; private set; }

    /// <summary>Why, in the words of the manager who said so; empty where it follows another.</summary>
    public string Because { get; private set; } = "";

    public UserId By { get; private set; }

    public Instant At { get; private set; }

    /// <summary>The subject that a manager shut them out of, which may be the same death; null where they said so of this one. The line goes when nothing keeps them out there.</summary>
    public Guid? AsOf { get; private set; }

    public static AccessLine Of(Guid subject, UserId person, AccessKind kind, ExclusionReason? reason, string because, UserId by, Instant at, Guid? asOf)
    {
        var line = new AccessLine { Subject = subject, Person = person, Kind = kind };
        line.Say(reason, because, by, at, asOf);
        return line;
    }

    /// <summary>Says why and by whom anew.</summary>
    public void Say(ExclusionReason? reason, string because, UserId by, Instant at, Guid? asOf) => (Reason, Because, By, At, AsOf) = (reason, because, by, at, asOf);
}

/// <summary>One person whom a manager has let back, or taken off the closed list.</summary>
internal sealed class TakenOff : IAbout
{
    public required Guid Subject { get; init; }

    public required UserId Person { get; init; }

    /// <summary>Let back where they were excluded, taken off where they were listed.</summary>
    public required AccessKind Kind { get; init; }

    public required UserId By { get; init; }

    public required Instant TakenAt { get; init; }

    /// <summary>The same said of another subject, which this one left or joined.</summary>
    public TakenOff At(Guid subject) => new() { Subject = subject, Person = Person, Kind = Kind, By = By, TakenAt = TakenAt };
}

/// <summary>What is kept of several subjects that may be one death, whoever asks: who is shut out of one must not read another.</summary>
internal sealed class AccessOfAny : Specification<Restriction>
{
    public AccessOfAny(IReadOnlyCollection<Guid> subjects) => Query.Where(r => subjects.Contains(r.Subject)).IgnoreQueryFilters();
}

/// <summary>What anybody is shut out of, whoever asks: they are shut out also of what is told by somebody who may not see that.</summary>
internal sealed class WithShutOut : Specification<Restriction>
{
    public WithShutOut() => Query.Where(r => r.Lines.Any(l => l.Kind == AccessKind.Excluded)).IgnoreQueryFilters();
}

/// <summary>What is kept of subjects that follow another, whoever asks: they follow it also in areas of which the manager sees nothing.</summary>
internal sealed class FollowersOf : Specification<Restriction>
{
    public FollowersOf(Guid subject) => Query.Where(r => r.Lines.Any(l => l.AsOf == subject)).IgnoreQueryFilters();
}

/// <summary>What is kept of a subject, for those who must decide before they know whether the person who acts may see it.</summary>
internal sealed class AccessOf : Specification<Restriction>
{
    public AccessOf(Guid subject) => Query.Where(r => r.Subject == subject).IgnoreQueryFilters();
}
