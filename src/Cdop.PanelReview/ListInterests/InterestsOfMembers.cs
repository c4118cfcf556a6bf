using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>What speaks for an interest of a member in a case of a meeting.</summary>
internal sealed record SuggestedInterest(Guid Subject, string Label, Guid Member, string Name, IReadOnlyList<string> Evidence);

/// <summary>Compares who is invited to a meeting with who had a part in its cases. For the chair and the office alone.</summary>
internal sealed class InterestsOfMembers(PanelReviewDb db, ICaseDirectory directory)
{
    /// <summary>The suggestions for these cases, without those of members who take no part already.</summary>
    public async Task<IReadOnlyList<SuggestedInterest>> Of(Guid meeting, IReadOnlyList<PanelCase> cases, CancellationToken ct)
    {
        var subjects = cases.Select(one => one.Subject).ToList();
        var members = await db.Members.AsNoTracking().Where(m => db.Set<Invitation>().Any(i => i.Meeting == meeting && i.Member == m.Id && i.Ended == null)).OrderBy(m => m.Name).ThenBy(m => m.Id).ToListAsync(ct);
        var recused = (await db.Recusals.Where(r => subjects.Contains(r.Subject) && r.TakenBackAt == null).Select(r => new { r.Subject, r.Member }).ToListAsync(ct)).Select(r => (r.Subject, r.Member)).ToHashSet();
        var involved = (await directory.Involved([.. cases.Select(one => one.Id)], ct)).ToDictionary(one => one.Case.Value);
        return
        [
            .. from one in cases
               where involved.ContainsKey(one.Subject)
               from member in members
               where !recused.Contains((one.Subject, member.Id))
               let evidence = ConflictSuggestion.Of(member, involved[one.Subject])
               where evidence.Count > 0
               select new SuggestedInterest(one.Subject, one.Label, member.Id, member.Name, evidence),
        ];
    }
}
