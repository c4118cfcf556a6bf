using System.ComponentModel.DataAnnotations;
using Cdop.Forms;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>When, where and with whom the review meeting is held. The form binds to it as it stands.</summary>
internal sealed record PlanReviewMeeting : ChangeCase
{
    [Display(Name = "Day of the meeting")]
    public required LocalDate On { get; init; }

    /// <summary>Whether the day stands although nobody works on it.</summary>
    [Display(Name = "Keep this day all the same")]
    public bool KeepDay { get; init; }

    [Display(Name = "Where")]
    [StringLength(500)]
    public string? Place { get; init; }

    [Display(Name = "Who leads it")]
    [StringLength(200)]
    public string? Chair { get; init; }

    [Display(Name = "Who is invited")]
    public IReadOnlyList<Guid> Invited { get; init; } = [];

    [Display(Name = "Why it is held without the post-mortem report", ShortName = "Why it is held without the post-mortem report")]
    [StringLength(2000)]
    public string? Because { get; init; }

    /// <summary>What the meeting's record held on the page, in short.</summary>
    [StringLength(40)]
    public string? Seen { get; init; }

    /// <inheritdoc/>
    public override string Why => Because ?? "";
}

/// <summary>What stands in the way of a review meeting, or should be thought of.</summary>
/// <param name="LacksPostMortem">Whether the post-mortem report is not among the documents, and one is to be waited for.</param>
/// <param name="Inquest">Whether the case is paused for the coroner.</param>
internal sealed record MeetingHindrance(bool LacksPostMortem, bool Inquest);

/// <summary>Somebody who can be invited: a person of the case, or an agency that was asked about the child.</summary>
/// <param name="Id">The number of the person or of the request.</param>
/// <param name="Name">What the list of who is invited calls them.</param>
/// <param name="Role">Their role and agency.</param>
internal sealed record Invitee(Guid Id, string Name, string Role);

/// <summary>Plans the review meeting in the questions of its own record, which is begun by it; of the case only the day is kept beside.</summary>
internal sealed class PlanReviewMeetingHandler(DataCollectionDb db, RecordBook book, Answering answering, ICurrentUser user, IClock clock) : ChangeCaseHandler(db)
{
    private const string InquestPause = "coroner", Day = "meeting.on", Where = "meeting.place", Chair = "meeting.chair", Missing = "papers.missing", Name = "attendance.person.name", Role = "attendance.person.role", Invited = "attendance.person.invited", Present = "attendance.person.present";

    private readonly DataCollectionDb db = db;

    /// <summary>Null where there is no such case whose records the person keeps.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, PlanReviewMeeting command, CancellationToken ct) =>
        Change(reference, command, reviewed => Plan(reviewed, command, ct), ct);

    /// <summary>What stands in the way.</summary>
    public async Task<MeetingHindrance> Hindrance(Case reviewed, CancellationToken ct)
    {
        var hasReport = await db.Documents.AsNoTracking().AnyAsync(document => document.Subject == reviewed.Subject && document.Type == DocumentType.PostMortemReport && document.WithdrawnAt == null && !document.IsInfected, ct);
        var joint = hasReport ? null : await book.Last((await book.Of(reviewed, Records.JointResponse, ct))!, ct);
        var isNone = joint?.Of("post-mortem.kind") is [Answer.Chosen { Code: "none" }];
        return new(!hasReport && !isNone, reviewed.Pause?.Reason == InquestPause);
    }

    /// <summary>The plan as the record has it, for the form; null where the record is complete.</summary>
    public async Task<PlanReviewMeeting?> Read(Case reviewed, CancellationToken ct)
    {
        if ((await book.Of(reviewed, Records.ReviewMeeting, ct))!.Sheet is not { } sheet)
        {
            return null;
        }

        var record = await answering.Open(sheet, ct);
        var invitees = await Invitees(reviewed, ct);
        var invited = Rows(record).Where(at => record.Of(new Place(Invited, at)) is [Answer.YesNo(true)]).ToList();
        return new()
        {
            On = record.Of(Day) is [Answer.Day(var on)] ? on : InAMonth(),
            Place = Words(record, Where),
            Chair = Words(record, Chair),
            Invited = [.. invitees.Where(one => invited.Exists(at => IsOf(one, invitees, record, at))).Select(one => one.Id)],
            Because = Words(record, Missing),
            Seen = SectionSeen.Stamp(record),
            Version = reviewed.Version,
        };
    }

    /// <summary>
    /// Who can be invited: the people of the case, then the agencies that were asked, each once. Two of one name are two people,
    /// unless they are reached at one address or, where none is known, belong to one agency.
    /// </summary>
    public async Task<IReadOnlyList<Invitee>> Invitees(Case reviewed, CancellationToken ct)
    {
        var here = reviewed.People.Where(person => person.LeftAt is null).ToList();
        var asked = await db.Requests.AsNoTracking().Where(request => request.Subject == reviewed.Subject && request.State != RequestState.Withdrawn && request.State != RequestState.NotForThem)
            .OrderBy(request => request.SentAt).ThenBy(request => request.Agency).ThenBy(request => request.Id).Select(request => new { request.Id, request.Agency, request.Name, request.Email, request.Kind }).ToListAsync(ct);
        var people = here.Select(person => (person.Email, person.Agency, One: new Invitee(person.Id, person.Name.Length > 0 ? person.Name : person.Agency, string.Join(", ", new[] { person.Role, person.Agency }.Where(part => part.Length > 0)))))
            .OrderBy(found => found.One.Name, StringComparer.OrdinalIgnoreCase);
        var agencies = asked.Where(request => !here.Exists(person => person.Agency == request.Agency && (request.Name.Length == 0 || person.Name == request.Name)))
            .Select(request => (request.Email, request.Agency, One: new Invitee(request.Id, request.Name.Length > 0 ? request.Name : request.Agency, string.Join(", ", new[] { AskedKind.Find(request.Kind)?.Name, request.Agency }.OfType<string>()))));
        return [.. people.Concat(agencies).DistinctBy(found => (found.One.Name, (found.Email.Length > 0 ? found.Email : found.Agency).ToUpperInvariant())).Select(found => found.One)];
    }

    /// <summary>How many days of notice a day gives, where it is less than the month that guidance asks for; null where it is not.</summary>
    public int? ShortNotice(LocalDate on) => clock.GetCurrentInstant().DateIn() is var today && on >= today && on < today.PlusMonths(1) ? Period.DaysBetween(today, on) : null;

    // A month's notice, or as much more as leads to a working day.
    private LocalDate InAMonth() => clock.GetCurrentInstant().DateIn().PlusMonths(1) is var day && day.IsWorkingDay() ? day : day.PlusWorkingDays(1);

    private async Task<Result<string>> Plan(Case reviewed, PlanReviewMeeting command, CancellationToken ct)
    {
        var sheet = (await book.Of(reviewed, Records.ReviewMeeting, ct))!.Sheet;
        var record = sheet is null ? null : (await answering.OpenToHandIn(sheet, ct)).Answers; // who keeps a section meanwhile is not written over
        var hindrance = await Hindrance(reviewed, ct);
        var problems = new Problems()
            .When(!reviewed.IsOpen, "", "The case is closed: move it back to a stage first")
            .When(sheet is null, "", "The review meeting is recorded as held. Open its record again to change it")
            .When(record is not null && command.Seen != SectionSeen.Stamp(record), "", "Somebody wrote in the record of the meeting since you opened this page. Look at the plan again")
            .When(command.On < reviewed.DateOfDeath, nameof(command.On), $"The day must not be before the child died, on {InWords.Day(reviewed.DateOfDeath)}")
            .When(!command.On.IsWorkingDay() && !command.KeepDay, nameof(command.On), $"{InWords.Weekday(command.On)} is {(WorkingDays.IsBankHoliday(command.On) ? "a bank holiday" : "no working day")}. Choose another day, or tick that you keep it")
            .When(hindrance.LacksPostMortem && string.IsNullOrWhiteSpace(command.Because), nameof(command.Because), "The post-mortem report is not there yet. Enter why the meeting is held without it, or wait for the report");
        if (problems.Any)
        {
            return problems;
        }

        Put(record!, new(Day), new Answer.Day(command.On));
        Put(record!, new(Where), Typed(command.Place));
        Put(record!, new(Chair), Typed(command.Chair));
        if (hindrance.LacksPostMortem)
        {
            Put(record!, new(Missing), Typed($"The post-mortem report. {command.Because}"));
        }

        Invite(record!, await Invitees(reviewed, ct), command.Invited);
        await answering.Restore(sheet!, record!, ct);
        reviewed.PlanReviewMeeting(command.On, command.Because ?? "", user.Id, clock.GetCurrentInstant());
        return reviewed.Reference.ToString();
    }

    // Who is invited and no longer to be stays on the list where somebody wrote down whether they came.
    private static void Invite(FormAnswers record, IReadOnlyList<Invitee> invitees, IReadOnlyCollection<Guid> invited)
    {
        foreach (var person in invitees)
        {
            var at = Rows(record).FirstOrDefault(row => IsOf(person, invitees, record, row));
            if (invited.Contains(person.Id))
            {
                at ??= Rows(record).FirstOrDefault(row => record.Of(new Place(Name, row)).Count == 0 && record.Of(new Place(Role, row)).Count == 0) ?? $"{Rows(record).Count()}";
                Put(record, new(Name, at), new Answer.Words(person.Name));
                Put(record, new(Role, at), Typed(RoleOf(person)));
                Put(record, new(Invited, at), new Answer.YesNo(true));
            }
            else if (at is not null && record.Of(new Place(Present, at)).Count == 0)
            {
                Put(record, new(Invited, at), null);
            }
        }
    }

    // Whether a line of the list is this person's: by the name, and by the role too where several have it.
    private static bool IsOf(Invitee person, IReadOnlyList<Invitee> invitees, FormAnswers record, string at) =>
        record.Of(new Place(Name, at)) is [var name] && name.Shown == person.Name
        && (invitees.Count(one => one.Name == person.Name) == 1 || (record.Of(new Place(Role, at)) is [var role] && role.Shown == RoleOf(person)));

    private static string RoleOf(Invitee person) => string.Join(", ", person.Role.Split(", ").Where(part => part.Length > 0 && part != person.Name));

    private static IEnumerable<string> Rows(FormAnswers record) => record.Form.Find("attendance.person") is { } group ? record.Within(group, "") : [];

    private static string Words(FormAnswers record, string linkId) => record.Of(linkId) is [var words, ..] ? words.Shown : "";

    private static Answer.Words? Typed(string? words) => string.IsNullOrWhiteSpace(words) ? null : new(words.Trim());

    // A version of the form that does not ask it is told nothing.
    private static void Put(FormAnswers record, Place place, Answer? answer)
    {
        if (record.Form.Find(place.LinkId) is { IsQuestion: true })
        {
            record.Set(place, answer is null ? [] : [answer]);
        }
    }
}
