using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Where an agency takes back a file that it sent.</summary>
internal sealed class TakeBackDocumentPage(Entrance entrance, TakeBackDocumentHandler handler, DataCollectionDb db) : AnswerPage(entrance, db)
{
    private readonly DataCollectionDb db = db;

    [FromRoute(Name = "document")]
    public Guid Number { get; set; }

    [BindProperty]
    public TakeBackDocument Sent { get; set; } = new();

    public CaseDocument Document { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Find(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        var taken = await handler.Handle(Door, Number, Sent, ct);
        return this.Answer(taken, _ => Home, _ => "File taken back");
    }

    private async Task<bool> Find(CancellationToken ct)
    {
        if (await db.CameWith(Asked.Id).AsNoTracking().SingleOrDefaultAsync(d => d.Id == Number, ct) is not { } found || !found.IsSeenAt(Door))
        {
            return false;
        }

        Document = found;
        return true;
    }
}
