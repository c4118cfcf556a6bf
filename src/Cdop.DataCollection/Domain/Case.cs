namespace Cdop.DataCollection.Domain;

/// <summary>
/// One child's review, from acceptance to the end (Children Act 2004, section 16M): where it is, what it waits for,
/// its clocks, what is to be done, and who takes part.
/// </summary>
internal sealed class Case : Aggregate, INeedToKnow
{
    /// <summary>Stands for "no clock runs", after every real limit.</summary>
    public static readonly Instant NoClock = Instant.FromUtc(9999, 1, 1, 0, 0);

    /// <summary>The task that is done while the family has a key worker.</summary>
    public const string KeyWorkerTask = "key-worker";

    /// <summary>The clock that is done when the first agencies are asked.</summary>
    public const string FormsSentClock = "forms-sent";

    /// <summary>The clock that runs while returns are waited for.</summary>
    public const string ReturnsClock = "returns";

    /// <summary>The clock that runs until the review meeting.</summary>
    public const string ReviewMeetingClock = "review-meeting";

    /// <summary>The clock that runs until the panel has reviewed it.</summary>
    public const string PanelClock = "panel";

    /// <summary>The clock that runs until the case is closed: while it is paused nobody can do anything about it.</summary>
    public const string CompletionClock = "completion";

    /// <summary>What a paused case waits for, where nothing that can be done in the pause runs out before the pause is looked at again.</summary>
    public const string PauseCode = "pause";

    /// <summary>What a pause's own day is called among the clocks.</summary>
    public const string PauseClock = "look at the pause";

    // What a clock or task is settled with that only a joint response calls for, so that it runs again where one is needed after all.
    private const string NoJointResponse = "No joint agency response is needed";

    // The same of an area whose deaths do not go to the National Child Mortality Database.
    private const string NoNcmd = "Deaths of this area do not go to the National Child Mortality Database";

    // The same of a death at home, which is in no other area.
    private const string DiedAtHome = "The child died at home";

    private const string Unsaid = "Select what became of it";

    private const int LongestFrom = 400; // one line of who told us

    private readonly List<CaseStep> steps = [];
    private readonly List<CaseClock> clocks = [];
    private readonly List<CaseTask> tasks = [];
    private readonly List<CaseEntry> entries = [];
    private readonly List<CasePerson> people = [];
    private readonly List<CaseNotification> notifications = [];
    private readonly List<CaseWord> words = [];
    private readonly List<CasePause> pauses = [];

    private Case() { }

    /// <inheritdoc/>
    public Guid Subject { get; private init; }

    public CaseId Id => new(Subject);

    public CaseReference Reference { get; private set; } = null!;

    public Area Area { get; private set; } = null!;

    /// <inheritdoc/>
    public bool IsRestricted { get; set; }

    public Child Child { get; private set; } = null!;

    /// <summary>What the caseload sorts the child by.</summary>
    public string SortedAs { get; private set; } = "";

    public LocalDate DateOfDeath { get; private set; }

    /// <summary>In London; null where it is not known.</summary>
    public LocalTime? TimeOfDeath { get; private set; }

    public string PlaceOfDeath { get; private set; } = "";

    public string Circumstances { get; private set; } = "";

    /// <summary>The notification that it began with, and that its facts are taken from.</summary>
    public NotificationId BeganWith { get; private init; }

    /// <summary>When the office was told of the death.</summary>
    public Instant ReceivedAt { get; private set; }

    public Instant AcceptedAt { get; private set; }

    public bool NeedsJointResponse { get; private set; }

    /// <summary>What calls for a joint agency response, as it was last decided.</summary>
    public JointResponseCriteria JointCriteria { get; private set; }

    /// <summary>Who decided whether one is needed: who accepted the death, or who changed it since.</summary>
    public UserId JointDecidedBy { get; private set; }

    public Instant JointDecidedAt { get; private set; }

    /// <summary>Why it was changed; empty where it stands as it was accepted.</summary>
    public string JointBecause { get; private set; } = "";

    /// <summary>Who in the office works it; null while nobody was named.</summary>
    public UserId? Owner { get; private set; }

    /// <summary>Where it is now: the last of its steps.</summary>
    public CaseStage Stage { get; private set; }

    /// <summary>When it came to its end; null while it is open.</summary>
    public Instant? ClosedAt { get; private set; }

    /// <summary>The one thing that an open case waits for.</summary>
    public string WaitingFor { get; private set; } = "";

    /// <summary>The code of the clock, task or stage that it waits for, to filter by.</summary>
    public string WaitingCode { get; private set; } = "";

    /// <summary>When the next of its clocks runs out, or ran out; <see cref="NoClock"/> where none runs.</summary>
    public Instant NextDue { get; private set; }

    public bool NextIsDay { get; private set; }

    /// <summary>The name of that clock; empty where none runs.</summary>
    public string NextClock { get; private set; } = "";

    /// <summary>Since when it waits lawfully for somebody else; null where it does not.</summary>
    public LocalDate? PausedOn { get; private set; }

    /// <summary>Who or what it is paused for, in a word or two; empty where it is not.</summary>
    public string PausedFor { get; private set; } = "";

    /// <summary>The codes of what the office knows of the death and the child, with blanks between: it decides who is asked, and by which supplementary forms.</summary>
    public string KnownFacts { get; private set; } = "";

    /// <summary>The day that the review meeting is planned for, or was held; null while there is none. The rest of it stands in its record.</summary>
    public LocalDate? ReviewMeetingOn { get; private set; }

    /// <summary>When anything of it was last changed, and so its version.</summary>
    public Instant ChangedAt { get; private set; }

    public UserId ChangedBy { get; private set; }

    public IReadOnlyList<CaseStep> Steps => steps;

    public IReadOnlyList<CaseClock> Clocks => clocks;

    public IReadOnlyList<CaseTask> Tasks => tasks;

    public IReadOnlyList<CaseEntry> Entries => entries;

    public IReadOnlyList<CasePerson> People => people;

    /// <summary>The family's one named contact; null where nobody was named.</summary>
    public CasePerson? KeyWorker => people.Find(person => person is { IsKeyWorker: true, LeftAt: null });

    public IReadOnlyList<CaseNotification> Notifications => notifications;

    public IReadOnlyList<CaseWord> Words => words;

    public IReadOnlyList<CasePause> Pauses => pauses;

    /// <summary>The pause it is in; null where it is in none.</summary>
    public CasePause? Pause => pauses.Find(pause => pause.ResumedOn is null);

    public bool IsOpen => ClosedAt is null;

    /// <summary>A case begins when a notified death is accepted for review.</summary>
    public static Case Open(DeathAccepted accepted, NotifiedDeath death, bool goesToNcmd, ClockRules rules)
    {
        var begun = new Case
        {
            Subject = accepted.Case.Value,
            BeganWith = accepted.Notification,
            IsRestricted = accepted.IsRestricted,
        };
        begun.Begin(accepted, death);
        begun.Step(CaseStage.Notified, death.ReceivedAt.DateIn(), accepted.AcceptedBy, accepted.OccurredAt, "");
        begun.Say(EntryKind.Step, $"Accepted for review as {accepted.Reference}", accepted.AcceptedBy, accepted.OccurredAt);

        begun.AddWhatIsCalledFor(rules, rule => begun.Calls(rule, death, goesToNcmd));
        begun.StartClocks(rules);
        foreach (var clock in begun.clocks.Where(clock => rules.Find(clock.Code)!.StopsAtReceipt))
        {
            clock.Settle(Outcome.Done, death.ReceivedAt.DateIn(), death.ReceivedAt, InWords.Cut(death.From, 200), "", death.LoggedBy, accepted.OccurredAt);
        }

        begun.Meet(accepted.Notification, death.Professionals);
        begun.Recount();
        return begun;
    }

    /// <summary>An undone acceptance was repeated: the same case goes on, under the reference it now has.</summary>
    public void Reopen(DeathAccepted accepted, NotifiedDeath death, bool goesToNcmd, ClockRules rules)
    {
        Begin(accepted, death);
        IsRestricted |= accepted.IsRestricted;
        ClosedAt = null;
        Step(CaseStage.Notified, accepted.OccurredAt.DateIn(), accepted.AcceptedBy, accepted.OccurredAt, "Accepted again");
        Say(EntryKind.Step, $"Accepted again for review as {accepted.Reference}", accepted.AcceptedBy, accepted.OccurredAt);
        foreach (var clock in clocks.Where(clock => clock.Outcome is Outcome.NotApplicable && clock.SettledBy == UserId.Service))
        {
            clock.Reopen();
        }

        AddWhatIsCalledFor(rules, rule => Calls(rule, death, goesToNcmd));
        Follow(CalledFor.JointResponse, NeedsJointResponse, NoJointResponse, rules, accepted.AcceptedBy, accepted.OccurredAt);
        Follow(CalledFor.NcmdArea, goesToNcmd, NoNcmd, rules, accepted.AcceptedBy, accepted.OccurredAt);
        Follow(CalledFor.DeathAwayFromHome, !death.DiedAtHome, DiedAtHome, rules, accepted.AcceptedBy, accepted.OccurredAt);
        StartClocks(rules);
        Meet(BeganWith, death.Professionals, accepted.AcceptedBy, accepted.OccurredAt);
        Recount();
    }

    /// <summary>The acceptance was taken back within its seven days. What was done stays in the history.</summary>
    public void EndAsMistake(string because, UserId by, Instant now)
    {
        foreach (var clock in clocks.Where(clock => clock.IsOpen))
        {
            clock.Settle(Outcome.NotApplicable, now.DateIn(), null, "", "Opened by mistake", UserId.Service, now);
        }

        Step(CaseStage.OpenedByMistake, now.DateIn(), by, now, because);
        Say(EntryKind.Step, "Acceptance undone: closed as opened by mistake", by, now, because);
        End(by, now);
    }

    /// <summary>Lists a notification under the case; says whether it was new. The first is told by the acceptance itself.</summary>
    public bool Join(NotificationReceived received, ClockRules rules, UserId by, Instant now)
    {
        var known = notifications.Find(n => n.Notification == received.Notification);
        if (known is { RemovedAt: null })
        {
            return false;
        }

        var before = FirstWord;
        if (known is null)
        {
            notifications.Add(new()
            {
                Notification = received.Notification,
                Subject = Subject,
                Reference = received.Reference,
                ReceivedAt = received.ReceivedAt,
                Source = received.Source,
                From = InWords.Cut(received.From, LongestFrom),
                LoggedBy = received.LoggedBy,
            });
        }
        else
        {
            known.RemovedAt = null;
        }

        if (received.Notification != BeganWith)
        {
            Meet(received.Notification, received.Professionals);
            Say(EntryKind.Notification, $"Notification {received.Reference} joined, received {InWords.Moment(received.ReceivedAt)}", by, now);
            Changed(by, now);
        }

        HearFirst(before, rules, by, now);
        return true;
    }

    /// <summary>The joining of a notification was taken back; says whether it was listed. Whom it named leaves the list, but for those whom one of the others names too.</summary>
    public bool Unjoin(NotificationId notification, IReadOnlyList<NotificationReceived> others, string because, ClockRules rules, UserId by, Instant now)
    {
        if (notifications.Find(n => n.Notification == notification && n.RemovedAt is null) is not { } listed)
        {
            return false;
        }

        var before = FirstWord;
        listed.RemovedAt = now;
        Say(EntryKind.Notification, $"Notification {listed.Reference} taken off this case", by, now, because);
        foreach (var person in people.Where(person => person.NamedBy == notification && person.LeftAt is null))
        {
            if (others.SelectMany(other => other.Professionals, (other, told) => new { other.Notification, Told = told }).FirstOrDefault(named => IsSame(person, named.Told)) is { } named)
            {
                (person.NamedBy, person.Stamp) = (named.Notification, CasePerson.StampOf(named.Told));
            }
            else
            {
                TakeOff(person, because, by, now);
            }
        }

        HearFirst(before, rules, by, now);
        Changed(by, now);
        return true;
    }

    /// <summary>The notification it began with was put right: takes over what differs, and moves the clocks that run from it.</summary>
    public bool Amend(NotifiedDeath death, ClockRules rules, string because, UserId by, Instant now)
    {
        var told = new List<string>();
        void Tell(string what, string before, string after)
        {
            if (before != after)
            {
                told.Add(before.Length == 0 ? $"{what} added: {after}" : after.Length == 0 ? $"{what} removed" : $"{what} corrected from {before} to {after}");
            }
        }

        var (child, from) = (Child.From(death), InWords.Cut(death.From, LongestFrom));
        var listed = notifications.Find(n => n.Notification == BeganWith);
        Tell("Who notified", listed?.From ?? from, from);
        Tell("Name of the child", Child.Name, child.Name);
        Tell("Other names", Child.AlsoKnownAs, child.AlsoKnownAs);
        Tell("Date of birth", InWords.Day(Child.DateOfBirth), InWords.Day(child.DateOfBirth));
        Tell("Sex", Wording.Of(Child.Sex), Wording.Of(child.Sex));
        Tell("NHS number", Child.NhsNumber?.Spaced() ?? "", child.NhsNumber?.Spaced() ?? "");
        Tell("Home address", Child.Address, child.Address);
        Tell("Home postcode", Child.Postcode?.ToString() ?? "", child.Postcode?.ToString() ?? "");
        Tell("Date of death", InWords.Day(DateOfDeath), InWords.Day(death.DateOfDeath));
        Tell("Time of death", Hour(TimeOfDeath), Hour(death.TimeOfDeath));
        Tell("Place of death", PlaceOfDeath, death.PlaceOfDeath);
        if (death.Circumstances != Circumstances)
        {
            told.Add("What happened was put in other words");
        }

        var receivedAt = listed?.ReceivedAt ?? ReceivedAt;
        Tell("Time of receipt", InWords.Moment(receivedAt), InWords.Moment(death.ReceivedAt));
        var met = Meet(BeganWith, death.Professionals, by, now, because);
        if (told.Count == 0)
        {
            return met;
        }

        var before = FirstWord;
        Take(death);
        listed?.From = from;
        listed?.ReceivedAt = death.ReceivedAt;
        AddWhatIsCalledFor(rules, rule => rule == CalledFor.DeathAwayFromHome && !death.DiedAtHome);
        Follow(CalledFor.DeathAwayFromHome, !death.DiedAtHome, DiedAtHome, rules, by, now);
        StopAtReceipt(before, rules);
        var moved = StartClocks(rules);
        if (moved > 0)
        {
            told[^1] += $": {InWords.Count(moved, "clock")} moved";
        }

        foreach (var line in told)
        {
            Say(EntryKind.Correction, line, by, now, because);
        }

        Recount();
        Changed(by, now);
        return true;
    }

    /// <summary>A notification that joined it was put right: takes over who told us, when, and who knew the child. What it says of the child is kept with it.</summary>
    public bool Amend(NotificationReceived received, ClockRules rules, string because, UserId by, Instant now)
    {
        var (listed, from) = (notifications.Find(n => n.Notification == received.Notification && n.RemovedAt is null), InWords.Cut(received.From, LongestFrom));
        if (listed is null)
        {
            return false;
        }

        var met = Meet(received.Notification, received.Professionals, by, now, because);
        if (listed.From == from && listed.ReceivedAt == received.ReceivedAt)
        {
            return met;
        }

        var before = FirstWord;
        (listed.From, listed.ReceivedAt) = (from, received.ReceivedAt);
        Say(EntryKind.Correction, $"Notification {listed.Reference} corrected: received {InWords.Moment(listed.ReceivedAt)} from {listed.From}", by, now, because);
        HearFirst(before, rules, by, now);
        Changed(by, now);
        return true;
    }

    /// <summary>Whether it has a clock or a task of that code.</summary>
    public bool Has(string code) => clocks.Exists(clock => clock.Code == code) || tasks.Exists(task => task.Code == code);

    /// <summary>Says what became of a limit, or of a thing to be done.</summary>
    public Result<bool> Settle(string code, Settlement said, ClockRules rules, UserId by, Instant now) =>
        clocks.Find(clock => clock.Code == code) is { } limit ? SettleClock(limit, said, rules, by, now)
        : tasks.Find(task => task.Code == code) is { } task ? SettleTask(task, said, by, now)
        : throw new ArgumentException($"The case has neither a clock nor a task {code}.", nameof(code));

    /// <summary>Brings the case to another stage by hand.</summary>
    public Result<bool> MoveTo(CaseStage stage, LocalDate on, string because, ClockRules rules, UserId by, Instant now)
    {
        bool StopsAtClosing(CaseClock clock) => rules.Find(clock.Code) is { StopsAtClosing: true };

        string? WhyAsked() =>
            stage < Stage ? "Enter why it goes back"
            : stage == CaseStage.Closed && clocks.Exists(c => c.IsOpen && !StopsAtClosing(c)) ? "Enter why it can be closed: not all its clocks are done"
            : stage > Stage + 1 ? "Enter why it passes over the stages between"
            : steps.MaxBy(step => step.Number) is { } last && on < last.On && on >= DateOfDeath ? $"Enter why it is dated before {InWords.Day(last.On)}, the day of the stage before it"
            : null;

        var problems = new Problems()
            .When(stage == CaseStage.OpenedByMistake, nameof(Stage), "Undo the acceptance instead: it closes the case as opened by mistake")
            .When(Stage == CaseStage.OpenedByMistake, nameof(Stage), "It was opened by mistake: accept the notification again instead")
            .When(stage == Stage, nameof(Stage), "The case is at this stage already: choose another, or leave it as it is")
            .When(on > now.DateIn(), "On", "The day must be today or earlier")
            .When(on < DateOfDeath, "On", $"The day must not be before the child died, on {InWords.Day(DateOfDeath)}")
            .When(because.Length == 0 && WhyAsked() is not null, "Because", WhyAsked() ?? "");
        if (problems.Any)
        {
            return problems;
        }

        Step(stage, on, by, now, because);
        Say(EntryKind.Step, stage == CaseStage.Closed ? $"Closed on {InWords.Day(on)}" : $"Moved to {Wording.InSentence(Wording.Of(stage))} on {InWords.Day(on)}", by, now, because);
        if (stage == CaseStage.Closed)
        {
            foreach (var clock in clocks.Where(clock => clock.IsOpen))
            {
                clock.Settle(StopsAtClosing(clock) ? Outcome.Done : Outcome.NotDone, on, null, "", StopsAtClosing(clock) ? "" : because, by, now);
            }

            End(by, now);
        }
        else
        {
            RunAgain(by, now);
            ClosedAt = null;
            Recount();
            Changed(by, now);
        }

        return true;
    }

    /// <summary>Its last move, from a stage to another; null where nothing can be taken back: it has not moved, an end came of it, or it was taken back already.</summary>
    public (CaseStep From, CaseStep To)? LastMove =>
        steps.OrderBy(step => step.Number).ToList() is [.., { Stage: < CaseStage.Closed } from, { Stage: < CaseStage.Closed, TakesBack: false } to] ? (from, to) : null;

    /// <summary>Takes its last move back: it stands where it stood, since the day it came there. What came with an end cannot be taken back.</summary>
    public Result<string> UndoMove(UserId by, Instant now)
    {
        if (LastMove is not var (before, _))
        {
            return new Problem("", "This move cannot be undone: move the case to another stage instead");
        }

        Step(before.Stage, before.On, by, now, "The move was undone", takesBack: true);
        Say(EntryKind.Step, $"Move undone: {Wording.InSentence(Wording.Of(before.Stage))} again", by, now);
        Recount();
        Changed(by, now);
        return Reference.ToString();
    }

    /// <summary>
    /// Whether a joint agency response is needed was decided anew, or what calls for one: its clocks and tasks come or go. What somebody
    /// said became of one stays as it is. Says whether anything changed.
    /// </summary>
    public Result<bool> DecideJointResponse(bool isNeeded, JointResponseCriteria criteria, string because, ClockRules rules, UserId by, Instant now)
    {
        var problems = new Problems()
            .When(!IsOpen, "", "The case is closed: move it back to a stage first")
            .When(isNeeded && criteria == JointResponseCriteria.None, "Criteria", "Choose what calls for a joint agency response")
            .When(because.Length == 0, "Because", "Enter why");
        if (problems.Any)
        {
            return problems;
        }

        if ((isNeeded, criteria) == (NeedsJointResponse, JointCriteria))
        {
            return false;
        }

        var turned = isNeeded != NeedsJointResponse;
        (NeedsJointResponse, JointCriteria, JointDecidedBy, JointDecidedAt, JointBecause) = (isNeeded, criteria, by, now, because);
        var met = criteria == JointResponseCriteria.None ? "none of the criteria is met" : Wording.InSentence(Wording.Of(criteria));
        Say(EntryKind.Record, $"Joint agency response {(turned ? isNeeded ? "needed now" : "not needed any more" : isNeeded ? "still needed" : "still not needed")}: {met}", by, now, because);
        if (turned)
        {
            AddWhatIsCalledFor(rules, rule => rule == CalledFor.JointResponse && isNeeded);
            Follow(CalledFor.JointResponse, isNeeded, NoJointResponse, rules, by, now);
            StartClocks(rules);
            Recount();
        }

        Changed(by, now);
        return true;
    }

    /// <summary>Pauses it for a reason until somebody looks again; paused already, says anew why and until when.</summary>
    public Result<string> PauseFor(PauseReason reason, string said, LocalDate on, LocalDate reviewOn, UserId by, Instant now)
    {
        var today = now.DateIn();
        var current = Pause;
        var before = pauses.Where(pause => pause != current).Max(pause => pause.ResumedOn);
        var problems = new Problems()
            .When(!IsOpen, "", "The case is closed: move it back to a stage first")
            .When(reason.NeedsWords && said.Length == 0, "Words", "Enter what it waits for")
            .When(on > today, "On", "The day it was paused must be today or earlier")
            .When(on < DateOfDeath, "On", $"The day it was paused must not be before the child died, on {InWords.Day(DateOfDeath)}")
            .When(on < before, "On", $"The day it was paused must not be before it last went on, on {InWords.Day(before ?? on)}")
            .When(reviewOn <= today, "ReviewOn", "The day to look again must be after today")
            .When(reviewOn > today.PlusMonths(CasePause.LongestMonths), "ReviewOn", $"The day to look again must be within {CasePause.LongestMonths} months, so that the case is not forgotten");
        if (problems.Any)
        {
            return problems;
        }

        if (current?.Says(reason, said, on, reviewOn) == true)
        {
            return Reference.ToString();
        }

        var isNew = current is null;
        if (current is null)
        {
            pauses.Add(current = new() { Subject = Subject, Number = pauses.Count + 1 });
        }

        current.Say(reason, said, on, reviewOn);
        (PausedOn, PausedFor) = (on, reason.Short);
        Say(EntryKind.Pause, $"{(isNew ? "Paused" : "Still paused")} from {InWords.Day(on)}: {Wording.InSentence(reason.Name)}. To be looked at again by {InWords.Day(reviewOn)}", by, now, said);
        Recount();
        Changed(by, now);
        return Reference.ToString();
    }

    /// <summary>It goes on: what waited with it ends as many days later.</summary>
    public Result<string> Resume(LocalDate on, string because, UserId by, Instant now)
    {
        if (Pause is not { } pause)
        {
            return new Problem("", "The case is not paused");
        }

        var problems = new Problems()
            .When(on > now.DateIn(), "On", "The day it goes on must be today or earlier")
            .When(on < pause.On, "On", $"The day it goes on must not be before it was paused, on {InWords.Day(pause.On)}");
        if (problems.Any)
        {
            return problems;
        }

        EndPause(on, by, now, because);
        Recount();
        Changed(by, now);
        return Reference.ToString();
    }

    /// <summary>Agencies were asked: it gathers from now on, and waits for what they know.</summary>
    public Result<string> Asked(IReadOnlyCollection<AgencyRequest> sent, IEnumerable<string> known, ClockRules rules, UserId by, Instant now)
    {
        if (!IsOpen)
        {
            return new Problem("", "The case is closed: move it back to a stage first");
        }

        KnownFacts = string.Join(' ', known.Order(StringComparer.Ordinal));
        Say(EntryKind.Request, $"Asked {InWords.Count(sent.Count, "agency", "agencies")}: {string.Join("; ", sent.Select(request => request.Addressee))}", by, now);
        if (clocks.Find(clock => clock.Code == FormsSentClock) is { IsOpen: true, StartedOn: not null } first)
        {
            return SettleClock(first, new(Outcome.Done, now.DateIn()), rules, by, now).As(_ => Reference.ToString());
        }

        Changed(by, now);
        return Reference.ToString();
    }

    /// <summary>Writes into the timeline what became of a request. It changes nothing else, so nobody who works the case meanwhile is disturbed.</summary>
    public void Told(string what, UserId by, Instant now, string because = "")
    {
        Say(EntryKind.Request, what, by, now, because);
        TellPanel(now);
    }

    /// <summary>Writes down what became of a record of the office. It changes nothing else.</summary>
    public void Recorded(string what, UserId by, Instant now, string because = "") => Say(EntryKind.Record, what, by, now, because);

    /// <summary>The review meeting is planned for a day, or another one.</summary>
    public void PlanReviewMeeting(LocalDate on, string because, UserId by, Instant now)
    {
        Say(EntryKind.Record, $"Review meeting {(ReviewMeetingOn is null ? "planned" : ReviewMeetingOn == on ? "plan changed, still on" : "moved to")} {(ReviewMeetingOn is null ? "for " : "")}{InWords.Day(on)}", by, now, because);
        ReviewMeetingOn = on;
        Changed(by, now);
    }

    /// <summary>The review meeting was held on a day.</summary>
    public void HoldReviewMeeting(LocalDate on, UserId by, Instant now)
    {
        if (ReviewMeetingOn != on)
        {
            ReviewMeetingOn = on;
            Changed(by, now);
        }
    }

    /// <summary>The panel has reviewed it: it comes to that stage, and the panel's clock is done. Says whether anything changed.</summary>
    public bool Review(LocalDate on, UserId by, Instant now)
    {
        var waited = clocks.Find(clock => clock is { Code: PanelClock, IsOpen: true });
        if (!IsOpen || (Stage >= CaseStage.Reviewed && waited is null))
        {
            return false;
        }

        if (Stage < CaseStage.Reviewed)
        {
            Step(CaseStage.Reviewed, on, by, now, "");
        }

        Say(EntryKind.Step, $"Reviewed by the panel on {InWords.Day(on)}", by, now);
        waited?.Settle(Outcome.Done, on, null, "", "", by, now);
        Recount();
        Changed(by, now);
        return true;
    }

    /// <summary>Writes a professional note. It changes nothing else, so nobody who works the case meanwhile is disturbed.</summary>
    public void Write(string note, UserId by, Instant now) => Say(EntryKind.Note, note, by, now);

    /// <summary>Writes down what became of one of its documents.</summary>
    public void Tell(string ofDocument, UserId by, Instant now, string because = "") => Say(EntryKind.Document, ofDocument, by, now, because);

    /// <summary>Names who in the office works it, or nobody.</summary>
    public void Assign(UserId? owner, string name, UserId by, Instant now)
    {
        if (owner == Owner)
        {
            return;
        }

        Owner = owner;
        Say(EntryKind.Owner, owner is null ? "Owned by nobody now" : $"Owner is now {name}", by, now);
        Changed(by, now);
    }

    /// <summary>Whoever owned it may not see it any more: nobody owns it until somebody is named who may.</summary>
    public void LoseOwner(string name, UserId by, Instant now)
    {
        Owner = null;
        Say(EntryKind.Owner, $"{name} may not see this case any more: owned by nobody now", by, now);
        Changed(by, now);
    }

    /// <summary>Puts a person on the list, or puts right what it says of them. A named key worker completes that task.</summary>
    public void Keep(CasePerson person, bool isNew, UserId by, Instant now)
    {
        if (isNew)
        {
            people.Add(person);
        }

        Say(EntryKind.People, $"{(isNew ? "Added" : "Changed")}: {person.InWords()}", by, now);
        if (person.IsKeyWorker)
        {
            foreach (var other in people.Where(other => other.IsKeyWorker && other.Id != person.Id))
            {
                other.IsKeyWorker = false;
            }

            if (tasks.Find(task => task.Code == KeyWorkerTask) is { Outcome: not Outcome.Done } task)
            {
                SettleTask(task, new(Outcome.Done, now.DateIn()), by, now);
            }
        }

        KeyWorkerMayBeMissing(by, now);
        Changed(by, now);
    }

    /// <summary>Takes a person off the list. The history keeps them.</summary>
    public void TakeOff(CasePerson person, string because, UserId by, Instant now)
    {
        (person.LeftAt, person.IsKeyWorker) = (now, false);
        Say(EntryKind.People, $"Taken off the list: {person.InWords()}", by, now, because);
        KeyWorkerMayBeMissing(by, now);
        Changed(by, now);
    }

    /// <summary>Whether what was said of a clock or a task can be taken back, so that it is to be done again.</summary>
    public bool MayBeTakenBack(string code, ClockRules rules) =>
        clocks.Find(clock => clock.Code == code) is { } limit ? WhyNotOpen(limit, rules) is null : tasks.Find(task => task.Code == code) is { } task && WhyNotOpen(task) is null;

    // Null where it can be to be done again.
    private static string? WhyNotOpen(CaseClock clock, ClockRules rules) =>
        clock.IsOpen ? Unsaid : rules.Find(clock.Code) is { StopsAtReceipt: true } ? "It was done when the office was told" : null;

    private string? WhyNotOpen(CaseTask task) =>
        task.IsOpen ? Unsaid : task.Code == KeyWorkerTask && KeyWorker is not null ? "The family has a key worker, so this is done" : null;

    // What its end had stopped, and nobody before.
    private void RunAgain(UserId by, Instant now)
    {
        var stopped = clocks.FindAll(clock => ClosedAt is not null && clock.SettledAt == ClosedAt);
        stopped.ForEach(clock => clock.Reopen());
        if (stopped.Count > 0)
        {
            Say(EntryKind.Clock, $"{InWords.Count(stopped.Count, "clock")} {(stopped.Count == 1 ? "runs" : "run")} again", by, now);
        }
    }

    // What followed it was started by it, or was settled with it: both are taken back with it.
    private void TakeBack(CaseClock clock, string because, ClockRules rules, UserId by, Instant now)
    {
        var (outcome, settledAt) = (clock.Outcome, clock.SettledAt);
        clock.Reopen();
        Say(EntryKind.Clock, $"{Wording.AtStart(clock.Name)}: still to be done", by, now, because);
        foreach (var follows in clocks.Where(c => rules.Find(c.Code)?.After == clock.Code).ToList())
        {
            if (follows.IsOpen)
            {
                follows.Unstart();
            }
            else if (outcome != Outcome.Done && follows.SettledAt == settledAt)
            {
                TakeBack(follows, because, rules, by, now);
            }
        }
    }

    // Stopped as done, it may bring the case to its next stage and start the clock that follows it.
    private Result<bool> SettleClock(CaseClock clock, Settlement said, ClockRules rules, UserId by, Instant now)
    {
        var code = clock.Code;
        var fromDeath = rules.Find(code) is { From: ClockStart.Death };
        if (ProblemsOf(said, WhyNotOpen(clock, rules), fromDeath ? DateOfDeath : Child.DateOfBirth, fromDeath ? "died" : "was born", now) is { Any: true } problems)
        {
            return problems;
        }

        if (said.Outcome == Outcome.Open)
        {
            TakeBack(clock, said.Because, rules, by, now);
            Recount();
            Changed(by, now);
            return true;
        }

        var day = said.Outcome == Outcome.Done ? said.On!.Value : now.DateIn();
        var at = said is { Outcome: Outcome.Done, Time: { } hour } ? day.At(hour).InLondon() : (Instant?)null;
        if (clock.IsSettledAs(said.Outcome, day, at, said.DoneBy, said.Because))
        {
            return false;
        }

        Settle(clock, said, day, at, by, now);
        foreach (var follows in clocks.Where(c => rules.Find(c.Code)?.After == code && c.IsOpen).ToList())
        {
            if (said.Outcome == Outcome.Done)
            {
                follows.Start(rules.Find(follows.Code)!, day, at);
            }
            else
            {
                Settle(follows, said, day, at, by, now);
            }
        }

        if (said.Outcome == Outcome.Done && rules.Find(code)?.LeadsTo is { } stage && stage > Stage && IsOpen)
        {
            Step(stage, day, by, now, "");
            Say(EntryKind.Step, $"Moved on to {Wording.InSentence(Wording.Of(stage))}", by, now);
        }

        Recount();
        Changed(by, now);
        return true;
    }

    private Result<bool> SettleTask(CaseTask task, Settlement said, UserId by, Instant now)
    {
        var problems = ProblemsOf(said, WhyNotOpen(task), Child.DateOfBirth, "was born", now)
            .When(said.Outcome == Outcome.Done && task.Code == KeyWorkerTask && KeyWorker is null, "Outcome", "Name the key worker under People first: then this is done");
        if (problems.Any)
        {
            return problems;
        }

        if (said.Outcome == Outcome.Open)
        {
            task.Reopen();
            Say(EntryKind.Task, $"{task.Name}: still to be done", by, now, said.Because);
            Recount();
            Changed(by, now);
            return true;
        }

        var day = said.Outcome == Outcome.Done ? said.On!.Value : now.DateIn();
        if (task.IsSettledAs(said.Outcome, day, said.DoneBy, said.Because))
        {
            return false;
        }

        task.Settle(said.Outcome, day, said.DoneBy, said.Because, by, now);
        Say(EntryKind.Task, $"{task.Name}: {InSentence(said.Outcome)}{(said.Outcome == Outcome.Done ? $" on {InWords.Day(day)}" : "")}{By(said)}", by, now, said.Because);
        Recount();
        Changed(by, now);
        return true;
    }

    // "Done" says that the family has one: without one it is to be done again.
    private void KeyWorkerMayBeMissing(UserId by, Instant now)
    {
        if (IsOpen && KeyWorker is null && tasks.Find(task => task.Code == KeyWorkerTask) is { Outcome: Outcome.Done } task)
        {
            task.Reopen();
            Say(EntryKind.Task, $"{task.Name}: to be done again", by, now);
            Recount();
        }
    }

    private Problems ProblemsOf(Settlement said, string? whyNotOpen, LocalDate first, string came, Instant now) =>
        new Problems()
            .When(!IsOpen, "", "The case is closed: move it back to a stage first")
            .When(said.Outcome == Outcome.Open && whyNotOpen is not null, "Outcome", whyNotOpen ?? "")
            .When(said is { Outcome: Outcome.Open, Because.Length: 0 } && whyNotOpen is null, "Because", "Enter why it is still to be done")
            .When(said is { Outcome: Outcome.Done, On: null }, "On", "Enter the day it was done")
            .When(said.Outcome == Outcome.Done && said.On > now.DateIn(), "On", "The day it was done must be today or earlier")
            .When(said.Outcome == Outcome.Done && said.On < first, "On", $"The day it was done must not be before the child {came}, on {InWords.Day(first)}")
            .When(said is { Outcome: Outcome.Done, On: { } day, Time: { } hour } && day == now.DateIn() && day.At(hour).InLondon() > now, "Time", "The time it was done must be in the past")
            .When(said is { Outcome: Outcome.NotDone, Because.Length: 0 }, "Because", "Enter why it was not done")
            .When(said is { Outcome: Outcome.NotApplicable, Because.Length: 0 }, "Because", "Enter why it is not needed");

    private static string By(Settlement said) => said.DoneBy.Length == 0 ? "" : $" by {said.DoneBy}";

    private static string InSentence(Outcome outcome) => outcome switch
    {
        Outcome.Done => "done",
        Outcome.NotDone => "not done",
        _ => "not needed",
    };

    private static bool IsSame(CasePerson known, NotifiedProfessional told) =>
        string.Equals(known.Name, told.Name.Trim(), StringComparison.OrdinalIgnoreCase) && string.Equals(known.Agency, told.Agency.Trim(), StringComparison.OrdinalIgnoreCase);

    // One of whom something else is said: the same address, the same name, or somebody else of the same agency.
    private static bool IsAkin(CasePerson known, NotifiedProfessional told) =>
        (known.Email.Length > 0 && string.Equals(known.Email, told.Email.Trim(), StringComparison.OrdinalIgnoreCase))
        || (known.Name.Length > 0 && string.Equals(known.Name, told.Name.Trim(), StringComparison.OrdinalIgnoreCase))
        || string.Equals(known.Agency, told.Agency.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string Hour(LocalTime? time) => time is { } known ? InWords.Time(known) : "";

    private void Settle(CaseClock clock, Settlement said, LocalDate day, Instant? at, UserId by, Instant now)
    {
        var corrected = !clock.IsOpen;
        clock.Settle(said.Outcome, day, at, said.DoneBy, said.Because, by, now);
        var when = said.Outcome != Outcome.Done ? "" : at is { } moment ? $" on {InWords.Moment(moment)}" : $" on {InWords.Day(day)}";
        Say(EntryKind.Clock, $"{Wording.AtStart(clock.Name)}{(corrected ? ", put right" : "")}: {InSentence(said.Outcome)}{when}{By(said)}", by, now, said.Because);
    }

    private void Begin(DeathAccepted accepted, NotifiedDeath death)
    {
        (Reference, Area, NeedsJointResponse, AcceptedAt) = (accepted.Reference, accepted.Area, accepted.NeedsJointResponse, accepted.OccurredAt);
        (JointCriteria, JointDecidedBy, JointDecidedAt, JointBecause) = (accepted.Criteria, accepted.AcceptedBy, accepted.OccurredAt, "");
        Take(death);
        ReceivedAt = notifications.Where(n => n.RemovedAt is null && n.Notification != BeganWith).Select(n => n.ReceivedAt).Append(death.ReceivedAt).Min();
        Changed(accepted.AcceptedBy, accepted.OccurredAt);
    }

    // The first word of the death that reached the office, whichever notification brought it.
    private FirstWordOfDeath? FirstWord => notifications.Where(n => n.RemovedAt is null).OrderBy(n => n.ReceivedAt).ThenBy(n => n.Notification != BeganWith)
        .Select(n => new FirstWordOfDeath(n.Notification, n.Reference, n.ReceivedAt, InWords.Cut(n.From, 200), n.LoggedBy)).FirstOrDefault();

    // What runs until the office is told stopped when the first word reached it. Who brought that word stays as a person put it right.
    private void StopAtReceipt(FirstWordOfDeath? before, ClockRules rules)
    {
        if (FirstWord is not { } first)
        {
            return;
        }

        ReceivedAt = first.At;
        foreach (var clock in clocks.Where(clock => clock.SettledAt is not null && rules.Find(clock.Code) is { StopsAtReceipt: true }))
        {
            var (doneBy, by) = before?.Notification == first.Notification && clock.DoneBy != before.From ? (clock.DoneBy, clock.SettledBy!.Value) : (first.From, first.LoggedBy);
            clock.Settle(Outcome.Done, first.At.DateIn(), first.At, doneBy, clock.Because, by, clock.SettledAt!.Value);
        }
    }

    // An earlier word joined, or taken off again: the clocks follow it, and the timeline says so.
    private void HearFirst(FirstWordOfDeath? before, ClockRules rules, UserId by, Instant now)
    {
        var told = ReceivedAt;
        StopAtReceipt(before, rules);
        if (told == ReceivedAt)
        {
            return;
        }

        var moved = StartClocks(rules);
        Say(EntryKind.Clock, $"First told {InWords.Moment(ReceivedAt)}, by notification {FirstWord!.Reference}, and not {InWords.Moment(told)}: the notification clock follows{(moved > 0 ? $", and {InWords.Count(moved, "clock")} moved" : "")}", by, now);
        Recount();
    }

    private sealed record FirstWordOfDeath(NotificationId Notification, string Reference, Instant At, string From, UserId LoggedBy);

    private void Take(NotifiedDeath death)
    {
        (Child, DateOfDeath, TimeOfDeath) = (Child.From(death), death.DateOfDeath, death.TimeOfDeath);
        (PlaceOfDeath, Circumstances) = (death.PlaceOfDeath, death.Circumstances);
        SortedAs = InWords.Cut(Child.SortedAs, 200);
        var found = Child.FoundBy;
        words.RemoveAll(word => !found.Contains(word.Word));
        words.AddRange(found.Where(word => !words.Exists(known => known.Word == word)).Select(word => new CaseWord { Subject = Subject, Word = word }));
    }

    // Who knew the child, as a notification first says it: whoever is on the list already is not put on it again.
    private void Meet(NotificationId notification, IReadOnlyList<NotifiedProfessional> told) =>
        people.AddRange(told.Where(one => !people.Exists(known => known.LeftAt is null && IsSame(known, one))).Select(one => Known(notification, one)));

    // The same, said anew. Of those it named, who is said as before stays as the office has them; who is said otherwise is corrected;
    // who is not named any more leaves the list. Says whether anything changed.
    private bool Meet(NotificationId notification, IReadOnlyList<NotifiedProfessional> told, UserId by, Instant now, string because = "")
    {
        var (stamps, said) = (told.Select(CasePerson.StampOf).ToHashSet(), new List<string>());
        var gone = people.FindAll(person => person.NamedBy == notification && person.LeftAt is null && !stamps.Contains(person.Stamp));
        foreach (var one in told.Where(one => !people.Exists(person => person.NamedBy == notification && person.Stamp == CasePerson.StampOf(one))))
        {
            if ((gone.Find(person => IsSame(person, one)) ?? gone.Find(person => IsAkin(person, one))) is { } corrected)
            {
                var before = corrected.InWords();
                corrected.Take(one);
                gone.Remove(corrected);
                said.Add(before == corrected.InWords() ? $"How to reach {before} corrected" : $"{before} corrected to {corrected.InWords()}");
            }
            else if (!people.Exists(person => person.LeftAt is null && IsSame(person, one)))
            {
                people.Add(Known(notification, one));
                said.Add($"Added: {people[^1].InWords()}");
            }
        }

        foreach (var person in gone)
        {
            (person.LeftAt, person.IsKeyWorker) = (now, false);
            said.Add($"Taken off the list, as the notification names them no more: {person.InWords()}");
        }

        foreach (var line in said)
        {
            Say(EntryKind.People, line, by, now, because);
        }

        if (said.Count > 0)
        {
            KeyWorkerMayBeMissing(by, now);
            Changed(by, now);
        }

        return said.Count > 0;
    }

    private CasePerson Known(NotificationId notification, NotifiedProfessional told)
    {
        var known = new CasePerson { Subject = Subject, NamedBy = notification, Agency = "", Name = "", Role = "", Email = "", Telephone = "" };
        known.Take(told);
        return known;
    }

    private bool Calls(CalledFor rule, NotifiedDeath death, bool goesToNcmd) => rule switch
    {
        CalledFor.DeathAwayFromHome => !death.DiedAtHome,
        CalledFor.JointResponse => NeedsJointResponse,
        CalledFor.NcmdArea => goesToNcmd,
        _ => true,
    };

    // Each at its place among all rules, so that what is called for later stands where it would have stood.
    private void AddWhatIsCalledFor(ClockRules rules, Func<CalledFor, bool> calls)
    {
        clocks.AddRange(rules.Clocks.Select((rule, at) => (rule, at)).Where(r => calls(r.rule.When) && clocks.All(clock => clock.Code != r.rule.Code)).ToList()
            .ConvertAll(r => CaseClock.Of(r.rule, r.at, Subject)));
        tasks.AddRange(rules.Tasks.Select((rule, at) => (rule, at)).Where(r => calls(r.rule.When) && tasks.All(task => task.Code != r.rule.Code)).ToList()
            .ConvertAll(r => new CaseTask { Subject = Subject, Code = r.rule.Code, Order = r.at, Name = r.rule.Name }));
    }

    // What only a joint response or an area of the NCMD calls for: not needed without it, and open again with it. What a person settled stays settled.
    private void Follow(CalledFor calls, bool isCalledFor, string whyNot, ClockRules rules, UserId by, Instant now)
    {
        foreach (var clock in clocks.Where(clock => rules.Find(clock.Code)?.When == calls))
        {
            if (!isCalledFor && clock.IsOpen)
            {
                clock.Settle(Outcome.NotApplicable, now.DateIn(), null, "", whyNot, by, now);
            }
            else if (isCalledFor && clock.Outcome == Outcome.NotApplicable && clock.Because == whyNot)
            {
                clock.Reopen();
            }
        }

        foreach (var task in tasks.Where(task => rules.Tasks.Any(rule => rule.Code == task.Code && rule.When == calls)))
        {
            if (!isCalledFor && task.IsOpen)
            {
                task.Settle(Outcome.NotApplicable, now.DateIn(), "", whyNot, by, now);
            }
            else if (isCalledFor && task.Outcome == Outcome.NotApplicable && task.Because == whyNot)
            {
                task.Reopen();
            }
        }
    }

    // Those that run from what is known of the death, its telling and its acceptance; says how many ends moved.
    private int StartClocks(ClockRules rules)
    {
        var moved = 0;
        foreach (var (clock, rule) in clocks.Select(clock => (clock, rules.Find(clock.Code))))
        {
            (LocalDate Day, Instant? At)? from = rule?.From switch
            {
                ClockStart.Death => (DateOfDeath, TimeOfDeath is { } time ? DateOfDeath.At(time).InLondon() : null),
                ClockStart.Receipt => (ReceivedAt.DateIn(), ReceivedAt),
                ClockStart.Acceptance => (AcceptedAt.DateIn(), AcceptedAt),
                _ => null,
            };
            if (from is { } start && clock.Start(rule!, start.Day, start.At))
            {
                moved++;
            }
        }

        return moved;
    }

    private void Step(CaseStage stage, LocalDate on, UserId by, Instant now, string because, bool takesBack = false)
    {
        TellPanel(now);
        steps.Add(new() { Subject = Subject, Number = steps.Count + 1, Stage = stage, On = on, RecordedAt = now, By = by, Because = because, TakesBack = takesBack });
        Stage = stage;
    }

    private void Say(EntryKind kind, string text, UserId by, Instant now, string because = "") =>
        entries.Add(new() { Subject = Subject, At = now, Place = entries.Count, By = by, Kind = kind, Text = text, Because = because });

    private void EndPause(LocalDate on, UserId by, Instant now, string because)
    {
        if (Pause is not { } pause)
        {
            return;
        }

        pause.ResumedOn = on;
        (PausedOn, PausedFor) = (null, "");
        Say(EntryKind.Pause, $"No longer paused from {InWords.Day(on)}, after {InWords.Count(Period.DaysBetween(pause.On, on), "day")}", by, now, because);
    }

    // Until the pause was over or the clock was settled in it; while both go on, the days are not known yet.
    private static int DaysWaited(CaseClock clock, CasePause pause) =>
        (pause.ResumedOn < clock.DoneOn ? pause.ResumedOn : clock.DoneOn ?? pause.ResumedOn) is { } until
            ? Math.Max(0, Period.DaysBetween(LocalDate.Max(pause.On, clock.StartedOn!.Value), until))
            : 0;

    private void End(UserId by, Instant now)
    {
        EndPause(LocalDate.Max(Steps[^1].On, Pause?.On ?? default), by, now, "");
        ClosedAt = now;
        Recount();
        Changed(by, now);
    }

    // The one reason: the clock that runs out first and that something can be done about, or the day to look at a pause again if that is sooner; without either, the first thing to be done; without that, the stage itself.
    private void Recount()
    {
        foreach (var clock in clocks.Where(clock => clock.Pauses && clock.StartedOn is not null))
        {
            clock.Wait(pauses.Sum(pause => DaysWaited(clock, pause)));
        }

        var next = IsOpen ? clocks.Where(clock => clock.IsRunning && (PausedOn is null || !(clock.Pauses || clock.Code == CompletionClock))).OrderBy(clock => clock.RunsOut).ThenBy(clock => clock.Order).FirstOrDefault() : null;
        (NextDue, NextIsDay, NextClock) = next is null ? (NoClock, false, "") : (next.RunsOut!.Value, next.IsDay, next.Name);
        if (Pause is { } pause && Deadline.EndOf(pause.ReviewOn) is var again && again.RunsOut <= NextDue)
        {
            (NextDue, NextIsDay, NextClock) = (again.RunsOut, again.IsDay, PauseClock);
            (WaitingCode, WaitingFor) = (PauseCode, pause.WaitingFor);
            return;
        }

        (WaitingCode, WaitingFor) =
            !IsOpen ? ("", "")
            : next is not null ? (next.Code, next.WaitingFor)
            : tasks.Where(task => task.IsOpen).OrderBy(task => task.Order).FirstOrDefault() is { } task ? (task.Code, task.Name)
            : Stage switch
            {
                CaseStage.Notified => ("forms-sent", "Reporting forms to be sent to agencies"),
                CaseStage.Gathering => ("returns", "Returns from agencies"),
                CaseStage.ReviewMeeting => ("review-meeting", "Review meeting (CDRM)"),
                CaseStage.ReadyForPanel => (PanelClock, "Review by the panel"),
                _ => ("closing", "Closing the case"),
            };
    }

    private void Changed(UserId by, Instant now)
    {
        (ChangedBy, ChangedAt) = (by, now);
        TellPanel(now);
    }

    // While it is ready, and as it ceases to be.
    private void TellPanel(Instant now)
    {
        if (Stage == CaseStage.ReadyForPanel)
        {
            HappenedOnce(new CaseReadinessChanged { Case = Id, Area = Area, OccurredAt = now });
        }
    }
}
