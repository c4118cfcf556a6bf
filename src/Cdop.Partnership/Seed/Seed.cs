using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>Puts in what is missing of the facts that every installation begins with. What is there already stays as it is.</summary>
internal sealed class SeedHandler(PartnershipDb db, AgencyBook book, IClock clock)
{
    public async Task Handle(CancellationToken ct)
    {
        var areas = await db.Areas.Select(a => a.Area).ToListAsync(ct);
        var codes = await db.OutwardCodes.Select(c => c.Code).ToListAsync(ct);
        var agencies = await db.Agencies.Select(a => a.Code).ToListAsync(ct);
        db.AddRange(Facts.Areas.Where(a => !areas.Contains(a.Area)).Select(ServedArea.Describe));
        db.AddRange(Facts.OutwardCodes.Where(c => !codes.Contains(c.Code)));
        db.AddRange(Facts.Agencies(clock.GetCurrentInstant()).Where(a => !agencies.Contains(a.Code)));
        await db.SaveBecause("What every installation begins with", ct);
    }

    /// <summary>Puts people to ask into the open agencies that have nobody.</summary>
    public async Task HandleContacts(CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        foreach (var agency in await book.Whole.Where(a => a.ClosedOn == null && a.Contacts.Count == 0).OrderBy(a => a.Code).ToListAsync(ct))
        {
            InventedContacts.PutInto(agency, now);
        }

        await db.SaveBecause("Invented contacts of development", ct);
    }

    /// <summary>Puts in ready people who are missing, with their roles.</summary>
    public async Task Handle(IReadOnlyCollection<ReadyPerson> people, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        foreach (var ready in people)
        {
            if (await db.People.AnyAsync(p => p.Issuer == ready.Issuer && p.Subject == ready.Subject, ct))
            {
                continue;
            }

            var person = Person.Add(ready.Issuer, ready.Subject, ready.Name, ready.WorkEmail, now).Value;
            foreach (var (role, area) in ready.Roles)
            {
                _ = person.Give(role, area, Giver.Of(UserId.Service), now).Value;
            }

            db.Add(person);
        }

        await db.SaveBecause("Ready accounts of development", ct);
    }
}
