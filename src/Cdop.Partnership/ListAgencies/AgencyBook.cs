using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>The agencies with the people to ask in them, and how one is changed: beside the version that was on the page, and once a form.</summary>
internal sealed class AgencyBook(PartnershipDb db, PeopleInReach reach, IAreaDirectory areas)
{
    /// <summary>What is said where somebody else was faster.</summary>
    public const string Overtaken = "Somebody else changed this agency while you had it open. What you wrote is still here: look at what they did, then send it again";

    /// <summary>The agencies with their areas, their people and who is asked first.</summary>
    public IQueryable<Agency> Whole => db.Agencies.Include(a => a.Areas).Include(a => a.Contacts).ThenInclude(c => c.Areas).Include(a => a.First).AsSplitQuery();

    /// <summary>The areas that this panel serves, and those switched off that stand on the agency already: a form keeps what it does not ask to change.</summary>
    public async Task<IReadOnlyList<AreaFacts>> AreasFor(Agency agency, CancellationToken ct)
    {
        List<AreaFacts> found = [.. await areas.All(ct)];
        foreach (var area in agency.Areas.Select(a => a.Area).Concat(agency.Contacts.SelectMany(c => c.Areas).Select(a => a.Area)).Concat(agency.First.Select(f => f.Area)).Distinct())
        {
            if (!found.Exists(a => a.Area == area) && await areas.Find(area, ct) is { } off)
            {
                found.Add(off);
            }
        }

        return [.. found.OrderBy(a => a.Name, StringComparer.Ordinal)];
    }

    /// <summary>What the audit says of a page that shows one agency.</summary>
    public (ModuleDb Module, AuditNote Note) Seen(Agency agency) => (db, new("Viewed", Guid.Empty, $"Agency {agency.Code}"));

    /// <summary>Changes an agency and saves; null where there is none of that code. Without a version, what is added stands beside whatever else was changed.</summary>
    public async Task<Result<string>?> Change(string code, Guid? version, Guid form, object typed, string because, Func<Agency, Giver, Task<Result<Agency>>> change, CancellationToken ct)
    {
        if (!await db.Agencies.AnyAsync(a => a.Code == code, ct))
        {
            return null;
        }

        try
        {
            return await db.Once($"{typed.GetType().Name} of agency {code}", form, () => ChangeWithin(code, version, because, change, ct), ct, typed);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.Forget();
            return new Problem("", Overtaken);
        }
    }

    private async Task<Result<string>> ChangeWithin(string code, Guid? version, string because, Func<Agency, Giver, Task<Result<Agency>>> change, CancellationToken ct)
    {
        var agency = await Whole.SingleAsync(a => a.Code == code, ct);
        if (version is not null && agency.Version != version)
        {
            return new Problem("", Overtaken);
        }

        var changed = await change(agency, await reach.Me(ct));
        if (changed.Succeeded)
        {
            await db.SaveBecause(because, ct);
        }

        return changed.As(a => $"/agencies/{a.Code}");
    }
}
