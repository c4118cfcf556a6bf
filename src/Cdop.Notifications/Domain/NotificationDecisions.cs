using System.ComponentModel.DataAnnotations;

namespace Cdop.Notifications.Domain;

/// <summary>What was decided on a notification.</summary>
internal enum DecisionKind
{
    [Display(Name = "Accepted as a new case")]
    Accepted,

    [Display(Name = "Joined to a case")]
    Joined,

    /// <summary>Waited too, and was joined by the very decision that began the case: undone with it.</summary>
    [Display(Name = "Joined as the case began")]
    TakenAlong,

    [Display(Name = "Kept out of scope")]
    OutOfScope,

    [Display(Name = "Passed to another panel")]
    PassedOn,

    /// <summary>Which area reviews was settled by somebody who may not decide for that area; it waits in that area's queue.</summary>
    [Display(Name = "Passed to another of our areas")]
    GivenToArea,

    [Display(Name = "Undone")]
    Undone,
}

/// <summary>Whether a joint agency response is called for: the criteria met, and what was decided (statutory guidance 2018, chapter 2).</summary>
internal sealed record JointResponse
{
    public const string NeedsWhyNot = "Enter why no joint agency response is needed although the criteria are met";

    public JointResponseCriteria Criteria { get; init; }

    public bool IsNeeded { get; init; }

    /// <summary>Why none is held although a criterion is met.</summary>
    public string? WhyNot { get; init; }

    /// <summary>What is missing or does not go together.</summary>
    public Problems Check(Problems problems) => problems
        .When(this is { Criteria: JointResponseCriteria.None, IsNeeded: true }, nameof(Criteria), "Choose what calls for a joint agency response")
        .When(this is { Criteria: not JointResponseCriteria.None, IsNeeded: false, WhyNot: null }, nameof(WhyNot), NeedsWhyNot);
}

/// <summary>
/// One decision on a notification: what, when, by whom, why, and what lay before the person. Rows are added and never
/// changed; the last of them is how things stand.
/// </summary>
internal sealed record Decision : IAbout
{
    public const int LongestReason = 2000;
    public const int LongestPanel = 200;

    /// <summary>The notification decided on.</summary>
    public required NotificationId Notification { get; init; }

    /// <summary>1, 2, 3 and so on within the notification.</summary>
    public required int Place { get; init; }

    /// <inheritdoc/>
    public Guid Subject => Notification.Value;

    public required DecisionKind Kind { get; init; }

    public required Instant At { get; init; }

    public required UserId By { get; init; }

    /// <summary>Why, where a reason is asked for.</summary>
    public string? Reason { get; init; }

    /// <summary>What lay before the person: the questions of scope with their answers and sources, and the deaths it was compared with.</summary>
    public string Evidence { get; init; } = "";

    public CaseId? Case { get; init; }

    public CaseReference? CaseReference { get; init; }

    /// <summary>The area that reviews, as settled by this decision.</summary>
    public Area? Area { get; init; }

    /// <summary>The panel it was passed to.</summary>
    public string? PassedTo { get; init; }

    public JointResponseCriteria Criteria { get; init; }

    /// <summary>Whether a joint agency response is held; null where the decision does not settle it.</summary>
    public bool? NeedsJointResponse { get; init; }

    public string? WhyNoJointResponse { get; init; }

    /// <summary>Whether it joined this word of a death to the case of another.</summary>
    public bool Joins => Kind is DecisionKind.Joined or DecisionKind.TakenAlong;

    // How things stood before, for undoing it.
    public Area? AreaBefore { get; init; }

    public bool WasRestricted { get; init; }
}

internal sealed partial class Notification
{
    /// <summary>How long a decision can be undone: 168 hours, whatever the clocks do in between.</summary>
    public static readonly Duration UndoFor = Duration.FromDays(7);

    private readonly List<Decision> decisions = [];

    /// <summary>Everything that was decided, first to last.</summary>
    public IReadOnlyList<Decision> Decisions => decisions;

    /// <summary>When the decision that stands was made; null while it waits.</summary>
    public Instant? DecidedAt { get; private set; }

    /// <summary>The decision that stands; null while it waits in a queue.</summary>
    public Decision? Standing => State is NotificationState.New or NotificationState.Withdrawn ? null : decisions.MaxBy(d => d.Place);

    /// <summary>The reference that an acceptance for the same area had before it was undone, to be used again; null where there was none.</summary>
    public CaseReference? ReferenceBefore(string areaLetters) =>
        decisions.Where(d => d.Kind == DecisionKind.Accepted && d.CaseReference!.ToString().StartsWith($"{areaLetters}-", StringComparison.Ordinal)).MaxBy(d => d.Place)?.CaseReference;

    /// <summary>Begins a case, which carries this notification's number.</summary>
    public Result<Decision> Accept(CaseReference reference, Area area, JointResponse joint, string evidence, string? reason, UserId by, Instant now)
    {
        ArgumentNullException.ThrowIfNull(joint);

        var problems = joint.Check(Undecided());
        if (problems.Any)
        {
            return problems;
        }

        var reviewed = new CaseId(Id.Value);
        var decided = Decide(NotificationState.Accepted, With(joint, Next(DecisionKind.Accepted, reason, evidence, by, now)) with
        {
            Case = reviewed,
            CaseReference = reference,
            Area = area,
        });
        Area = area;
        Happened(new DeathAccepted
        {
            Case = reviewed,
            Reference = reference,
            Notification = Id,
            Area = area,
            IsRestricted = IsRestricted,
            NeedsJointResponse = joint.IsNeeded,
            Criteria = joint.Criteria,
            AcceptedBy = by,
            OccurredAt = now,
        });
        AskForClosedList(now);
        return decided;
    }

    /// <summary>
    /// Adds this word of a death to the case that another began. It is seen by those who see the case; where only a few
    /// may see either, only a few may see both, at once. Whoever is shut out of this word would see it with the case, unless
    /// they are shut out of that too.
    /// </summary>
    public Result<Decision> JoinTo(Notification began, DecisionKind kind, bool shutsOutMore, JointResponse joint, string evidence, string? reason, UserId by, Instant now)
    {
        ArgumentNullException.ThrowIfNull(began);
        ArgumentNullException.ThrowIfNull(joint);

        var problems = Undecided()
            .When(began.State != NotificationState.Accepted, "Same", $"{began.CaseReference ?? (object)began.Reference} is not a case any more. Look at the list again")
            .When(shutsOutMore, "Same", $"Somebody is shut out of {(kind == DecisionKind.Joined ? "this notification" : Reference.ToString())}. Ask the manager to shut them out of {(kind == DecisionKind.Joined ? "the case" : "this one")} too, then join");
        if (problems.Any)
        {
            return problems;
        }

        // That this word calls for a joint agency response is kept with it, and begins none: the case goes by its own.
        var next = Next(kind, reason, evidence, by, now);
        var decided = Decide(NotificationState.Joined, (joint.IsNeeded ? With(joint, next) : next) with
        {
            Case = began.Case,
            CaseReference = began.CaseReference,
            Area = began.Area,
        });
        var hadList = IsRestricted;
        began.IsRestricted |= IsRestricted;
        (Subject, Area, IsRestricted) = (began.Subject, began.Area, began.IsRestricted);
        if (hadList)
        {
            AskForClosedList(now, joins: Id.Value);
        }

        Happened(new DeathTold { Subject = Subject, OccurredAt = now }); // what is like this word is like the case now
        Happened(new NotificationJoined { Case = began.Case!.Value, Notification = Id, JoinedBy = by, IsRestricted = IsRestricted, OccurredAt = now });
        return decided;
    }

    /// <summary>Keeps a death that is not to be reviewed, with the reason, and what was decided of a joint agency response, which does not hang on a review.</summary>
    public Result<Decision> KeepOutOfScope(string? reason, JointResponse joint, string evidence, UserId by, Instant now)
    {
        ArgumentNullException.ThrowIfNull(joint);

        var problems = joint.Check(CheckOutOfScope(Undecided(), reason));
        return problems.Any ? problems : Decide(NotificationState.OutOfScope, With(joint, Next(DecisionKind.OutOfScope, reason, evidence, by, now)));
    }

    /// <summary>What is missing for keeping a death out of scope.</summary>
    public static Problems CheckOutOfScope(Problems problems, string? reason)
    {
        ArgumentNullException.ThrowIfNull(problems);
        return problems.When(reason is null, nameof(Decision.Reason), "Enter why it is out of scope");
    }

    /// <summary>What is missing for passing a death to another panel.</summary>
    public static Problems CheckPassedOn(Problems problems, string? panel, string? reason)
    {
        ArgumentNullException.ThrowIfNull(problems);
        return problems
            .When(panel is null, nameof(Decision.PassedTo), "Enter the panel it is passed to")
            .When(reason is null, nameof(Decision.Reason), "Enter why another panel reviews it");
    }

    /// <summary>Passes the death to the panel of the area where the child lived.</summary>
    public Result<Decision> PassOn(string? panel, string? reason, JointResponse joint, string evidence, UserId by, Instant now)
    {
        ArgumentNullException.ThrowIfNull(joint);

        var problems = joint.Check(CheckPassedOn(Undecided(), panel, reason));
        return problems.Any ? problems : Decide(NotificationState.PassedOn, With(joint, Next(DecisionKind.PassedOn, reason, evidence, by, now)) with { PassedTo = panel });
    }

    /// <summary>Settles which of our areas reviews, for somebody there to decide the rest.</summary>
    public Result<Decision> GiveTo(Area area, string? reason, UserId by, Instant now)
    {
        var problems = Undecided().When(area == Area, nameof(Area), "It is in the queue of that area already");
        if (problems.Any)
        {
            return problems;
        }

        var decided = Next(DecisionKind.GivenToArea, reason, "", by, now) with { Area = area };
        decisions.Add(decided);
        Area = area;
        AskForClosedList(now);
        return decided;
    }

    /// <summary>
    /// Takes the decision back within seven days: it waits in the queue again. A case that others were joined to stays.
    /// Where somebody was kept from seeing the case, the notification is closed until the case's lists have gone along with it.
    /// </summary>
    public Result<Decision> Undo(string? reason, bool othersJoined, bool isGuarded, UserId by, Instant now)
    {
        if (Standing is not { } standing)
        {
            return new Problem("", "There is no decision to undo");
        }

        var problems = new Problems()
            .When(now - standing.At > UndoFor, "", "This was decided more than 7 days ago and cannot be undone")
            .When(othersJoined && standing.Kind == DecisionKind.Accepted, "", "Other notifications have been joined to this case. Undo those first")
            .When(reason is null, nameof(Decision.Reason), "Enter why you undo this");
        if (problems.Any)
        {
            return problems;
        }

        var undo = Next(DecisionKind.Undone, reason, "", by, now);
        if (Case is { } reviewed)
        {
            Happened(new DecisionUndone
            {
                Case = reviewed,
                Notification = Id,
                EndsCase = standing.Kind == DecisionKind.Accepted,
                UndoneBy = by,
                Decision = undo.Place,
                OccurredAt = now,
            });
        }

        var leaves = standing.Joins ? Subject : (Guid?)null;
        if (leaves is not null)
        {
            IsRestricted = standing.WasRestricted || isGuarded;
        }

        (Subject, Area, Case, CaseReference) = (Id.Value, standing.AreaBefore, null, null);
        var undone = Decide(NotificationState.New, undo with { AreaBefore = Area, WasRestricted = IsRestricted });
        DecidedAt = null;
        AskForClosedList(now, leaves);
        Happened(new DeathTold { Subject = Subject, OccurredAt = now }); // it is looked at anew beside what else is known
        return undone;
    }

    private static Decision With(JointResponse joint, Decision decided) => decided with
    {
        Criteria = joint.Criteria,
        NeedsJointResponse = joint.IsNeeded,
        WhyNoJointResponse = joint.IsNeeded ? null : joint.WhyNot,
    };

    private Problems Undecided() =>
        new Problems().When(State != NotificationState.New, "", State == NotificationState.Withdrawn ? "This notification was withdrawn" : "This notification has been decided on");

    private Decision Next(DecisionKind kind, string? reason, string evidence, UserId by, Instant now) => new()
    {
        Notification = Id,
        Place = decisions.Count + 1,
        Kind = kind,
        At = now,
        By = by,
        Reason = reason,
        Evidence = evidence,
        AreaBefore = Area,
        WasRestricted = IsRestricted,
    };

    private Decision Decide(NotificationState state, Decision decided)
    {
        decisions.Add(decided);
        (State, DecidedAt) = (state, decided.At);
        if (decided.Case is not null)
        {
            (Case, CaseReference) = (decided.Case, decided.CaseReference);
        }

        return decided;
    }
}
