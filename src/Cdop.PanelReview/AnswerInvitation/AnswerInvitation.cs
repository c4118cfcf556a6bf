using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A member says whether they come to a meeting. The form binds to it as it stands.</summary>
internal record AnswerInvitation
{
    [Display(Name = "Are you coming?", ShortName = "Whether you are coming")]
    public required Reply Reply { get; init; }

    [Display(Name = "Name of your deputy (if you send one)", ShortName = "Name of your deputy"), StringLength(200)]
    public string? StandIn { get; init; }

    [Display(Name = "Coming later than the beginning? (time)", ShortName = "The time you come")]
    public LocalTime? From { get; init; }

    [Display(Name = "Leaving before the end? (time)", ShortName = "The time you leave")]
    public LocalTime? Until { get; init; }

    [Display(Name = "Work email of your deputy", ShortName = "Work email of your deputy"), StringLength(254)]
    public string? StandInEmail { get; init; }

    /// <summary>Whether an address unlike those we know was looked at twice.</summary>
    [Display(Name = "I have checked that this is their work email")]
    public bool IsChecked { get; init; }

    /// <summary>Who is named to come instead, as it was typed.</summary>
    public Deputy Named() => new(StandIn?.Trim() ?? "", StandInEmail?.Trim() ?? "");
}

/// <summary>Takes an answer. The newest counts; sent twice, it says the same.</summary>
internal sealed class AnswerInvitationHandler(PanelReviewDb db, DeputyAddress addresses, CasesAsked asked, MeetingMail mail, ICurrentUser user, IClock clock)
{
    /// <summary>By the link alone, which says nothing of any case. Null where it leads to no invitation.</summary>
    public async Task<Result<Invitation>?> Handle(string link, AnswerInvitation command, CancellationToken ct)
    {
        var hash = SecretLink.HashOf(link);
        return await db.Meetings.WithSpecification(new MeetingOfLink(link)).AnyAsync(ct)
            ? await db.UntilSaved(() => Answer(new MeetingOfLink(link), one => one.LinkHash.AsSpan().SequenceEqual(hash), command, declares: null, ct), ct)
            : null;
    }

    /// <summary>By whoever has shown that they are the member, and says which cases they had a part in.</summary>
    public Task<Result<Invitation>> Handle(Guid invitation, DeclareInterests command, CancellationToken ct) =>
        db.UntilSaved(() => Answer(new MeetingOfInvitation(invitation), one => one.Id == invitation, command, command, ct), ct);

    // Another member who answers, or the meeting that is moved at this moment, changes nothing of what was said: it is said again on what is there then.
    private async Task<Result<Invitation>> Answer(Ardalis.Specification.ISpecification<Meeting> which, Func<Invitation, bool> isTheirs, AnswerInvitation command, DeclareInterests? declares, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        if (await db.Meetings.WithSpecification(which).Include(m => m.Invitations).SingleOrDefaultAsync(ct) is not { } meeting)
        {
            return new Problem("", "This link is no longer in use"); // closed at this moment: they are invited at another address
        }

        var invitation = meeting.Invitations.Single(isTheirs);
        var (before, wasComing) = (Deputy.Of(invitation), invitation.Reply == Reply.Coming);
        var named = command.Named();
        if (await addresses.Amiss(invitation, command, ct) is { } amiss)
        {
            return amiss;
        }

        var answered = meeting.Answer(invitation, command.Reply, named.Name, named.Email, command.From, command.Until, now);
        if (!answered.Succeeded)
        {
            return answered;
        }

        mail.TellDeputies(db, meeting, invitation, before);
        mail.TellMember(db, meeting, invitation, before, declares is null ? 0 : await Declare(meeting, invitation, declares, ct));
        if (declares is null && wasComing && invitation.Reply == Reply.NotComing)
        {
            await mail.TellNotComing(db, meeting, invitation, ct);
        }

        await db.SaveChangesAsync(ct);
        return answered;
    }

    // What they were asked of is what is asked now: a case that was listed while they read is asked of the next time.
    private async Task<int> Declare(Meeting meeting, Invitation invitation, DeclareInterests command, CancellationToken ct)
    {
        var (cases, now) = (await asked.Of(invitation, ct), clock.GetCurrentInstant());
        var theirs = cases.Where(one => command.Interests.Contains(one.Item)).ToList();
        if (theirs.Count > 0)
        {
            var member = await db.Members.SingleAsync(m => m.Id == invitation.Member, ct);
            db.AddRange(theirs.Select(one => Recusal.Declare(one.Subject, member, user.Id, now)));
            meeting.WhoSitsChanged();
        }

        if (cases.Count > 0 && command.Asked.Order().SequenceEqual(cases.Select(one => one.Item).Order()))
        {
            meeting.Declared(invitation, now);
        }

        return theirs.Count;
    }
}
