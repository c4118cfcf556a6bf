using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications;

/// <summary>Tells Partnership which notifications and cases may be the same death: by the same comparison as triage, and nothing of the child.</summary>
internal sealed class LikeDeaths(NotificationsDb db) : ILikeDeathDirectory
{
    public async Task<IReadOnlyList<LikeDeath>> To(Guid subject, CancellationToken ct)
    {
        var words = await db.Notifications.AsNoTracking().WithSpecification(new SubjectsOfNumbers([subject])).ToListAsync(ct);
        Dictionary<Guid, LikeDeath> like = [];
        foreach (var word in words)
        {
            await Compare(word, like, ct);
        }

        return [.. like.Values];
    }

    /// <summary>The same of one word as it stands now, which may not be saved yet.</summary>
    public async Task<IReadOnlyCollection<LikeDeath>> To(Notification word, CancellationToken ct)
    {
        Dictionary<Guid, LikeDeath> like = [];
        await Compare(word, like, ct);
        return like.Values;
    }

    private async Task Compare(Notification word, Dictionary<Guid, LikeDeath> like, CancellationToken ct)
    {
        var told = DeathAsTold.Of(word.Child, word.Death);
        foreach (var other in await db.Notifications.AsNoTracking().WithSpecification(new MayBeSameDeath(word.Id, told, alsoWithdrawn: true)).ToListAsync(ct))
        {
            if (other.Subject != word.Subject && SameDeath.Compare(told, DeathAsTold.Of(other.Child, other.Death)).Verdict is not SameDeathVerdict.NotLikely and var verdict)
            {
                var found = new SubjectFound(other.Subject, other.CaseReference?.ToString() ?? other.Reference.ToString(), other.Area, other.IsRestricted);
                like[other.Subject] = new(found, other.Case is not null, verdict == SameDeathVerdict.VeryLikely || like.GetValueOrDefault(other.Subject) is { IsVeryLikely: true });
            }
        }
    }
}
