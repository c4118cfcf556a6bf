namespace Cdop.DataCollection.Domain;

/// <summary>Where a request stands.</summary>
internal enum RequestState
{
    /// <summary>Waits for an answer.</summary>
    Sent,

    /// <summary>Everything asked was answered.</summary>
    Returned,

    /// <summary>The agency has nothing to add.</summary>
    [System.ComponentModel.DataAnnotations.Display(Name = "Nothing to add")]
    NothingToAdd,

    /// <summary>Answered, and sent back with a question.</summary>
    [System.ComponentModel.DataAnnotations.Display(Name = "Sent back")]
    SentBack,

    /// <summary>The addressee says that somebody else should be asked.</summary>
    [System.ComponentModel.DataAnnotations.Display(Name = "Not for them")]
    NotForThem,

    /// <summary>Taken back by the office, or the case has ended. Its links are dead.</summary>
    Withdrawn,
}

/// <summary>
/// One addressee asked what they know of a child (Children Act 2004, sections 16M and 16N): which forms, by when, and what
/// became of it. Its own aggregate, so that agencies that answer never stand in the way of who works the case, nor of each other.
/// </summary>
internal sealed class AgencyRequest : Aggregate, IAbout
{
    /// <summary>How long a request waits before it is late, where the office names no other day.</summary>
    public const int UsualDays = 21;

    /// <summary>The office can put the day off by this much at most: an extension is not a way to forget.</summary>
    public const int LongestDays = 120;

    private const int DaysBefore = 7;

    private readonly List<RequestForm> forms = [];
    private readonly List<RequestDoor> doors = [];

    private AgencyRequest() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The case.</summary>
    public Guid Subject { get; private init; }

    /// <summary>What mails and telephone calls name it by, such as HK7M-2QRT. It says nothing of the case.</summary>
    public string Reference { get; private init; } = ClearCode.New();

    /// <summary>The code of the kind that it is asked as, which decides what it is asked.</summary>
    public string Kind { get; private init; } = "";

    /// <summary>The agency's code in the directory; null where it is not listed there.</summary>
    public string? AgencyCode { get; private init; }

    public string Agency { get; private init; } = "";

    /// <summary>The addressee's name; empty where it goes to a mailbox.</summary>
    public string Name { get; private set; } = "";

    public string Email { get; private set; } = "";

    public string Telephone { get; private set; } = "";

    /// <summary>What the office wrote to this addressee beside the usual words.</summary>
    public string Words { get; private init; } = "";

    public Instant SentAt { get; private init; }

    public UserId SentBy { get; private init; }

    /// <summary>The last day to answer.</summary>
    public LocalDate DueOn { get; private set; }

    public RequestState State { get; private set; }

    /// <summary>When it came to where it stands; null while it was only sent.</summary>
    public Instant? SettledAt { get; private set; }

    /// <summary>Why it was withdrawn, or whom to ask instead.</summary>
    public string Because { get; private set; } = "";

    /// <summary>Until when the addressee asks to have time; null where they do not, or the office has decided.</summary>
    public LocalDate? AsksUntil { get; private set; }

    /// <summary>Why they ask for it.</summary>
    public string AsksBecause { get; private set; } = "";

    /// <summary>How many steps of the ladder of reminders were taken.</summary>
    public int StepsTaken { get; private set; }

    /// <summary>The day of the next one; null where there is none.</summary>
    public LocalDate? NextStepOn { get; private set; }

    /// <summary>When they were last reminded; null while they never were.</summary>
    public Instant? RemindedAt { get; private set; }

    /// <summary>How often whoever is asked now was reminded.</summary>
    public int TimesReminded { get; private set; }

    /// <summary>The forms that are asked.</summary>
    public IReadOnlyList<RequestForm> Forms => forms;

    /// <summary>The links to it: the addressee's, and those of colleagues.</summary>
    public IReadOnlyList<RequestDoor> Doors => doors;

    /// <summary>Whether an answer is waited for.</summary>
    public bool IsOpen => State is RequestState.Sent or RequestState.SentBack;

    /// <summary>Whether an answer of theirs counts, be it that it went back with a question: they cannot say any more that it is not for them.</summary>
    public bool HasAnswered => State == RequestState.SentBack || forms.Exists(form => form.ReturnedAt is not null);

    /// <summary>Whether an answer of theirs counts that one can only give who knew the child.</summary>
    public bool KnewTheChild => State == RequestState.SentBack || forms.Exists(form => form is { ReturnedAt: not null, IsChildNotKnown: false });

    /// <summary>How many of its forms came, where some did and others are waited for; null where nothing came, or nothing is waited for.</summary>
    public string? CameInPart => IsOpen ? InPart(forms.Count(form => form.ReturnedAt is not null), forms.Count) : null;

    /// <summary>Whether the addressee's link was closed after wrong codes: nobody comes in by it until the office opens it again.</summary>
    public bool IsFrozen => doors.Exists(door => door is { IsAddressee: true, ClosedAt: null, FrozenAt: not null });

    /// <summary>The addressee in one line.</summary>
    public string Addressee => Name.Length == 0 ? Agency : $"{Name}, {Agency}";

    public static AgencyRequest Send(Guid subject, Addressee addressee, IReadOnlyList<AskedForm> asked, string words, LocalDate due, LocalDate? firstStep, UserId by, Instant now)
    {
        var request = new AgencyRequest
        {
            Subject = subject,
            Kind = addressee.Kind,
            AgencyCode = addressee.AgencyCode,
            Agency = addressee.Agency,
            Name = addressee.Name,
            Email = addressee.Email,
            Telephone = addressee.Telephone,
            Words = words,
            SentAt = now,
            SentBy = by,
            DueOn = due,
            NextStepOn = firstStep,
        };
        request.forms.AddRange(asked.Select((form, order) => new RequestForm { Request = request.Id, Subject = subject, Form = form.Form, Version = form.Version, Order = order }));
        request.doors.Add(new() { Request = request.Id, Subject = subject, Email = addressee.Email, Name = addressee.Name, IsAddressee = true, OpensUntil = request.OpenUntil(now) });
        return request;
    }

    /// <summary>A form was answered, by whoever may. With the last of them the request is settled.</summary>
    public void Returned(string form, ReturnKind kind, Instant now) => Returned(form, kind, now, now);

    /// <summary>Every question of the office is answered: what is still open was never sent back.</summary>
    public void NothingAskedBack()
    {
        if (State == RequestState.SentBack)
        {
            (State, SettledAt) = (RequestState.Sent, null);
        }
    }

    /// <summary>The return of a form that counted was withdrawn, and an earlier one counts again.</summary>
    public void CountsAgain(string form, Instant earlier, ReturnKind kind, Instant now) => Returned(form, kind, earlier, now);

    /// <summary>What was answered to a form does not do: it waits for an answer, and the request is opened again for it by <see cref="Reopen"/>.</summary>
    public void Unreturned(string form) => forms.Single(asked => asked.Form == form).ReturnedAt = null;

    /// <summary>
    /// It waits again: chased as one newly asked, with a link that opens, and as one that was sent back while any question of the office
    /// is open, whichever form that is about. Time that they have already is not taken away, and what they asked for is given where the new day gives it.
    /// </summary>
    /// <param name="due">The last day to answer.</param>
    /// <param name="nextStep">The day of the first reminder.</param>
    /// <param name="drafts">What is kept of it.</param>
    /// <param name="queries">What the office asked back.</param>
    /// <param name="now">When.</param>
    /// <returns>The forms that wait and that nobody can write in, since nothing was waited for: each is to be begun.</returns>
    public IReadOnlyList<RequestForm> Reopen(LocalDate due, LocalDate? nextStep, IReadOnlyCollection<AnswerDraft> drafts, IReadOnlyCollection<AnswerQuery> queries, Instant now)
    {
        var isAskedBack = queries.Any(query => query.SettledAt is null);
        (State, SettledAt, Because) = (isAskedBack ? RequestState.SentBack : RequestState.Sent, isAskedBack ? now : null, "");
        (StepsTaken, NextStepOn) = (0, nextStep);
        WaitUntil(LocalDate.Max(DueOn, due));
        Renew(now);
        return forms.FindAll(asked => asked.ReturnedAt is null && !drafts.Any(draft => draft.Form == asked.Form && draft.ClosedAt is null));
    }

    /// <summary>
    /// Further forms are asked of the same person. What was handed in stays handed in: an answered request waits again for the new forms
    /// alone, and is chased as one newly asked; one that still waits keeps its place on the ladder of reminders, or its last step where that was over.
    /// </summary>
    public void AskFurther(IReadOnlyCollection<AskedForm> asked, LocalDate due, LocalDate? firstStep, int stepsTaken, Instant now)
    {
        var order = forms.Max(form => form.Order);
        forms.AddRange(asked.Select(form => new RequestForm { Request = Id, Subject = Subject, Form = form.Form, Version = form.Version, Order = ++order }));
        if (!IsOpen)
        {
            Reopen(due, firstStep, [], [], now);
            return;
        }

        (StepsTaken, NextStepOn) = NextStepOn is null ? (stepsTaken, due.PlusDays(1)) : (StepsTaken, NextStepOn);
        WaitUntil(due);
        Renew(now);
    }

    /// <summary>How many forms of a request came, in words; null where none did.</summary>
    public static string? InPart(int came, int forms) => came == 0 ? null : $"{came} of {InWords.Count(forms, "form")} came";

    /// <summary>The addressee's link; a new one where the old died with a case that has been opened again since.</summary>
    public RequestDoor LinkOfAddressee(Instant now)
    {
        if (doors.Find(door => door is { IsAddressee: true, ClosedAt: null }) is { } standing)
        {
            return standing;
        }

        var opened = new RequestDoor { Request = Id, Subject = Subject, Email = Email, Name = Name, IsAddressee = true, OpensUntil = OpenUntil(now) };
        doors.Add(opened);
        return opened;
    }

    /// <summary>The addressee says that it is not for them, and perhaps who should be asked.</summary>
    public void NotForThem(string whom, Instant now) => Settle(RequestState.NotForThem, whom, now);

    /// <summary>The office takes it back, or the case has ended.</summary>
    public void Withdraw(string because, Instant now)
    {
        Settle(RequestState.Withdrawn, because, now);
        CloseLinks(now);
    }

    /// <summary>Nobody comes in any more, whatever became of it.</summary>
    public void CloseLinks(Instant now) => doors.ForEach(door => door.Close(now));

    /// <summary>The addressee asks for more time; the day stays as it is until the office grants it.</summary>
    public void AskForTime(LocalDate until, string because) => (AsksUntil, AsksBecause) = (until, because);

    /// <summary>More time, as the office grants it: it is chased again by the steps that are left, the first of them a week before the new day, or halfway to it where that is nearer.</summary>
    public void PutOff(LocalDate due, int stepsTaken, LocalDate today) =>
        (DueOn, StepsTaken, NextStepOn, AsksUntil, AsksBecause) = (due, stepsTaken, due.PlusDays(-Math.Min(DaysBefore, Period.DaysBetween(today, due) / 2)), null, "");

    /// <summary>No more time, as the office decides: the day to answer by stays as it is.</summary>
    public void RefuseTime() => (AsksUntil, AsksBecause) = (null, "");

    /// <summary>A step that is not due before the day to answer by has passed waits for it.</summary>
    public void WaitUntilDue() => NextStepOn = DueOn.PlusDays(1);

    /// <summary>It goes to another person of the agency from now on, who has as much time and is reminded as one newly asked; the old links are dead, colleagues' too.</summary>
    public RequestDoor Readdress(string name, string email, string telephone, LocalDate due, LocalDate? firstStep, Instant now)
    {
        CloseLinks(now);
        (DueOn, StepsTaken, NextStepOn, AsksUntil, AsksBecause) = (due, 0, firstStep, null, "");
        (Name, Email, Telephone, RemindedAt, TimesReminded) = (name, email, telephone, null, 0);
        var opened = new RequestDoor { Request = Id, Subject = Subject, Email = email, Name = name, IsAddressee = true, OpensUntil = OpenUntil(now) };
        doors.Add(opened);
        return opened;
    }

    /// <summary>The addressee names a colleague for some sections, who gets a link of their own.</summary>
    public RequestDoor Share(string name, string email, IReadOnlyCollection<string> sections, Instant now)
    {
        var opened = new RequestDoor { Request = Id, Subject = Subject, Email = email, Name = name, Sections = string.Join(' ', sections), OpensUntil = OpenUntil(now) };
        doors.Add(opened);
        return opened;
    }

    /// <summary>A step of the ladder of reminders was taken; each renews the links.</summary>
    public void TakeStep(LocalDate? next, Instant now)
    {
        (StepsTaken, NextStepOn) = (StepsTaken + 1, next);
        Renew(now);
    }

    /// <summary>A reminder goes to them.</summary>
    public void Reminded(Instant now) => (RemindedAt, TimesReminded) = (now, TimesReminded + 1);

    /// <summary>The links are good for 28 days from now, and in any case to the end of the day to answer by. The addressee has one.</summary>
    public void Renew(Instant now)
    {
        LinkOfAddressee(now);
        doors.FindAll(door => door.ClosedAt is null).ForEach(door => door.OpensUntil = OpenUntil(now));
    }

    private Instant OpenUntil(Instant now) => Instant.Max(now + RequestDoor.OpenFor, DueOn.EndInLondon());

    private void WaitUntil(LocalDate due)
    {
        DueOn = due;
        if (AsksUntil <= due)
        {
            (AsksUntil, AsksBecause) = (null, "");
        }
    }

    private void Returned(string form, ReturnKind kind, Instant at, Instant now)
    {
        var answered = forms.Single(asked => asked.Form == form);
        (answered.ReturnedAt, answered.IsNothing, answered.IsChildNotKnown) = (at, kind.IsNil(), kind == ReturnKind.NotKnown);
        if (forms.TrueForAll(asked => asked.ReturnedAt is not null))
        {
            Settle(forms.TrueForAll(asked => asked.IsNothing) ? RequestState.NothingToAdd : RequestState.Returned, "", now);
        }
    }

    /// <summary>A request that was answered by nil returns alone, as people read it.</summary>
    public string NilInWords => ReturnKinds.Nil(IsChildNotKnown).NilInWords();

    /// <summary>Whether all that the agency said is that it did not know the child.</summary>
    public bool IsChildNotKnown => forms.TrueForAll(asked => asked.IsChildNotKnown);

    private void Settle(RequestState state, string because, Instant now) => (State, SettledAt, Because, NextStepOn, AsksUntil, AsksBecause) = (state, now, because, null, null, "");
}

/// <summary>Who is asked.</summary>
internal sealed record Addressee(string Kind, string? AgencyCode, string Agency, string Name, string Email, string Telephone);

/// <summary>A form in the version that a case is asked.</summary>
internal sealed record AskedForm(string Form, string Version);

/// <summary>One form of a request, pinned to its version.</summary>
internal sealed class RequestForm : IAbout
{
    public required Guid Request { get; init; }

    public required Guid Subject { get; init; }

    public required string Form { get; init; }

    public required string Version { get; init; }

    public required int Order { get; init; }

    /// <summary>When it was answered; null while it is not.</summary>
    public Instant? ReturnedAt { get; set; }

    /// <summary>Whether the agency had nothing to add.</summary>
    public bool IsNothing { get; set; }

    /// <summary>Whether that is because the agency did not know the child.</summary>
    public bool IsChildNotKnown { get; set; }

    /// <summary>A nil return, as people read it.</summary>
    public string NilInWords => ReturnKinds.Nil(IsChildNotKnown).NilInWords();
}

/// <summary>
/// A link to a request, for one person, and the codes mailed to them. Who holds the link alone learns nothing: it names the request,
/// and a code goes to the person's own address (design of access without an account: 128 bits, 28 days, 10-minute codes).
/// </summary>
internal sealed class RequestDoor : Door, IAbout, INotAudited
{
    /// <summary>How long a link opens at least; each reminder renews it.</summary>
    public static readonly Duration OpenFor = Duration.FromDays(28);

    public required Guid Request { get; init; }

    public required Guid Subject { get; init; }

    public required string Name { get; init; }

    /// <summary>Whether it is the addressee's own, who sees everything that is asked.</summary>
    public bool IsAddressee { get; init; }

    /// <summary>The sections that a colleague answers, as form/linkId with blanks between; empty means all.</summary>
    public string Sections { get; init; } = "";

    /// <summary>Who acts through it, in the audit and the timeline: never an address or a name.</summary>
    public UserId ActsAs => UserId.ByLink(Id);

    /// <summary>The last day on which it opens: one that opens until midnight does not open on the day that begins then.</summary>
    public LocalDate LastDay => (OpensUntil - Duration.Epsilon).DateIn();
}

/// <summary>What is being answered and was not handed in: encrypted, on the server alone, outside the audit until it is handed in.</summary>
internal sealed class AnswerDraft : IAbout, INotAudited
{
    /// <summary>The request; for a record that the office keeps of a case, the case.</summary>
    public required Guid Request { get; init; }

    public required string Form { get; init; }

    /// <summary>The version that it was begun in, and stays in.</summary>
    public required string Version { get; init; }

    public required Guid Subject { get; init; }

    /// <summary>The answers with what is kept aside, encrypted.</summary>
    public byte[] Content { get; set; } = [];

    /// <summary>What is written to the office's questions, by their numbers, encrypted; empty where there is nothing.</summary>
    public byte[] Replies { get; set; } = [];

    public Instant ChangedAt { get; set; }

    /// <summary>What was told of the case before anybody answered, encrypted; empty where nothing was, or where it may not be told any more.</summary>
    public byte[] Told { get; set; } = [];

    /// <summary>The sections that somebody has kept and by whom, as section=person,person with blanks between: what stands in the others is only what was known before.</summary>
    public string Kept { get; private set; } = "";

    /// <summary>When the form was handed in or the request ended, so that nobody keeps anything more; null while it is open.</summary>
    public Instant? ClosedAt { get; private set; }

    /// <summary>Changes with each save: two people at one form do not undo each other.</summary>
    public Guid Revision { get; set; } = Guid.NewGuid();

    /// <summary>Nothing is kept of it, and nothing more is taken.</summary>
    public void Close(Instant now) => (Content, Replies, Told, Kept, ClosedAt, Revision) = ([], [], [], "", now, Guid.NewGuid());

    /// <summary>Who has answered a section, whoever kept it last comes last; nobody where it was never kept.</summary>
    public IReadOnlyList<UserId> By(string section) =>
        Kept.Split(' ').FirstOrDefault(kept => kept.StartsWith($"{section}=", StringComparison.Ordinal)) is { } found ? [.. found[(section.Length + 1)..].Split(',').Select(person => new UserId(person))] : [];

    /// <summary>Whether somebody has kept a section through a link to the request.</summary>
    public bool IsOfAgency(string section) => By(section).Any(person => person.IsByLink);

    /// <summary>Somebody has kept a section: it is their word too from now on.</summary>
    public void Keep(string section, params IReadOnlyCollection<UserId> by) =>
        Kept = string.Join(' ', Kept.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(kept => !kept.StartsWith($"{section}=", StringComparison.Ordinal))
            .Append($"{section}={string.Join(',', By(section).Except(by).Concat(by))}"));

    /// <summary>It is answered again.</summary>
    public void Open() => ClosedAt = null;
}
