using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Keeps the register of recommendations and actions in step with what is ratified. Whoever ratifies saves it, in the same transaction.</summary>
internal sealed class ActionRegister(PanelReviewDb db, ActionMail mail, PanelRules rules, ICurrentUser user)
{
    /// <summary>
    /// What the finding says and the register lacks is added. What both say stays as far as it is; what the finding does not say any
    /// more is withdrawn, for the reason for which it was taken up again.
    /// </summary>
    public async Task Keep(RatifiedHere ratified, Judgement judged, string because, Instant now, CancellationToken ct)
    {
        await KeepRecommendations(ratified, judged.Recommendations, because, now, ct);
        await KeepActions(ratified, judged.Actions, because, now, ct);
    }

    private async Task KeepRecommendations(RatifiedHere ratified, IReadOnlyList<Recommended> said, string because, Instant now, CancellationToken ct)
    {
        var standing = await db.Recommendations.Where(one => one.Subject == ratified.Case.Subject && one.WithdrawnAt == null).OrderBy(one => one.Id).ToListAsync(ct);
        foreach (var one in said)
        {
            if (standing.Find(known => known.IsSaidBy(one)) is { } known)
            {
                known.StandsIn(ratified.Finding);
                standing.Remove(known);
            }
            else
            {
                db.Add(Recommendation.Make(ratified, one, now));
            }
        }

        standing.ForEach(one => one.Withdraw(because, now));
    }

    private async Task KeepActions(RatifiedHere ratified, IReadOnlyList<ToBeDone> said, string because, Instant now, CancellationToken ct)
    {
        var standing = await db.Actions.Where(one => one.Subject == ratified.Case.Subject && one.State != ActionState.Withdrawn).OrderBy(one => one.Id).ToListAsync(ct);
        foreach (var one in said)
        {
            if (standing.Find(known => known.IsSaidBy(one)) is { } known)
            {
                known.StandsIn(ratified.Finding, one.Due!.Value, because, rules.Actions, user.Id, now);
                standing.Remove(known);
            }
            else
            {
                db.Add(AgreedAction.Agree(ratified, one, rules.Actions, user.Id, now));
            }
        }

        var gone = standing.Where(one => one.IsOpen).ToList();
        var named = gone.Select(one => one.Contact).ToList();
        var owners = gone.Count == 0 ? [] : await db.ActionOwners.Where(owner => named.Contains(owner.Id)).ToDictionaryAsync(owner => owner.Id, ct);
        foreach (var one in gone)
        {
            one.Withdraw(because, user.Id, now);
            if (one.Contact is { } contact && owners.TryGetValue(contact, out var owner))
            {
                mail.TellWithdrawn(db, owner, one);
            }
        }
    }
}
