using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Reads the papers of a case, in as many statements whatever it holds.</summary>
internal sealed class Papers(DataCollectionDb db, CaseRecord record) : IPaperDirectory
{
    public async Task<PapersOfCase?> Of(CaseId reviewed, CancellationToken ct)
    {
        if (await db.Whole(reviewed).AsNoTracking().SingleOrDefaultAsync(ct) is not { } found)
        {
            return null;
        }

        var (subject, asks) = (found.Subject, Identifying.OfReporters);
        var returns = await record.Returns(subject, ct);
        var counting = returns.Select(one => one.Id).ToList();
        var requests = await db.Requests.AsNoTracking().Where(request => request.Subject == subject).ToListAsync(ct);
        var reporters = counting.Count == 0 ? [] : await db.Set<Claim>().AsNoTracking().Where(claim => claim.Subject == subject && counting.Contains(claim.Return) && asks.Contains(claim.LinkId)).ToListAsync(ct);
        var queries = await db.Set<AnswerQuery>().CountAsync(query => query.Subject == subject && query.SettledAt == null, ct);
        var collated = await record.Collate(found, [.. new[] { Records.Notification, "reporting" }.Concat(returns.Select(one => one.Form)).Distinct()], returns, ct);
        return new(found.Reference, found.Child.DateOfBirth, found.DateOfDeath, queries, PapersAsTold.Of(found, collated), Identifying.Of(found, requests, reporters, collated));
    }
}
