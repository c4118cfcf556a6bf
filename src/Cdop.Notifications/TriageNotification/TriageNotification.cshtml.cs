using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications;

[Needs(Permission.Triage)]
internal sealed class TriageNotificationPage(
    NotificationsDb db, TriageNotificationHandler handler, KnownDeaths known, ProposedScope proposed, IAreaDirectory areas, IRightsDirectory people, ICurrentUser user, IClock clock)
    : PageModel, IShows
{
    private static readonly Duration Limit = Duration.FromHours(24);

    [BindProperty]
    public TriageNotification Form { get; set; } = new();

    public Notification Notification { get; private set; } = null!;

    /// <summary>Who decided, by their names.</summary>
    public IReadOnlyDictionary<UserId, string> Names { get; private set; } = new Dictionary<UserId, string>();

    public IReadOnlyDictionary<Area, string> AreaNames { get; private set; } = new Dictionary<Area, string>();

    /// <summary>Where it stands among those that wait, oldest first: 1 of 3.</summary>
    public (int Place, int Of) Queue { get; private set; }

    public KnownDeathsFound Known { get; private set; } = new([], []);

    /// <summary>What the tree makes of it, with what the person has answered.</summary>
    public Scope Scope { get; private set; } = null!;

    private ScopeFacts facts = null!;

    public AreaProposal Area { get; private set; } = null!;

    public IReadOnlyList<Choice> AreaChoices { get; private set; } = [];

    public string Reader => user.Name;

    /// <summary>Whether the person looks after who may see it.</summary>
    public bool MayChangeAccess => user.AreasFor(Permission.ManageAccess) is var kept && (Notification.Area is null ? kept.Count > 0 : kept.Contains(Notification.Area));

    /// <summary>What lay before the person who decided, as far as this reader may see it.</summary>
    public string Evidence { get; private set; } = "";

    public Instant Now { get; } = clock.GetCurrentInstant();

    public bool Waits => Notification.State == NotificationState.New;

    /// <summary>Whether the form still says what is proposed, and nothing that the person chose.</summary>
    public bool IsProposed { get; private set; }

    public bool CanBeUndone => Notification.Standing is { } standing && Now - standing.At <= Notification.UndoFor;

    /// <summary>From death to word of it; null where the time of death is not known.</summary>
    public Duration? Took => Notification.Death.Time is { } time ? Notification.ReceivedAt - (Notification.Death.Date + time).InLondon() : null;

    public bool TookTooLong => Took > Limit;

    /// <summary>Where the time of death is not known: the least that lay between death and word of it, if that is too long already.</summary>
    public Duration? TookAtLeast =>
        Notification.Death.Time is null && Notification.ReceivedAt - Notification.Death.Date.EndInLondon() is var least && least > Limit ? least : null;

    /// <summary>What Accept would do, for each way the form can be filled in.</summary>
    public TriageSummary Summary => new(
        [.. Known.Likely.Where(death => death.IsCase).Select(death => death.Reference)], [.. Known.Likely.Where(death => !death.IsCase).Select(death => death.Reference)], AreaNames);

    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyCollection<AuditNote> ShownBeside { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct)
    {
        if (await Find(reference, ct) is not { } notification)
        {
            return NotFound();
        }

        await Show(notification, ct);
        (Form, IsProposed) = (Proposed(), true);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (await Find(reference, ct) is not { } notification)
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            var decided = await handler.Handle(notification.Reference, Form, ct);
            if (decided.Succeeded)
            {
                return await GoOn(notification.Reference, decided.Value, ct);
            }

            this.Answer(decided, _ => "");
            db.Forget();
            notification = await Find(reference, ct);
        }

        await Show(notification!, ct);

        // What was chosen stays; the next Accept is about what is shown now.
        Form = Form with { Version = notification!.Version, Seen = Seen };

        return Page();
    }

    private async Task<Notification?> Find(string written, CancellationToken ct) =>
        NotificationReference.TryParse(written, null, out var reference)
            ? await db.Notifications.AsNoTracking().AsSplitQuery().Include(n => n.Professionals).Include(n => n.Decisions).SingleOrDefaultAsync(n => n.Reference == reference, ct)
            : null;

    private async Task Show(Notification notification, CancellationToken ct)
    {
        Notification = notification;
        var all = await areas.All(ct);
        AreaNames = all.ToDictionary(a => a.Area, a => a.Name);
        Names = await NamesOf(notification.Decisions.Select(d => d.By).Append(notification.LoggedBy), ct);
        Shown = (db, new AuditNote("Viewed", notification.Subject, $"notification {notification.Reference}"));
        if (!Waits)
        {
            Evidence = await EvidenceFor(notification.Standing?.Evidence ?? "", ct);
            return;
        }

        (facts, Area) = await proposed.For(notification, ct);
        Scope = Scope.Of(facts with { DiedHere = Form.DiedInOurAreas });
        Known = await known.Find(notification, ct);
        ShownBeside =
        [
            .. Known.Seen.Select(death => new AuditNote("Viewed", death.Subject, $"{death.Reference} beside notification {notification.Reference}")),
            .. Known.Hinted.Select(death => new AuditNote("Viewed", death, "that something may be known, beside another notification")),
        ];

        var own = user.AreasFor(Permission.Triage);
        var first = Notification.Area ?? (Area.IsSure ? Area.Area : null);
        AreaChoices =
        [
            .. all.OrderByDescending(a => own.Contains(a.Area)).ThenBy(a => a.Name)
                .Select(a => new Choice(a.Area.Code, a.Name + (a.Area == first ? " (proposed)" : own.Contains(a.Area) ? "" : ": pass it to them"))),
        ];
        var waiting = await db.Notifications.Where(n => n.State == NotificationState.New).CountAsync(ct);
        var before = await db.Notifications.Where(n => n.State == NotificationState.New && n.ReceivedAt < notification.ReceivedAt).CountAsync(ct);
        Queue = (before + 1, waiting);
    }

    private async Task<string> EvidenceFor(string words, CancellationToken ct)
    {
        var compared = LaidBefore.ReferencesIn(words);
        var cases = compared.Select(reference => CaseReference.TryParse(reference, null, out var known) ? known : null).OfType<CaseReference>().ToList();
        var notifications = compared.Select(reference => NotificationReference.TryParse(reference, null, out var known) ? known : null).OfType<NotificationReference>().ToList();
        var seen = await db.Notifications.AsNoTracking()
            .Where(n => (n.CaseReference != null && cases.Contains(n.CaseReference)) || notifications.Contains(n.Reference))
            .Select(n => new { n.CaseReference, n.Reference })
            .ToListAsync(ct);
        return LaidBefore.For(seen.SelectMany(n => new[] { n.CaseReference?.ToString(), n.Reference.ToString() }).OfType<string>().ToHashSet(), words);
    }

    private string? Seen => Waits ? new LaidBefore(Known, Scope.Of(facts)).Mark : null;

    // Nothing is chosen for the person where nobody said what calls for one and nobody expected the death: nothing ticked is no answer.
    private bool? Proposed(bool calls) => calls ? true : Notification.Death.Expected == Expectation.Expected || Scope.WasNoChild ? false : null;

    private TriageNotification Proposed()
    {
        if (!Waits)
        {
            return new();
        }

        // Only what is very likely, or has nothing like it, is chosen for the person.
        var likely = Known.Likely.ToList();
        var same = likely is [] && Known.Unseen.Count == 0 ? TriageNotification.Apart
            : likely is [{ IsCase: true, Likeness.Verdict: SameDeathVerdict.VeryLikely } only, ..] && likely.Count(d => d.Likeness.Verdict == SameDeathVerdict.VeryLikely) == 1 ? only.Reference
            : null;
        var calls = Scope.CallsFor(Notification.Death);
        var criteria = Enum.GetValues<JointResponseCriteria>().Where(c => c != JointResponseCriteria.None && calls.HasFlag(c)).ToList();
        return new()
        {
            Key = Guid.NewGuid(),
            Version = Notification.Version,
            Seen = Seen,
            Same = same,
            Area = Notification.Area ?? (Area.IsSure ? Area.Area : null),
            Outcome = Scope.Proposes,
            Criteria = criteria,
            NeedsJointResponse = Proposed(criteria.Count > 0),
        };
    }

    // The case itself, and a case that is new has no owner: whoever accepted it is offered to take it on.
    private (string, string)[] CameOf(Notification? decided) =>
        decided is not { CaseReference: { } reviewed, Standing: { } standing } || !user.May(Permission.ReadCases) ? []
        : standing.Kind == DecisionKind.Accepted && user.May(Permission.WorkCases) ? [($"/cases/{reviewed}", $"Open {reviewed}"), ($"/cases/{reviewed}/owner", "Become its owner")]
        : standing is { Joins: true, NeedsJointResponse: true } && user.May(Permission.KeepRecords) ? [($"/cases/{reviewed}", $"Open {reviewed}"), ($"/cases/{reviewed}/joint-response", "Decide on a joint agency response")]
        : [($"/cases/{reviewed}", $"Open {reviewed}")];

    // To what came of it, with the way on to the next that waits: that child's page is opened on purpose, and no second press of Accept falls on it.
    private async Task<IActionResult> GoOn(NotificationReference reference, string done, CancellationToken ct)
    {
        db.Forget();
        var decided = await Find(reference.ToString(), ct);
        var next = await db.Notifications
            .Where(n => n.State == NotificationState.New && n.Reference != reference)
            .OrderBy(n => n.ReceivedAt).ThenBy(n => n.Id)
            .Select(n => n.Reference)
            .FirstOrDefaultAsync(ct);
        this.SayDone(done, decided?.Standing is null ? null : $"/notifications/{reference}/undo", [.. CameOf(decided), .. next is null ? [] : new[] { ($"/notifications/{next}", $"Next: {next}") }]);
        return LocalRedirect(decided is { State: not NotificationState.New } ? $"/notifications/{reference}" : "/notifications");
    }

    private async Task<Dictionary<UserId, string>> NamesOf(IEnumerable<UserId> ids, CancellationToken ct)
    {
        var asked = ids.Distinct().ToList();
        var names = await people.NamesOf(asked, ct);
        return asked.ToDictionary(id => id, id => id == UserId.Public ? "the notifier" : names.GetValueOrDefault(id) ?? "somebody who has left");
    }
}
