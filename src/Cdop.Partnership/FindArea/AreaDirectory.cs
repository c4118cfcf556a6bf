using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Partnership;

internal sealed class AreaDirectory(IServiceScopeFactory scopes, IClock clock) : IAreaDirectory
{
    private const string Everything = "areas";
    private readonly Remembered<string, Snapshot> known = new(Duration.FromSeconds(60), clock);

    public async ValueTask<IReadOnlyList<AreaFacts>> All(CancellationToken ct) => (await Know(ct)).On;

    public async ValueTask<AreaFacts?> Find(Area area, CancellationToken ct) => (await Know(ct)).Areas.GetValueOrDefault(area);

    public async ValueTask<AreaProposal> Propose(Postcode? postcode, CancellationToken ct)
    {
        if (postcode is null)
        {
            return new(null, false, "There is no postcode to go by: choose the area");
        }

        var (areas, _, codes) = await Know(ct);
        var outward = postcode.Outward;
        if (!codes.TryGetValue(outward, out var code))
        {
            // Sure where none of our codes begins with its letters; L40 and the like may be new, or have no homes.
            return new(null, !codes.Keys.Any(known => Letters(known) == Letters(outward)), $"{outward} is outside the areas of this panel");
        }

        return code.Area is null ? new(null, code.IsSure, $"{outward} is {code.Where}{(code.IsSure ? "" : ": choose the area")}")
            : !areas[code.Area].IsOn ? new(null, false, $"{outward} is {code.Where}, which this panel does not serve now")
            : code.IsSure ? new(code.Area, true, $"{outward} is {code.Where}")
            : new(code.Area, false, $"{outward} is {code.Where}: choose the area");
    }

    private static string Letters(string outward) => string.Concat(outward.TakeWhile(char.IsAsciiLetter));

    internal void Forget() => known.Forget();

    private ValueTask<Snapshot> Know(CancellationToken ct) => known.Get(Everything, async () =>
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PartnershipDb>();
        var areas = await db.Areas.AsNoTracking()
            .OrderBy(a => a.Name)
            .Select(a => new AreaFacts(a.Area, a.Name, a.Letters, a.Council, a.Coroner, a.Police, a.SafeguardingPartnership, a.IsInNcmd, a.IsOn))
            .ToListAsync(ct);
        var codes = await db.OutwardCodes.AsNoTracking().ToDictionaryAsync(c => c.Code, ct);
        return new Snapshot(areas.ToDictionary(a => a.Area), [.. areas.Where(a => a.IsOn)], codes);
    });

    private sealed record Snapshot(Dictionary<Area, AreaFacts> Areas, IReadOnlyList<AreaFacts> On, Dictionary<string, OutwardCode> Codes);
}
