using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>One person: their account, the roles they hold and those they held.</summary>
[Needs(Permission.ManagePeople)]
internal sealed class ViewPersonPage(PartnershipDb db, PeopleInReach reach, IRightsDirectory names, ICurrentUser user) : PageModel
{
    public Person Person { get; private set; } = null!;

    public Giver Me { get; private set; } = null!;

    public IReadOnlyDictionary<Area, string> Areas { get; private set; } = null!;

    public IReadOnlyDictionary<UserId, string> Names { get; private set; } = null!;

    public bool IsMine => Person.Id == user.Id;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        Me = await reach.Me(ct);
        if (await reach.All(Me).AsNoTracking().Include(p => p.Roles).SingleOrDefaultAsync(p => p.Id == new UserId(id), ct) is not { } person)
        {
            return NotFound();
        }

        Person = person;
        Areas = await db.Areas.AsNoTracking().ToDictionaryAsync(a => a.Area, a => a.Name, ct);
        Names = await names.NamesOf([.. person.Roles.SelectMany(r => new[] { r.GivenBy, r.TakenBy }).OfType<UserId>().Distinct()], ct);
        return Page();
    }

    public string NameOf(UserId person) => Names.GetValueOrDefault(person) ?? "somebody no longer known";

    public string Where(RoleGiven role) => role.Area is null ? "All areas" : Areas[role.Area];
}
