using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications;

/// <summary>Tells Partnership which notifications and cases may be the same death: by the same comparison as triage, and nothing of the child.</summary>
internal sealed class LikeDeaths(NotificationsDb db) : ILikeDeathDirectory
{
    public async Task<IReadOnlyList<LikeDeath>> To(Guid subject, CancellationToken ct)
    {
        var words = await db.Notifications.AsNoTracking().WithSpecification(new SubjectsOfNumbers([subject])).Where(n => n.State != NotificationState.Withdrawn).ToListAsync(ct);
        Dictionary<Guid, LikeDeath> like = [];
        foreach (var word in words)
        {
            var told = DeathAsTold.Of(word.Child, word.Death);
            foreach (var other in await db.Notifications.AsNoTracking().WithSpecification(new MayBeSameDeath(word.Id, told)).ToListAsync(ct))
            {
                if (other.Subject != subject && SameDeath.Compare(told, DeathAsTold.Of(other.Child, other.Death)).Verdict != SameDeathVerdict.NotLikely)
                {
                    like[other.Subject] = new(new(other.Subject, other.CaseReference?.ToString() ?? other.Reference.ToString(), other.Area, other.IsRestricted), other.State == NotificationState.New);
                }
            }
        }

        return [.. like.Values];
    }
}
