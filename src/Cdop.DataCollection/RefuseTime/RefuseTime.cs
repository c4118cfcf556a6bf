using System.ComponentModel.DataAnnotations;

namespace Cdop.DataCollection;

/// <summary>Why there is no more time, as the addressee reads it. Chosen and not typed: it goes out by email, which names nobody.</summary>
internal enum WhyNoMoreTime
{
    [Display(Name = "Please hand in what you know by then. “Not known” is an answer, and what is found later can be added.")]
    PartIsEnough,

    [Display(Name = "The review meeting is near, and needs your answer.")]
    MeetingIsNear,

    [Display(Name = "The review cannot go on without your answer.")]
    ReviewWaits,

    [Display(Name = "You have had more time already.")]
    HadMoreTime,
}

/// <summary>No more time for an answer. The form binds to it as it stands.</summary>
internal sealed record RefuseTime : ChangeCase
{
    [Display(Name = "What we tell them", ShortName = "what we tell them")]
    public required WhyNoMoreTime Reason { get; init; }

    [Display(Name = "For the history (if anything)", ShortName = "What is kept in the history")]
    [StringLength(2000)]
    public string? Because { get; init; }

    /// <inheritdoc/>
    public override string Why => Because ?? "";
}

/// <summary>Refuses more time and tells the addressee why: the day to answer by stays, and so do the reminders.</summary>
internal sealed class RefuseTimeHandler(DataCollectionDb db, RequestMail mail, ICurrentUser user, IClock clock) : ChangeRequestHandler(db)
{
    private readonly DataCollectionDb db = db;

    /// <summary>Null where there is no such request of a case that the person may work.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, string request, RefuseTime command, CancellationToken ct) =>
        Change(reference, request, command, (reviewed, asked) => Task.FromResult(Refuse(reviewed, asked, command)), ct);

    private Result<string> Refuse(Case reviewed, AgencyRequest asked, RefuseTime command)
    {
        if (asked.AsksUntil is not { } until)
        {
            return new Problem("", "They do not ask for more time, or it was decided already");
        }

        var now = clock.GetCurrentInstant();
        asked.RefuseTime();
        asked.Renew(now);
        mail.NoMoreTime(db, asked, asked.LinkOfAddressee(now), Wording.Of(command.Reason));
        reviewed.Told($"No more time, asked for until {InWords.Day(until)}: {asked.Addressee}. Told: {Wording.Of(command.Reason)}", user.Id, now, command.Because ?? "");
        return asked.Reference;
    }
}
