using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>How a member told the office what they answer to an invitation.</summary>
internal enum WayTold
{
    [Display(Name = "By telephone")]
    Telephone,

    [Display(Name = "By email, or by accepting or declining the entry in their calendar")]
    Email,

    [Display(Name = "In person")]
    InPerson,
}

/// <summary>The office enters what a member told it in another way than by their link. The form binds to it as it stands.</summary>
internal sealed record EnterReply : AnswerInvitation, IChangeSeen
{
    [Display(Name = "How did they tell you?", ShortName = "How they told you")]
    public WayTold? Way { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => Way is { } way ? $"Told to the office: {Wording.InSentence(Wording.Of(way))}" : "";
}

/// <summary>Enters it as the member's answer, the newest, and tells the member what was entered in their name.</summary>
internal sealed class EnterReplyHandler(ChangeMeeting change, PanelReviewDb db, DeputyAddress addresses, MeetingMail mail, IClock clock)
{
    /// <summary>Null where the meeting has no such invitation.</summary>
    public async Task<Result<string>?> Handle(string number, Guid invitation, EnterReply command, CancellationToken ct) =>
        await db.Meetings.AnyAsync(m => m.Number == number && m.Invitations.Any(i => i.Id == invitation), ct)
            ? await change.Make(number, command, meeting => Enter(meeting, meeting.Invitations.Single(one => one.Id == invitation), command, ct), ct)
            : null;

    private async Task<Result<Meeting>> Enter(Meeting meeting, Invitation invitation, EnterReply command, CancellationToken ct)
    {
        var problems = new Problems()
            .When(command.Reply == Reply.None, nameof(command.Reply), "Choose whether they come")
            .When(command.Way is null, nameof(command.Way), "Choose how they told you");
        if (problems.Any)
        {
            return problems;
        }

        var (before, named) = (Deputy.Of(invitation), command.Named());
        if (await addresses.Amiss(invitation, command, ct) is { } amiss)
        {
            return amiss;
        }

        var answered = meeting.Answer(invitation, command.Reply, named.Name, named.Email, command.From, command.Until, clock.GetCurrentInstant(), byOffice: true);
        if (answered.Succeeded)
        {
            mail.TellDeputies(db, meeting, invitation, before);
            mail.TellEntered(db, meeting, invitation);
            if (meeting.IsToAsk(invitation))
            {
                mail.AskInterests(db, meeting, invitation);
            }
        }

        return answered.As(_ => meeting);
    }
}
