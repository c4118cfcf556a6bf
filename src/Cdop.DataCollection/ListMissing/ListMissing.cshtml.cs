using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>What a case lacks before a panel can review it, and of what the national database takes: over all its forms, each point with where it stands and who should know.</summary>
[Needs(Permission.ReadCases)]
internal sealed class ListMissingPage(DataCollectionDb db, CaseRecord record, IRightsDirectory people, ICurrentUser user) : ChangeCasePage(db, people, user)
{
    private readonly DataCollectionDb db = db;

    public IReadOnlyList<CaseCompleteness> Levels { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Levels = await record.HowComplete(Case, await db.Requests.AsNoTracking().Include(r => r.Forms).Where(r => r.Subject == Case.Subject).ToListAsync(ct), ct);
        return Page();
    }
}
