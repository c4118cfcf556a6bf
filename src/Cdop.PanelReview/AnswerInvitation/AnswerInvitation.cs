using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A member says whether they come to a meeting, by the link in their invitation. The form binds to it as it stands.</summary>
internal sealed record AnswerInvitation
{
    [Display(Name = "Are you coming?", ShortName = "Whether you are coming")]
    public required Reply Reply { get; init; }

    [Display(Name = "Name of your deputy (if you send one)", ShortName = "Name of your deputy"), StringLength(200)]
    public string? StandIn { get; init; }

    [Display(Name = "Work email of your deputy", ShortName = "Work email of your deputy"), StringLength(254)]
    public string? StandInEmail { get; init; }
}

/// <summary>Takes an answer by link. The newest counts; sent twice, it says the same.</summary>
internal sealed class AnswerInvitationHandler(PanelReviewDb db, IClock clock)
{
    private const int MostTries = 3;

    /// <summary>Null where the link leads to no invitation.</summary>
    public async Task<Result<Invitation>?> Handle(string link, AnswerInvitation command, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (await db.Meetings.Include(m => m.Invitations).OfLink(link).SingleOrDefaultAsync(ct) is not { } meeting)
                {
                    return null;
                }

                var hash = SecretLink.HashOf(link);
                var invitation = meeting.Invitations.Single(one => one.LinkHash.AsSpan().SequenceEqual(hash));
                var answered = meeting.Answer(invitation, command.Reply, command.StandIn?.Trim() ?? "", command.StandInEmail?.Trim() ?? "", clock.GetCurrentInstant());
                if (answered.Succeeded)
                {
                    await db.SaveChangesAsync(ct);
                }

                return answered;
            }
            catch (DbUpdateConcurrencyException) when (attempt < MostTries)
            {
                // Another member answered, or the meeting was moved, at this moment: what was said still stands beside it.
                db.Forget();
            }
        }
    }
}
