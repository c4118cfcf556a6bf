using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A member says whether they come to a meeting, by the link in their invitation. The form binds to it as it stands.</summary>
internal sealed record AnswerInvitation
{
    [Display(Name = "Are you coming?", ShortName = "Whether you are coming")]
    public required Reply Reply { get; init; }

    /// <summary>The places on the agenda of all cases that were on the page.</summary>
    public IReadOnlyList<Guid> Asked { get; init; } = [];

    [Display(Name = "Name of your deputy (if you send one)", ShortName = "Name of your deputy"), StringLength(200)]
    public string? StandIn { get; init; }

    [Display(Name = "Coming later than the beginning? (time)", ShortName = "The time you come")]
    public LocalTime? From { get; init; }

    [Display(Name = "Leaving before the end? (time)", ShortName = "The time you leave")]
    public LocalTime? Until { get; init; }

    /// <summary>The places on the agenda of the cases in which they had a part.</summary>
    [Display(Name = "Did you, or those you work with, have a part in one of these?", ShortName = "The cases in which you had a part")]
    public IReadOnlyList<Guid> Interests { get; init; } = [];

    [Display(Name = "Work email of your deputy", ShortName = "Work email of your deputy"), StringLength(254)]
    public string? StandInEmail { get; init; }
}

/// <summary>Takes an answer by link. The newest counts; sent twice, it says the same.</summary>
internal sealed class AnswerInvitationHandler(PanelReviewDb db, CasesAsked asked, MeetingMail mail, ICurrentUser user, IClock clock)
{
    /// <summary>Null where the link leads to no invitation.</summary>
    public async Task<Result<Invitation>?> Handle(string link, AnswerInvitation command, CancellationToken ct) =>
        await db.Meetings.WithSpecification(new MeetingOfLink(link)).AnyAsync(ct) ? await db.UntilSaved(() => Answer(link, command, ct), ct) : null;

    // Another member who answers, or the meeting that is moved at this moment, changes nothing of what was said: it is said again on what is there then.
    private async Task<Result<Invitation>> Answer(string link, AnswerInvitation command, CancellationToken ct)
    {
        var (hash, now) = (SecretLink.HashOf(link), clock.GetCurrentInstant());
        if (await db.Meetings.WithSpecification(new MeetingOfLink(link)).Include(m => m.Invitations).SingleOrDefaultAsync(ct) is not { } meeting)
        {
            return new Problem("", "This link is no longer in use"); // closed at this moment: they are invited at another address
        }

        var invitation = meeting.Invitations.Single(one => one.LinkHash.AsSpan().SequenceEqual(hash));
        var before = Deputy.Of(invitation);
        var answered = meeting.Answer(invitation, command.Reply, command.StandIn?.Trim() ?? "", command.StandInEmail?.Trim() ?? "", command.From, command.Until, now);
        if (!answered.Succeeded)
        {
            return answered;
        }

        mail.TellDeputies(db, meeting, invitation, before);

        // What they were asked of is what is asked now: a case that was listed while they read is asked of the next time.
        var cases = await asked.Of(invitation, ct);
        if (cases.Any(one => command.Interests.Contains(one.Item)))
        {
            var member = await db.Members.SingleAsync(m => m.Id == invitation.Member, ct);
            db.AddRange(cases.Where(one => command.Interests.Contains(one.Item)).Select(one => Recusal.Declare(one.Subject, member, user.Id, now)));
        }

        if (cases.Count > 0 && command.Asked.Order().SequenceEqual(cases.Select(one => one.Item).Order()))
        {
            meeting.Declared(invitation, now);
        }

        await db.SaveChangesAsync(ct);
        return answered;
    }
}
