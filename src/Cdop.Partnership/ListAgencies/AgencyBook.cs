using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>The agencies with the people to ask in them, and how one is changed: beside the version that was on the page, and once a form.</summary>
internal sealed class AgencyBook(PartnershipDb db, PeopleInReach reach)
{
    /// <summary>What is said where somebody else was faster.</summary>
    public const string Overtaken = "Somebody else changed this agency while you had it open. What you wrote is still here: look at what they did, then send it again";

    /// <summary>The agencies with their areas, their people and who is asked first.</summary>
    public IQueryable<Agency> Whole => db.Agencies.Include(a => a.Areas).Include(a => a.Contacts).ThenInclude(c => c.Areas).Include(a => a.First).AsSplitQuery();

    /// <summary>What the audit says of a page that shows one agency.</summary>
    public (ModuleDb Module, AuditNote Note) Seen(Agency agency) => (db, new("Viewed", Guid.Empty, $"Agency {agency.Code}"));

    /// <summary>Changes an agency and saves; null where there is none of that code.</summary>
    public async Task<Result<string>?> Change(string code, Guid version, Guid form, string because, Func<Agency, Giver, Task<Result<Agency>>> change, CancellationToken ct)
    {
        if (!await db.Agencies.AnyAsync(a => a.Code == code, ct))
        {
            return null;
        }

        try
        {
            return await db.Once($"agency {code}", form, () => ChangeWithin(code, version, because, change, ct), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new Problem("", Overtaken);
        }
    }

    private async Task<Result<string>> ChangeWithin(string code, Guid version, string because, Func<Agency, Giver, Task<Result<Agency>>> change, CancellationToken ct)
    {
        var agency = await Whole.SingleAsync(a => a.Code == code, ct);
        if (agency.Version != version)
        {
            return new Problem("", Overtaken);
        }

        var changed = await change(agency, await reach.Me(ct));
        if (changed.Succeeded)
        {
            db.Expect(agency, version);
            db.Entry(agency).Property(a => a.ChangedAt).IsModified = true; // a change of its people changes the version too, even within one tick of the clock
            await db.SaveBecause(because, ct);
        }

        return changed.As(a => $"/agencies/{a.Code}");
    }
}
