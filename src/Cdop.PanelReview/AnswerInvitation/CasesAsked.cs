using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A case as a member is asked whether they had a part in it: by place, teams, month and age, and by no name or reference.</summary>
internal sealed record CaseAsked(Guid Item, Guid Subject, AgeBand Band, LocalDate Month, KindOfPlace Place, string Hospital, string Teams)
{
    /// <summary>As it is read.</summary>
    public Choice Choice => new(
        $"{Item}",
        $"Aged {Wording.InSentence(Wording.Of(Band))}, died {(Hospital.Length > 0 ? $"at {Hospital}" : Wording.InSentence(Wording.Of(Place)))} in {PanelWords.Month(Month)}",
        Teams.Length > 0 ? $"Known to: {Teams}" : null);
}

/// <summary>The cases of a meeting of which a member is asked whether they had a part in them.</summary>
internal sealed class CasesAsked(PanelReviewDb db)
{
    /// <summary>By month, and within one in no order that the papers have, so that no place and no team leads to a panel reference: all that are still to be taken but those of which they said so already, those that only a closed list may see, and those they are shut out of.</summary>
    public async Task<IReadOnlyList<CaseAsked>> Of(Invitation invitation, CancellationToken ct)
    {
        var items = await db.Agenda.AsNoTracking().WithSpecification(new AgendaOf(invitation.Meeting)).ToListAsync(ct);
        if (items.Count == 0)
        {
            return [];
        }

        var person = await db.Members.Where(m => m.Id == invitation.Member).Select(m => m.Person).SingleOrDefaultAsync(ct);
        var cases = await db.Cases.AsNoTracking().WithSpecification(new CasesToAskOf([.. items.Select(one => one.Subject)])).SeenBy(invitation.Member, db.Recusals)
            .Where(c => !db.Access.Any(a => a.Subject == c.Subject && a.Person == person && a.Kind == AccessKind.Excluded))
            .ToDictionaryAsync(c => c.Subject, ct);
        return
        [
            .. from item in items
               where cases.ContainsKey(item.Subject)
               let one = cases[item.Subject]
               orderby one.Month, Convert.ToHexString(SHA256.HashData(item.Id.ToByteArray()))
               select new CaseAsked(item.Id, one.Subject, one.Band, one.Month, one.Place, one.Hospital, one.Teams),
        ];
    }
}
