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

    public IReadOnlyDictionary<UserId, string> Names { get; private set; } = null!;

    /// <summary>The roles held now, of those that concern the manager's areas.</summary>
    public IEnumerable<RoleGiven> Held => Person.Held.Where(Concerns).OrderBy(r => r.GivenAt);

    /// <summary>The roles taken back, of those that concern the manager's areas.</summary>
    public IEnumerable<RoleGiven> Former => Person.Roles.Where(r => r.TakenAt is not null && Concerns(r)).OrderByDescending(r => r.TakenAt);

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
        Names = await names.NamesOf([.. person.Roles.SelectMany(r => new[] { r.GivenBy, r.TakenBy }).OfType<UserId>().Distinct()], ct);
        return Page();
    }

    public string NameOf(UserId person) => Names.GetValueOrDefault(person) ?? "somebody no longer known";

    public string Where(RoleGiven role) =>
        (role.Area is null ? "All areas" : Areas[role.Area]) + (role.Role is Role.PanelChair or Role.PanelMember ? ": the cases of their meetings alone" : role.Role is Role.GuestExpert ? ": the papers of a case they are asked about" : "");

    private bool Concerns(RoleGiven role) => role.Area is null || Me.Covers(role.Area);
}
