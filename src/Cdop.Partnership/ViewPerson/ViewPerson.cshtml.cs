using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>One person: their account, the roles they hold and those they held.</summary>
[Needs(Permission.ManagePeople)]
internal sealed class ViewPersonPage(PartnershipDb db, PeopleInReach reach, IRightsDirectory names, ICurrentUser user) : PageModel, IShows
{
    public Person Person { get; private set; } = null!;

    public Giver Me { get; private set; } = null!;

    public IReadOnlyDictionary<Area, string> Areas { get; private set; } = null!;

    public IReadOnlyDictionary<UserId, string?> Names { get; private set; } = null!;

    public bool IsMine => Person.Id == user.Id;

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        Me = await reach.Me(ct);
        if (await reach.All(Me).AsNoTracking().Include(p => p.Roles).SingleOrDefaultAsync(p => p.Id == new UserId(id), ct) is not { } person)
        {
            return NotFound();
        }

        (Person, Shown) = (person, reach.Seen(person));
        Areas = await db.Areas.AsNoTracking().ToDictionaryAsync(a => a.Area, a => a.Name, ct);
        var found = new Dictionary<UserId, string?>();
        foreach (var who in person.Roles.SelectMany(r => new[] { r.GivenBy, r.TakenBy }).OfType<UserId>().Distinct())
        {
            found[who] = await names.NameOf(who, ct);
        }

        Names = found;
        return Page();
    }

    public string Where(RoleGiven role) => role.Area is null ? "All areas" : Areas[role.Area];
}
