using System.ComponentModel.DataAnnotations;
using Cdop.Forms;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>A record is complete as it stands. The form binds to it as it stands.</summary>
internal sealed record CompleteRecord : ChangeCase
{
    /// <summary>What the page read back, in short: nothing is completed that was not seen.</summary>
    [StringLength(40)]
    public string? Seen { get; init; }

    /// <summary>The clocks that the person says are done with it.</summary>
    [Display(Name = "Clocks of the case")]
    public IReadOnlyList<string> Settle { get; init; } = [];
}

/// <summary>A complete record is opened again: the next version begins from the last.</summary>
internal sealed record OpenRecordAgain : ChangeCase;

/// <summary>What was opened again is given up: the last complete version goes on counting.</summary>
internal sealed record GiveUpVersion : ChangeCase;

/// <summary>A clock of the case that stands for what a record says was done, and what would be written down of it.</summary>
internal sealed record ClockProposal(CaseClock Clock, Settlement Said)
{
    /// <summary>What a person confirms.</summary>
    public string Words => $"{Wording.AtStart(Clock.Name)}: done on {InWords.Day(Said.On!.Value)}{(Said.Time is { } time ? $" at {InWords.Time(time)}" : "")}";
}

/// <summary>Completes a record, which becomes a return of the case's own and never changes; or opens it again.</summary>
internal sealed class CompleteRecordHandler(DataCollectionDb db, RecordBook book, Answering answering, JointSteps steps, ClockRules rules, ICurrentUser user, IClock clock) : ChangeCaseHandler(db)
{
    /// <summary>The question of the review meeting's record that says when it is held.</summary>
    public const string MeetingOn = "meeting.on";

    private readonly DataCollectionDb db = db;

    /// <summary>Null where there is no such record of a case that the person may keep.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, string form, CompleteRecord command, CancellationToken ct) =>
        Change(reference, command, reviewed => Complete(reviewed, form, command, ct), ct, part: form, has: reviewed => Records.AreFor(reviewed, form), onlyAdds: true);

    /// <summary>The same, for opening it again.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, string form, OpenRecordAgain command, CancellationToken ct) =>
        Change(reference, command, reviewed => OpenAgain(reviewed, form, ct), ct, part: form, has: reviewed => Records.AreFor(reviewed, form), onlyAdds: true);

    /// <summary>The same, for giving up what was opened again.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, string form, GiveUpVersion command, CancellationToken ct) =>
        Change(reference, command, reviewed => GiveUp(reviewed, form, ct), ct, part: form, has: reviewed => Records.AreFor(reviewed, form), onlyAdds: true);

    /// <summary>The open clocks of the case that stand for what the record says was done.</summary>
    public IEnumerable<ClockProposal> Proposals(Case reviewed, FormAnswers record)
    {
        var (today, meeting) = (clock.GetCurrentInstant().DateIn(), record.Form.Key == Records.ReviewMeeting ? record.Of(MeetingOn) : []);
        var done = record.Form.Key == Records.JointResponse ? steps.Done(record)
            : meeting is [Answer.Day(var held)] ? [(Case.ReviewMeetingClock, held, null)]
            : [];
        return from step in done
               where step.On <= today
               let limit = reviewed.Clocks.FirstOrDefault(limit => limit.Code == step.Code && limit.IsOpen)
               where limit is not null
               select new ClockProposal(limit, new(Outcome.Done, step.On, step.Time));
    }

    /// <summary>Why it is too early to complete a record: the meeting that it records is still to be held. Null where it is not.</summary>
    public string? TooEarly(FormAnswers record) =>
        record.Form.Key == Records.ReviewMeeting && record.Of(MeetingOn) is [Answer.Day(var held)] && held > clock.GetCurrentInstant().DateIn()
            ? $"The meeting is on {InWords.Day(held)}. Complete its record after that, or put the date right if it was held already"
            : null;

    private async Task<Result<string>> Complete(Case reviewed, string form, CompleteRecord command, CancellationToken ct)
    {
        var state = (await book.Of(reviewed, form, ct))!;
        if (state.Sheet is not { } sheet)
        {
            return new Problem("", "It was completed meanwhile. Look at it before you open it again");
        }

        var whole = await answering.OpenToHandIn(sheet, ct);
        var answers = whole.Answers;
        var problems = new Problems()
            .When(!reviewed.IsOpen, "", "The case is closed: move it back to a stage first")
            .When(command.Seen != SectionSeen.Stamp(answers), "", "Somebody else changed this record since you opened this page. Read it again below, then complete it")
            .When(TooEarly(answers) is not null, "", TooEarly(answers) ?? "");
        foreach (var problem in Answering.Problems(answers, sheet.Kind))
        {
            problems.When(wrong: true, "", problem.Sentence);
        }

        if (problems.Any)
        {
            return problems;
        }

        bool IsGiven(FormItem item) => NotificationForm.Gives(form, item);

        var now = clock.GetCurrentInstant();
        var office = user.AreasFor(Permission.WorkCases).Contains(reviewed.Area);
        var number = 1 + await db.Returns.CountAsync(r => r.Subject == reviewed.Subject && r.Request == null && r.Form == form, ct);
        db.Add(Return.HandIn(
            reviewed.Subject, null, new(sheet.Form, sheet.Version), number, ReturnKind.Recorded, office ? "cdop" : "designated-doctor",
            $"{user.Name}, {(office ? "the panel’s office" : "designated doctor")}", [], answers.ToResponse(IsGiven), Claims.Of(answers).Where(claim => !IsGiven(answers.Form.Find(claim.LinkId)!)), user.Id, now));
        answering.Close(sheet, whole);
        reviewed.Recorded($"{state.Form.Title}: complete, version {number}", user.Id, now);
        if (form == Records.ReviewMeeting && answers.Of(MeetingOn) is [Answer.Day(var held)])
        {
            reviewed.HoldReviewMeeting(held, user.Id, now);
        }

        foreach (var proposal in Proposals(reviewed, answers).Where(proposal => command.Settle.Contains(proposal.Clock.Code)).ToList())
        {
            var settled = reviewed.Settle(proposal.Clock.Code, proposal.Said, rules, user.Id, now);
            if (!settled.Succeeded)
            {
                return settled.As(_ => "");
            }
        }

        return reviewed.Reference.ToString();
    }

    private async Task<Result<string>> GiveUp(Case reviewed, string form, CancellationToken ct)
    {
        var state = (await book.Of(reviewed, form, ct))!;
        var problems = new Problems()
            .When(!reviewed.IsOpen, "", "The case is closed: move it back to a stage first")
            .When(state.Versions.Count == 0, "", "No version of it is complete yet, so there is none to go back to");
        if (problems.Any)
        {
            return problems;
        }

        if (state.Sheet is { } sheet)
        {
            await answering.Close(sheet, ct);
            reviewed.Recorded($"{state.Form.Title}: the new version was given up, version {state.Versions[0].Number} stays", user.Id, clock.GetCurrentInstant());
        }

        return reviewed.Reference.ToString();
    }

    private async Task<Result<string>> OpenAgain(Case reviewed, string form, CancellationToken ct)
    {
        if (!reviewed.IsOpen)
        {
            return new Problem("", "The case is closed: move it back to a stage first");
        }

        var state = (await book.Of(reviewed, form, ct))!;
        if (state.Sheet is null && await book.Last(state, ct) is { } last)
        {
            await answering.Restore(Sheet.OfCase(reviewed.Subject, form, last.Form.Version), last, ct);
            reviewed.Recorded($"{state.Form.Title}: opened again", user.Id, clock.GetCurrentInstant());
        }

        return reviewed.Reference.ToString();
    }
}
