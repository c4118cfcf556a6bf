using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Keeps cases from whoever takes no part in them when members and accounts change hands.</summary>
internal sealed class RecusalsOfAccounts(PanelReviewDb db, ICurrentUser user, IClock clock)
{
    /// <summary>
    /// A member has another account: what the member takes no part in holds for it too, and what it takes no part in holds for the member.
    /// The one before stays shut out. The audit of each such case says so. The caller saves.
    /// </summary>
    public async Task Follow(PanelMember member, UserId? before, CancellationToken ct)
    {
        if (member.Person == before)
        {
            return;
        }

        var theirs = await db.Recusals.Include(r => r.People).Where(r => r.Member == member.Id && r.TakenBackAt == null).ToListAsync(ct);
        foreach (var recusal in theirs)
        {
            recusal.HoldFor(before).HoldFor(member.Person);
            db.Note(new("Changed", recusal.Subject, $"The account of a member who takes no part {member.Id}"));
        }

        if (member.Person is { } account)
        {
            var known = theirs.ConvertAll(recusal => recusal.Subject);
            var along = await db.Recusals.Where(r => r.TakenBackAt == null && r.People.Any(p => p.Person == account) && !known.Contains(r.Subject)).Select(r => r.Subject).Distinct().ToListAsync(ct);
            db.AddRange(along.Select(subject => Recusal.Along(subject, member, user.Id, clock.GetCurrentInstant())));
        }
    }
}
