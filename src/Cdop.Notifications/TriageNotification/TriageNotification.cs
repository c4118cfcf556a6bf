using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications;

/// <summary>The three answers of triage: is it known, which area, in scope and with a joint agency response or not.</summary>
internal sealed record TriageNotification
{
    /// <summary>What <see cref="Same"/> says when it is a death of its own.</summary>
    public const string Apart = "apart";

    /// <summary>The form's one-use key.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();

    /// <summary>The notification as it was when the page was shown.</summary>
    public Guid Version { get; init; }

    /// <summary>The mark of what lay before the person when the page was shown: <see cref="LaidBefore.Mark"/>.</summary>
    public string? Seen { get; init; }

    /// <summary>The case to join to, a notification that waits too and is joined once this one is accepted, or <see cref="Apart"/>.</summary>
    [Display(Name = "Is this a death we already know?", ShortName = "whether this is a death we already know")]
    public string? Same { get; init; }

    [Display(Name = "Area that reviews")]
    public Area? Area { get; init; }

    [Display(Name = "In scope?", ShortName = "whether it is in scope")]
    public TriageOutcome? Outcome { get; init; }

    /// <summary>Asked where it lives elsewhere, and scope turns on it.</summary>
    [Display(Name = "Did the child die in one of our areas?", ShortName = "whether the child died in one of our areas")]
    public YesNoNotKnown? DiedHere { get; init; }

    /// <summary>Never filled in beforehand: what the person did not type is not their reason.</summary>
    [Display(Name = "Why?", ShortName = "why"), StringLength(Decision.LongestReason)]
    public string? Reason { get; init; }

    [Display(Name = "Which panel?", ShortName = "which panel"), StringLength(Decision.LongestPanel)]
    public string? PassedTo { get; init; }

    [Display(Name = "Which of these apply?", ShortName = "what calls for a joint agency response")]
    public IReadOnlyList<JointResponseCriteria> Criteria { get; init; } = [];

    [Display(Name = "Joint agency response", ShortName = "whether a joint agency response is needed")]
    public bool? NeedsJointResponse { get; init; }

    [Display(Name = "Why is none needed although the criteria are met?", ShortName = "why no joint agency response is needed"), StringLength(Decision.LongestReason)]
    public string? WhyNot { get; init; }

    /// <summary>The other notification of this death, which is joined to the case that this one begins.</summary>
    public NotificationReference? Takes => NotificationReference.TryParse(Same, null, out var other) ? other : null;

    /// <summary>Whether it is joined to a case.</summary>
    public bool Joins => Same is not (null or Apart) && Takes is null;

    /// <summary>The answer to where the child died, as the tree of scope takes it.</summary>
    public bool? DiedInOurAreas => DiedHere switch { YesNoNotKnown.Yes => true, YesNoNotKnown.No => false, _ => null };
}

/// <summary>Decides once what becomes of a notification.</summary>
internal sealed class TriageNotificationHandler(
    NotificationsDb db, ICurrentUser user, IClock clock, IAreaDirectory areas, IRightsDirectory people, KnownDeaths known, ProposedScope proposed)
{
    /// <summary>
    /// Answers in one sentence with what was done. A second post of the same form gets the first answer; somebody who
    /// comes second is told who decided what, and when.
    /// </summary>
    public async Task<Result<string>> Handle(NotificationReference reference, TriageNotification command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);

        if (command.Key == Guid.Empty)
        {
            return OnceOnly.NoKey;
        }

        try
        {
            return await db.Once($"decision on {reference}", command.Key, () => Decide(reference, command, ct), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.Forget();
            return await Overtaken(await Load(reference, ct), ct);
        }
    }

    private async Task<Result<string>> Decide(NotificationReference reference, TriageNotification command, CancellationToken ct)
    {
        var notification = await Load(reference, ct);
        if (notification.State != NotificationState.New || notification.Version != command.Version)
        {
            return await Overtaken(notification, ct);
        }

        var now = clock.GetCurrentInstant();
        var (facts, _) = await proposed.For(notification, ct);
        LaidBefore before = new(await known.Find(notification, ct), Scope.Of(facts));
        if (before.Mark != command.Seen)
        {
            return new Problem("", "What this is compared with has changed since you opened the page. Look at it again: what you chose is kept below and not saved yet");
        }

        // All that is missing is said at once: what was not chosen, and what only shows once the tree was walked with what was.
        before = before with { Scope = Scope.Of(facts with { DiedHere = command.DiedInOurAreas }) };
        var problems = Missing(command).When(command.Reason is null && before.MayBeTwin(command.Same), nameof(command.Reason), "Enter why this is the same child and not a twin");
        if (command is { Joins: false, Outcome: { } outcome })
        {
            command = command with { Reason = command.Reason ?? before.Scope.ReasonFor(outcome) };
            problems = MissingBeside(problems, before.Scope, notification.Death, command);
        }

        if (problems.Any)
        {
            return problems;
        }

        AreaFacts? area = null;
        if (command is { Joins: false, Outcome: TriageOutcome.Review })
        {
            area = await areas.Find(command.Area!, ct);
            if (area is not { IsOn: true })
            {
                return new Problem(nameof(command.Area), "Choose an area that this panel serves");
            }
        }

        var (taken, wrong) = await Other(command, area, ct);
        if (wrong is not null)
        {
            return wrong;
        }

        var evidence = before.InWords(command.Same);
        Result<Decision> decided;
        if (command.Joins)
        {
            decided = await Join(notification, command, evidence, now, ct);
        }
        else if (command.Outcome == TriageOutcome.OutOfScope)
        {
            decided = notification.KeepOutOfScope(command.Reason, Joint(command), evidence, user.Id, now);
        }
        else if (command.Outcome == TriageOutcome.AnotherPanel)
        {
            decided = notification.PassOn(command.PassedTo, command.Reason, Joint(command), evidence, user.Id, now);
        }
        else if (!user.Areas.Contains(area!.Area))
        {
            decided = notification.GiveTo(area.Area, command.Reason, user.Id, now);
        }
        else
        {
            decided = await Accept(notification, area, command, evidence, now, ct);
        }

        if (decided.Succeeded && taken is not null)
        {
            var joined = await JoinTo(notification, taken, DecisionKind.TakenAlong, ToldOf(taken), before.OfTheOther(notification.Reference, taken.Reference), command.Reason, now, ct);
            if (!joined.Succeeded)
            {
                db.Forget();
                return joined.As(_ => "");
            }

            db.Add(joined.Value);
        }

        if (decided.Succeeded)
        {
            db.Add(decided.Value);
            await db.SaveBecause(command.Reason ?? "", ct);
        }

        return decided.Succeeded ? await Sentence(notification, decided.Value, taken, ct) : decided.As(_ => "");
    }

    // The other notification of the same death, which waits too; or why it cannot be taken along.
    private async Task<(Notification? Taken, Problem? Wrong)> Other(TriageNotification command, AreaFacts? area, CancellationToken ct)
    {
        if (command.Takes is not { } other)
        {
            return (null, null);
        }

        if (command.Outcome != TriageOutcome.Review)
        {
            return (null, new(nameof(command.Same), "Two that wait are joined only where the death is reviewed here. Keep them apart, or choose “In scope: review here”"));
        }

        if (!user.Areas.Contains(area!.Area))
        {
            return (null, new(nameof(command.Same), $"{area.Name} decides on both. Keep them apart here, and pass each to {area.Name}"));
        }

        var taken = await db.Notifications.Include(n => n.Decisions).SingleOrDefaultAsync(n => n.Reference == other, ct);
        if (taken is not { State: NotificationState.New })
        {
            return (null, new(nameof(command.Same), "That notification does not wait any more. Look at the list again"));
        }

        return taken.Death.Calls != JointResponseCriteria.None && command is { NeedsJointResponse: false, WhyNot: null }
            ? (null, new(nameof(command.WhyNot), $"{other} calls for a joint agency response: choose that it is needed, or enter why none is"))
            : (taken, null);
    }

    private static JointResponse ToldOf(Notification taken) => new() { Criteria = taken.Death.Calls, IsNeeded = taken.Death.Calls != JointResponseCriteria.None };

    private async Task<Result<Decision>> Accept(Notification notification, AreaFacts area, TriageNotification command, string evidence, Instant now, CancellationToken ct)
    {
        var year = now.DateIn().Year;
        var reference = notification.ReferenceBefore(area.Letters) ?? CaseReference.Of(area.Letters, year, await db.NextNumber($"{area.Letters}-{year}", ct));
        return notification.Accept(reference, area.Area, Joint(command), evidence, command.Reason, user.Id, now);
    }

    private async Task<Result<Decision>> Join(Notification notification, TriageNotification command, string evidence, Instant now, CancellationToken ct)
    {
        var began = CaseReference.TryParse(command.Same, null, out var same)
            ? await db.Notifications.SingleOrDefaultAsync(n => n.CaseReference == same && n.State == NotificationState.Accepted, ct)
            : null;
        if (began is null)
        {
            return new Problem(nameof(command.Same), "That case cannot be joined to. Look at the list again");
        }

        return await JoinTo(began, notification, DecisionKind.Joined, Joint(command), evidence, command.Reason, now, ct);
    }

    private async Task<Result<Decision>> JoinTo(Notification began, Notification notification, DecisionKind kind, JointResponse joint, string evidence, string? reason, Instant now, CancellationToken ct)
    {
        var (word, reviewed) = (notification.Subject, began.Subject);
        var shutsOutMore = await db.Access
            .Where(a => a.Subject == word && a.Kind == AccessKind.Excluded)
            .AnyAsync(a => !db.Access.Any(c => c.Subject == reviewed && c.Person == a.Person && c.Kind == AccessKind.Excluded), ct);
        var joined = notification.JoinTo(began, kind, shutsOutMore, joint, evidence, reason, user.Id, now);
        if (joined.Succeeded)
        {
            db.LeanOn(began); // of an undo and a joining at the same moment only one is saved
            if (began.IsRestricted)
            {
                foreach (var other in await db.Notifications.WithSpecification(new JoinedToCase(reviewed, notification.Id)).ToListAsync(ct))
                {
                    other.IsRestricted = true;
                }
            }
        }

        return joined;
    }

    private async Task<Notification> Load(NotificationReference reference, CancellationToken ct) =>
        await db.Notifications.Include(n => n.Decisions).SingleAsync(n => n.Reference == reference, ct);

    // Nothing is lost: what was chosen stays on the page.
    private async Task<Result<string>> Overtaken(Notification notification, CancellationToken ct)
    {
        if (notification.State == NotificationState.Withdrawn)
        {
            return new Problem("", "This notification was withdrawn while you were deciding. Nothing you chose was saved");
        }

        if (notification.Standing is not { } standing)
        {
            return new Problem("", "This notification was changed while you were deciding. Look at it again: what you chose is kept below and not saved yet");
        }

        var who = await people.NameOf(standing.By, ct) ?? "Somebody else";
        return new Problem("", $"{who} decided this first: {DecisionWords.Of(standing)}, {DecisionWords.At(standing.At)}. Nothing you chose was saved");
    }

    private async Task<string> Sentence(Notification notification, Decision decided, Notification? taken, CancellationToken ct) => decided.Kind switch
    {
        DecisionKind.GivenToArea => $"{notification.Reference} is now in the queue of {(await areas.Find(decided.Area!, ct))?.Name}",
        DecisionKind.Accepted when taken is not null => $"{notification.Reference} {DecisionWords.Of(decided)}, and {taken.Reference} joined to it. You can undo for 7 days",
        DecisionKind.Joined when decided.NeedsJointResponse == true => await HasJointResponse(decided, ct)
            ? $"{notification.Reference} {DecisionWords.Of(decided)}. {decided.CaseReference} already has a joint agency response. You can undo for 7 days"
            : $"{notification.Reference} {DecisionWords.Of(decided)}. This one calls for a joint agency response, and {decided.CaseReference} was accepted without: decide it on the case. You can undo for 7 days",
        DecisionKind.OutOfScope or DecisionKind.PassedOn when decided.NeedsJointResponse == true =>
            $"{notification.Reference} {DecisionWords.Of(decided)}. The joint agency response is kept as needed, and none is begun here: see that it is held. You can undo for 7 days",
        _ => $"{notification.Reference} {DecisionWords.Of(decided)}. You can undo for 7 days",
    };

    // As it was accepted; what was decided anew since stands on the case.
    private Task<bool> HasJointResponse(Decision joined, CancellationToken ct) =>
        db.Notifications.AsNoTracking()
            .Where(n => n.Case == joined.Case && n.State == NotificationState.Accepted)
            .AnyAsync(n => n.Decisions.OrderByDescending(d => d.Place).First().NeedsJointResponse == true, ct);

    private static Problems Missing(TriageNotification command)
    {
        var review = !command.Joins && command.Outcome == TriageOutcome.Review;
        var problems = new Problems()
            .When(command.Same is null, nameof(command.Same), "Choose whether this is a death we already know")
            .When(review && command.Area is null, nameof(command.Area), "Choose the area that reviews")
            .When(!command.Joins && command.Outcome is null, nameof(command.Outcome), "Choose whether it is in scope")
            .When(!command.Joins && command.NeedsJointResponse is null, nameof(command.NeedsJointResponse), "Choose whether a joint agency response is needed");
        return command is { Joins: false, NeedsJointResponse: not null } ? Joint(command).Check(problems) : problems;
    }

    // What only shows once the tree was walked with what the person answered.
    private static Problems MissingBeside(Problems problems, Scope scope, Death told, TriageNotification command)
    {
        problems = problems
            .When(scope.CallsFor(told) != JointResponseCriteria.None && command is { Criteria: [], NeedsJointResponse: false, WhyNot: null }, nameof(command.WhyNot), JointResponse.NeedsWhyNot)
            .When(scope.TurnsOnWhereTheChildDied && command.DiedHere is null, nameof(command.DiedHere), "Choose whether the child died in one of our areas");
        return command.Outcome switch
        {
            TriageOutcome.OutOfScope => Notification.CheckOutOfScope(problems, command.Reason),
            TriageOutcome.AnotherPanel => Notification.CheckPassedOn(problems, command.PassedTo, command.Reason),
            _ => problems.When(
                command.Reason is null && scope.Proposes is { } other && other != TriageOutcome.Review,
                nameof(command.Reason),
                "Enter why it is reviewed here, against the proposal"),
        };
    }

    private static JointResponse Joint(TriageNotification command) => new()
    {
        Criteria = command.Criteria.Aggregate(JointResponseCriteria.None, (all, one) => all | one),
        IsNeeded = command.NeedsJointResponse == true,
        WhyNot = command.WhyNot,
    };
}

/// <summary>A decision in words, without the child.</summary>
internal static class DecisionWords
{
    /// <summary>Such as "accepted as KNO-2026-011".</summary>
    public static string Of(Decision decision) => decision.Kind switch
    {
        DecisionKind.Accepted => $"accepted as {decision.CaseReference}",
        DecisionKind.Joined or DecisionKind.TakenAlong => $"joined to {decision.CaseReference}",
        DecisionKind.OutOfScope => "kept out of scope",
        DecisionKind.PassedOn => $"passed to {decision.PassedTo}",
        DecisionKind.GivenToArea => "passed to another area",
        _ => "put back into the queue",
    };

    /// <summary>Such as "3 March 2026, 12:05".</summary>
    public static string At(Instant at) => at.TimeIn().ToString("d MMMM uuuu, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>How long ago, in the coarsest unit that still says something: "25 minutes", "14 hours", "3 days".</summary>
    public static string Since(Duration passed) =>
        passed < Duration.FromMinutes(1) ? "less than a minute"
        : passed < Duration.FromHours(2) ? Count((int)passed.TotalMinutes, "minute")
        : passed < Duration.FromHours(72) ? Count((int)passed.TotalHours, "hour")
        : Count((int)passed.TotalDays, "day");

    private static string Count(int n, string unit) => n == 1 ? $"1 {unit}" : $"{Math.Max(n, 0)} {unit}s";
}
