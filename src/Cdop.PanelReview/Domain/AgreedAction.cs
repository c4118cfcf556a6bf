using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview.Domain;

/// <summary>Where an agreed action is on its way.</summary>
internal enum ActionState
{
    [Display(Name = "To do")]
    Open,

    /// <summary>Its owner says that it is done, or cannot be: the panel has still to look at that.</summary>
    [Display(Name = "Answer to look at")]
    Answered,

    [Display(Name = "Closed with evidence")]
    Done,

    [Display(Name = "Closed with a reason")]
    Dropped,

    /// <summary>The finding that is ratified now does not say it any more.</summary>
    Withdrawn,
}

/// <summary>What the owner of an action says of it.</summary>
internal enum OwnerSays
{
    [Display(Name = "We are working on it")]
    Working,

    [Display(Name = "It is done")]
    Done,

    [Display(Name = "It cannot be done, or not by us")]
    NotDone,
}

/// <summary>
/// What a panel agreed that a body will do, read from the analysis form when its chair ratified it: by whom, until when, and what became
/// of it. It names nobody; of the case it knows the panel reference. It is closed with evidence or with a reason, and never by its owner.
/// </summary>
internal sealed class AgreedAction : Aggregate, IAbout
{
    private readonly List<ActionEntry> entries = [];

    private AgreedAction() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>What it is called in addresses, mails and letters, such as A-7K4M-9QRS: drawn by lot, so that it leads to no case.</summary>
    public string Reference { get; private init; } = $"A-{ClearCode.New()}";

    /// <inheritdoc/>
    public Guid Subject { get; private init; }

    /// <summary>The panel reference of the case.</summary>
    public string Label { get; private init; } = "";

    /// <summary>The code of the panel that agreed it.</summary>
    public string Panel { get; private init; } = "";

    /// <summary>The meeting at which it was agreed.</summary>
    public Guid Meeting { get; private init; }

    /// <summary>The last finding that says it.</summary>
    public Guid Finding { get; private set; }

    public string What { get; private init; } = "";

    /// <summary>The body that does it, as the finding says it.</summary>
    public string Owner { get; private init; } = "";

    /// <summary>The day that the finding says.</summary>
    public LocalDate AgreedFor { get; private set; }

    /// <summary>The day that counts.</summary>
    public LocalDate DueOn { get; private set; }

    /// <summary>The recommendation that it serves; null where nobody said.</summary>
    public Guid? Recommendation { get; private set; }

    /// <summary>The factor that it serves, by its letter and name; empty where nobody said.</summary>
    public string Factor { get; private set; } = "";

    /// <summary>Whom the panel writes to about it; null while nobody is named.</summary>
    public Guid? Contact { get; private set; }

    public ActionState State { get; private set; }

    /// <summary>What its owner said last; null where they said nothing yet.</summary>
    public OwnerSays? Said { get; private set; }

    /// <summary>The words beside it: how far it is, the evidence, or why not.</summary>
    public string Words { get; private set; } = "";

    public Instant? SaidAt { get; private set; }

    /// <summary>The working day of the office for which it was told last, by mail, that an answer waits; null where it never was.</summary>
    public LocalDate? OfficeToldFor { get; private set; }

    /// <summary>What the panel asked when it sent an answer back; empty where nothing is asked.</summary>
    public string Question { get; private set; } = "";

    /// <summary>When it was closed or withdrawn; null while it is open.</summary>
    public Instant? SettledAt { get; private set; }

    /// <summary>Why it was withdrawn, or by which reason or evidence it was closed; empty while it is open.</summary>
    public string SettledBecause { get; private set; } = "";

    /// <summary>The day on which it is looked at next: who does it is reminded, or it goes further. Null once it is settled.</summary>
    public LocalDate? NextStepOn { get; private set; }

    /// <summary>What happened to it, which never changes.</summary>
    public IReadOnlyList<ActionEntry> Entries => entries;

    public bool IsOpen => SettledAt is null;

    public bool IsLate(LocalDate today) => IsOpen && DueOn < today;

    /// <summary>It is agreed.</summary>
    public static AgreedAction Agree(RatifiedHere ratified, ToBeDone said, ActionRules rules, UserId by, Instant now)
    {
        var agreed = new AgreedAction
        {
            Subject = ratified.Case.Subject,
            Label = ratified.Case.Label,
            Panel = ratified.Panel,
            Meeting = ratified.Meeting,
            Finding = ratified.Finding,
            What = said.What,
            Owner = said.Owner,
            AgreedFor = said.Due!.Value,
            DueOn = said.Due!.Value,
            NextStepOn = rules.NextStep(said.Due!.Value, now.DateIn()),
        };
        agreed.Tell(ActionStep.Agreed, $"To be done by {InWords.Day(agreed.DueOn)}", "", by, now);
        return agreed;
    }

    /// <summary>Whether a finding says this one: by the same words, of the same body.</summary>
    public bool IsSaidBy(ToBeDone said) => Find.KeyOf(What) == Find.KeyOf(said.What) && Find.KeyOf(Owner) == Find.KeyOf(said.Owner);

    /// <summary>A new version of the finding says it too: it stays as it is. Another day that the finding says is taken over; one that was given here since stays.</summary>
    public void StandsIn(Guid finding, LocalDate said, string because, ActionRules rules, UserId by, Instant now)
    {
        Finding = finding;
        if (said == AgreedFor)
        {
            return;
        }

        AgreedFor = said;
        if (IsOpen)
        {
            Move(said, because, rules, by, now);
        }
    }

    /// <summary>The new version of the finding does not say it any more. What was closed before stays closed.</summary>
    public void Withdraw(string because, UserId by, Instant now)
    {
        if (!IsOpen)
        {
            return;
        }

        Settle(ActionState.Withdrawn, because, now);
        Tell(ActionStep.Withdrawn, "Withdrawn: the finding was taken up again, and does not say it any more", because, by, now);
    }

    /// <summary>From now on the panel writes to this person about it.</summary>
    public Result<AgreedAction> Name(ActionOwner contact, UserId by, Instant now)
    {
        if (!IsOpen)
        {
            return new Problem("", NotOpen);
        }

        Contact = contact.Id;
        Tell(ActionStep.Owner, $"{contact.Name} is written to", "", by, now);
        return this;
    }

    /// <summary>It is to be done by another day.</summary>
    public Result<AgreedAction> ChangeDay(LocalDate due, string because, ActionRules rules, UserId by, Instant now)
    {
        var problems = new Problems()
            .When(!IsOpen, "", NotOpen)
            .When(due == DueOn, "Due", "It is to be done by that day already")
            .When(due < now.DateIn(), "Due", "The day must be today or later")
            .When(due > now.DateIn().PlusYears(5), "Due", "Check the year: that is more than five years ahead")
            .When(because.Length == 0, "Because", "Enter why the day changes");
        if (problems.Any)
        {
            return problems;
        }

        Move(due, because, rules, by, now);
        return this;
    }

    /// <summary>Something to remember, for those who follow it up.</summary>
    public Result<AgreedAction> Remember(string words, UserId by, Instant now)
    {
        if (words.Length == 0)
        {
            return new Problem("Words", "Enter the note");
        }

        Tell(ActionStep.Note, words, "", by, now);
        return this;
    }

    /// <summary>What it serves: a recommendation, or a factor by its letter and name, or nothing.</summary>
    public void Serve(Recommendation? recommendation, string factor, UserId by, Instant now)
    {
        if (Recommendation == recommendation?.Id && Factor == factor)
        {
            return;
        }

        (Recommendation, Factor) = (recommendation?.Id, factor);
        Tell(ActionStep.Serves, recommendation is not null ? $"It serves recommendation {recommendation.Reference}" : factor.Length > 0 ? $"It serves the factor {factor}" : "It serves nothing that was said", "", by, now);
    }

    /// <summary>Its owner says how far it is. To say that it is done takes evidence, and that it cannot be done a reason; then the panel looks at it.</summary>
    public Result<AgreedAction> Answer(OwnerSays says, string words, StoredFile? file, UserId by, Instant now)
    {
        var problems = Amiss(says, words, file is not null);
        if (problems.Any)
        {
            return problems;
        }

        (Said, Words, SaidAt, Question, State) = (says, words, now, "", says == OwnerSays.Working ? ActionState.Open : ActionState.Answered);
        Tell(says switch { OwnerSays.Done => ActionStep.Evidence, OwnerSays.NotDone => ActionStep.Declined, _ => ActionStep.Progress }, words, "", by, now, file?.Id);
        return this;
    }

    /// <summary>What stands in the way of an answer of its owner. It counts files by the lines that were read with it.</summary>
    public Problems Amiss(OwnerSays says, string words, bool withFile) =>
        new Problems()
            .When(State == ActionState.Withdrawn, "", "The panel has withdrawn this action: nothing is asked of you any more")
            .When(State is ActionState.Done or ActionState.Dropped, "", "The panel has closed this action: nothing is asked of you any more")
            .When(withFile && entries.Count(entry => entry is { File: not null, Step: not ActionStep.Infected }) >= MostFiles, "File", $"{MostFiles} files have come already. Say where the others can be seen, or telephone the office")
            .When(words.Length == 0, "Words", says switch { OwnerSays.Done => "Enter the evidence: what was done, when, and where it can be seen", OwnerSays.NotDone => "Enter why it cannot be done, or who should do it", _ => "Enter how far you have got" });

    /// <summary>A file that came with an answer is found to be infected, and destroyed; false where that is known.</summary>
    public bool LoseEvidence(StoredFile file, bool wasOpen, Instant now)
    {
        if (entries.Exists(entry => entry.File == file.Id && entry.Step == ActionStep.Infected))
        {
            return false;
        }

        Tell(ActionStep.Infected, $"{file.Name} ({file.Finding}). It is destroyed{(wasOpen ? ". It had been taken for clean: somebody may have opened it" : "")}", "", UserId.Service, now, file.Id);
        return true;
    }

    /// <summary>Whether the office is mailed now that an answer waits: once for each of its working days, however often the owner answers. The list of answers says it at any time.</summary>
    public bool TellsOffice(LocalDate today)
    {
        var day = today.IsWorkingDay() ? today : today.PlusWorkingDays(1);
        if (State != ActionState.Answered || OfficeToldFor >= day)
        {
            return false;
        }

        OfficeToldFor = day;
        return true;
    }

    /// <summary>The panel takes the answer: the action is closed with the evidence, or with the reason that its owner gave.</summary>
    public Result<AgreedAction> Accept(UserId by, Instant now)
    {
        if (State != ActionState.Answered)
        {
            return new Problem("", NothingToLookAt);
        }

        var isDone = Said == OwnerSays.Done;
        Settle(isDone ? ActionState.Done : ActionState.Dropped, Words, now);
        Tell(ActionStep.Closed, isDone ? "Evidence accepted" : "Reason accepted", "", by, now);
        return this;
    }

    /// <summary>The panel sends the answer back with a question, which its owner reads.</summary>
    public Result<AgreedAction> SendBack(string question, UserId by, Instant now)
    {
        var problems = new Problems()
            .When(State != ActionState.Answered, "", NothingToLookAt)
            .When(question.Length == 0, "Question", "Enter what you ask them");
        if (problems.Any)
        {
            return problems;
        }

        (State, Question) = (ActionState.Open, question);
        Tell(ActionStep.SentBack, question, "", by, now);
        return this;
    }

    /// <summary>The panel closes it by what it knows itself: with evidence, or for a reason. Without either it cannot be closed.</summary>
    public Result<AgreedAction> Close(bool isDone, string words, UserId by, Instant now)
    {
        var problems = new Problems()
            .When(!IsOpen, "", NotOpen)
            .When(words.Length == 0, "Words", isDone ? "Enter the evidence: what was done, when, and where it can be seen" : "Enter the reason");
        if (problems.Any)
        {
            return problems;
        }

        Settle(isDone ? ActionState.Done : ActionState.Dropped, words, now);
        Tell(ActionStep.Closed, words, "", by, now);
        return this;
    }

    /// <summary>It was closed too early.</summary>
    public Result<AgreedAction> Reopen(string because, ActionRules rules, UserId by, Instant now)
    {
        var problems = new Problems()
            .When(State is not (ActionState.Done or ActionState.Dropped), "", State == ActionState.Withdrawn ? "It is withdrawn: take the finding up again to agree it anew" : "It is open already")
            .When(because.Length == 0, "Because", "Enter why it is opened again");
        if (problems.Any)
        {
            return problems;
        }

        (State, SettledAt, SettledBecause, NextStepOn) = (ActionState.Open, null, "", rules.NextStep(DueOn, now.DateIn()));
        Tell(ActionStep.Reopened, "Opened again", because, by, now);
        return this;
    }

    /// <summary>Its day to be looked at has come: whether it goes further now. The next such day is fixed with it.</summary>
    public bool TakeStep(ActionRules rules, LocalDate today)
    {
        var escalates = State == ActionState.Open && rules.Escalates(DueOn, NextStepOn!.Value, today);
        NextStepOn = rules.NextStep(DueOn, today);
        return escalates;
    }

    /// <summary>A line of its history.</summary>
    public void Tell(ActionStep step, string words, string because, UserId by, Instant now, Guid? file = null) =>
        entries.Add(new() { Action = Id, Subject = Subject, Place = entries.Count, Step = step, Words = words, Because = because, By = by, At = now, File = file });

    // More than any action takes; a stranger who holds a link cannot fill the store.
    private const int MostFiles = 20;

    private const string NotOpen = "It is closed already";

    private const string NothingToLookAt = "There is no answer to look at any more";

    private void Move(LocalDate due, string because, ActionRules rules, UserId by, Instant now)
    {
        var before = DueOn;
        (DueOn, NextStepOn) = (due, rules.NextStep(due, now.DateIn()));
        Tell(ActionStep.Day, $"To be done by {InWords.Day(due)} instead of {InWords.Day(before)}", because, by, now);
    }

    private void Settle(ActionState state, string because, Instant now) => (State, SettledAt, SettledBecause, NextStepOn, Question) = (state, now, because, null, "");
}

/// <summary>What a line of an action's history is about.</summary>
internal enum ActionStep
{
    Agreed,

    [Display(Name = "Who is written to")]
    Owner,

    [Display(Name = "Day changed")]
    Day,

    Note,

    [Display(Name = "What it serves")]
    Serves,

    [Display(Name = "Its owner says: in work")]
    Progress,

    [Display(Name = "Its owner gives evidence")]
    Evidence,

    [Display(Name = "Its owner says: not done")]
    Declined,

    [Display(Name = "A virus was found")]
    Infected,

    [Display(Name = "Sent back with a question")]
    SentBack,

    Closed,

    [Display(Name = "Opened again")]
    Reopened,

    [Display(Name = "Reminded")]
    Reminded,

    [Display(Name = "Gone further")]
    Escalated,

    Withdrawn,
}

/// <summary>One line of the history of an action: what happened, when and by whom. Never changed.</summary>
internal sealed class ActionEntry : IAbout, IOnlyAdded
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid Action { get; init; }

    /// <inheritdoc/>
    public required Guid Subject { get; init; }

    public required Instant At { get; init; }

    /// <summary>Its place among those written down in the same act.</summary>
    public required int Place { get; init; }

    public required UserId By { get; init; }

    public required ActionStep Step { get; init; }

    public required string Words { get; init; }

    /// <summary>The reason given; empty where none was asked for.</summary>
    public required string Because { get; init; }

    /// <summary>The file that came with it, or that it is about; null where there is none.</summary>
    public Guid? File { get; init; }
}

/// <summary>The finding that the register is kept by, and the case it is of.</summary>
internal sealed record RatifiedHere(PanelCase Case, Guid Finding, Guid Meeting, string Panel);
