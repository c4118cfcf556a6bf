using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

internal sealed class AgencyDirectory(PartnershipDb db) : IAgencyDirectory
{
    private static readonly Expression<Func<Agency, AgencyFacts>> Facts = a => new(a.Code, a.Name, a.Kind, a.Town, a.Postcode, a.IsOpen);

    public async ValueTask<IReadOnlyList<AgencyFacts>> All(CancellationToken ct) =>
        await db.Agencies.AsNoTracking().Where(a => a.IsOpen).OrderBy(a => a.Name).Select(Facts).ToListAsync(ct);

    public async ValueTask<AgencyFacts?> Find(string code, CancellationToken ct) =>
        await db.Agencies.AsNoTracking().Where(a => a.Code == code).Select(Facts).SingleOrDefaultAsync(ct);
}
