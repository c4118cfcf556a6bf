using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>One agency: how it is reached, whom to ask in each area, and what is missing.</summary>
[Needs(Permission.ReadCases)]
internal sealed class ViewAgencyPage(PartnershipDb db, AgencyBook book, PeopleInReach reach, ICurrentUser user, IClock clock) : PageModel, IShows
{
    public Agency Agency { get; private set; } = null!;

    /// <summary>Who looks, and the areas they manage.</summary>
    public Giver Me { get; private set; } = null!;

    /// <summary>The areas that this agency serves.</summary>
    public IReadOnlyList<AreaFacts> Areas { get; private set; } = [];

    /// <summary>The code and name of what took its place.</summary>
    public (string Code, string Name)? Successor { get; private set; }

    /// <summary>The agencies whose place it took.</summary>
    public IReadOnlyList<(string Code, string Name)> Predecessors { get; private set; } = [];

    public LocalDate Today { get; } = clock.GetCurrentInstant().DateIn();

    public bool MayManage => user.May(Permission.ManageAreas) && Agency.IsManagedBy(Me);

    /// <summary>Whether the manager may keep somebody on the list, if only in one of its areas.</summary>
    public bool MayAdd => Agency.IsOpen && user.May(Permission.ManageAreas) && (Agency.IsManagedBy(Me) || Areas.Any(a => Me.Covers(a.Area)));

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken ct)
    {
        if (await book.Whole.AsNoTracking().SingleOrDefaultAsync(a => a.Code == code, ct) is not { } agency)
        {
            return NotFound();
        }

        (Agency, Me) = (agency, await reach.Me(ct));
        Areas = [.. (await book.AreasFor(agency, ct)).Where(a => agency.Serves(a.Area))];
        var related = await db.Agencies.AsNoTracking().Where(a => a.Code == agency.Successor || a.Successor == code).OrderBy(a => a.Sought).Select(a => new { a.Code, a.Name }).ToListAsync(ct);
        Successor = related.Where(a => a.Code == agency.Successor).Select(a => ((string, string)?)(a.Code, a.Name)).SingleOrDefault();
        Predecessors = [.. related.Where(a => a.Code != agency.Successor).Select(a => (a.Code, a.Name))];
        Shown = book.Seen(agency);
        return Page();
    }

    public bool MayChange(Contact contact) => Agency.IsOpen && user.May(Permission.ManageAreas) && Agency.IsManagedBy(contact, Me);

    public string Where(Contact contact) =>
        contact.ForAll ? "All its areas" : string.Join(", ", Areas.Where(a => contact.AnswersIn(a.Area)).Select(a => a.Name));
}
