using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>What speaks for an interest of a member in a case of a meeting, or of who comes in their place: then it is called by the invitation.</summary>
internal sealed record SuggestedInterest(Guid Subject, string Label, Guid Member, string Name, IReadOnlyList<string> Evidence);

/// <summary>Compares who is invited to a meeting with who had a part in its cases. For the chair and the office alone.</summary>
internal sealed class InterestsOfMembers(PanelReviewDb db, ICaseDirectory directory)
{
    /// <summary>The suggestions for these cases, without those of who takes no part already.</summary>
    public async Task<IReadOnlyList<SuggestedInterest>> Of(Guid meeting, IReadOnlyList<PanelCase> cases, CancellationToken ct)
    {
        var subjects = cases.Select(one => one.Subject).ToList();
        var members = await db.Members.AsNoTracking().Where(m => db.Set<Invitation>().Any(i => i.Meeting == meeting && i.Member == m.Id && i.Ended == null)).OrderBy(m => m.Name).ThenBy(m => m.Id).ToListAsync(ct);
        var numbers = members.ConvertAll(member => member.Id);
        var standing = await db.Set<Invitation>().AsNoTracking().Where(i => i.Meeting == meeting && numbers.Contains(i.Member) && i.StandIn != "").ToListAsync(ct);
        var deputies = (await db.RecusedByAddress(Instant.MaxValue).Where(r => subjects.Contains(r.Subject)).ToListAsync(ct)).Select(r => (r.Subject, r.Email)).ToHashSet();
        var recused = (await db.Recusals.Where(r => subjects.Contains(r.Subject) && r.TakenBackAt == null).Select(r => new { r.Subject, r.Member }).ToListAsync(ct)).Select(r => (r.Subject, r.Member)).ToHashSet();
        var involved = (await directory.Involved([.. cases.Select(one => one.Id)], ct)).ToDictionary(one => one.Case.Value);
        return
        [
            .. from one in cases
               where involved.ContainsKey(one.Subject)
               from member in members
               where !recused.Contains((one.Subject, member.Id))
               from suggested in Suggested(one, member)
               where suggested.Evidence.Count > 0
               select suggested,
        ];

        IEnumerable<SuggestedInterest> Suggested(PanelCase one, PanelMember member) =>
        [
            new(one.Subject, one.Label, member.Id, member.Name, ConflictSuggestion.Of(member, involved[one.Subject])),
            .. from invitation in standing
               where invitation.Member == member.Id && Deputy.Of(invitation) is { } deputy && !deputies.Contains((one.Subject, deputy.Key))
               select new SuggestedInterest(one.Subject, one.Label, Deputy.Of(invitation)!.NumberAt(invitation), invitation.NameAtMeeting, ConflictSuggestion.Of(Deputy.Of(invitation)!, member, involved[one.Subject])),
        ];
    }
}
