using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Reads the papers of cases, in as many statements however many they are and whatever they hold.</summary>
internal sealed class Papers(DataCollectionDb db, CaseRecord record, DocumentsAsRead documents) : IPaperDirectory
{
    public async Task<IReadOnlyDictionary<CaseId, PapersOfCase>> Of(IReadOnlyCollection<CaseId> cases, CancellationToken ct)
    {
        var found = await db.Whole([.. cases.Select(one => one.Value)]).AsNoTracking().ToListAsync(ct);
        if (found.Count == 0)
        {
            return new Dictionary<CaseId, PapersOfCase>();
        }

        var (subjects, asks) = (found.ConvertAll(one => one.Subject), Identifying.OfReporters);
        var returns = await record.Returns(subjects, ct);
        var counting = returns.SelectMany(ofCase => ofCase).Select(one => one.Id).ToList();
        var requests = (await db.Requests.AsNoTracking().Include(request => request.Forms).Where(request => subjects.Contains(request.Subject)).ToListAsync(ct)).ToLookup(request => request.Subject);
        var reporters = (counting.Count == 0 ? [] : await db.Set<Claim>().AsNoTracking().Where(claim => subjects.Contains(claim.Subject) && counting.Contains(claim.Return) && asks.Contains(claim.LinkId)).ToListAsync(ct))
            .ToLookup(claim => claim.Subject);
        var queries = await OpenQueries([.. found.Select(one => one.Id)], ct);
        var collated = await record.Collate([.. found.Select(one => new CaseRecord.ToCollate(one, [.. new[] { Records.Notification, Records.Reporting }.Concat(returns[one.Subject].Select(came => came.Form)).Distinct()], [.. returns[one.Subject]]))], ct);
        var read = await documents.Of(subjects, ct);
        return found.Zip(collated, (one, forms) => Of(one, forms, [.. requests[one.Subject]], [.. reporters[one.Subject]], queries.GetValueOrDefault(one.Id), read.GetValueOrDefault(one.Subject, DocumentsOfCase.None))).ToDictionary(papers => papers.Case, papers => papers.Papers);
    }

    public async Task<IReadOnlyDictionary<CaseId, int>> OpenQueries(IReadOnlyCollection<CaseId> cases, CancellationToken ct) =>
        await db.Set<AnswerQuery>().WithSpecification(new QueriesWaiting([.. cases.Select(one => one.Value)])).GroupBy(query => query.Subject)
            .Select(ofCase => new { Subject = ofCase.Key, Open = ofCase.Count() }).ToDictionaryAsync(ofCase => new CaseId(ofCase.Subject), ofCase => ofCase.Open, ct);

    private static (CaseId Case, PapersOfCase Papers) Of(Case one, IReadOnlyList<Collation> collated, IReadOnlyList<AgencyRequest> requests, IReadOnlyList<Claim> reporters, int queries, DocumentsOfCase documents)
    {
        var unanswered = PapersAsTold.Unanswered(requests);
        return (one.Id, new(one.Reference, one.Child.DateOfBirth, one.DateOfDeath, queries, [.. PapersAsTold.Of(one, collated, unanswered), .. documents.Papers.Select(document => document.Paper)], Identifying.Of(one, requests, reporters, collated))
        {
            Unanswered = unanswered,
            NotPutIn = documents.NotPutIn,
            LeftOut = [.. documents.Papers.SelectMany(document => document.LeftOut)],
        });
    }
}
