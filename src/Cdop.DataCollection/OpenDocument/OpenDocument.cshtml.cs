using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Gives a file of a document, always as an attachment; or says why it cannot be opened.</summary>
[Needs(Permission.ReadCases)]
internal sealed class OpenDocumentPage(DataCollectionDb db, FileStore store, Scanner scanner) : PageModel, IShows
{
    [FromRoute(Name = "reference")]
    public string At { get; set; } = "";

    [FromRoute(Name = "document")]
    public Guid Number { get; set; }

    [FromRoute(Name = "version")]
    public int Version { get; set; }

    public Case Case { get; private set; } = null!;

    public CaseDocument Document { get; private set; } = null!;

    /// <summary>Why it cannot be opened, and what to do.</summary>
    public string Why { get; private set; } = "";

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!CaseReference.TryParse(At, null, out var reference))
        {
            return NotFound();
        }

        var found = await (
            from c in db.Cases
            where c.Reference == reference
            from d in db.Documents
            where d.Subject == c.Subject && d.Id == Number
            from v in d.Versions
            where v.Number == Version
            join f in db.Set<StoredFile>() on v.File equals f.Id
            select new { Case = c, Document = d, File = f }).AsNoTracking().SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return NotFound();
        }

        (Case, Document) = (found.Case, found.Document);
        if (found.File.MayBeOpened && store.OpenIfWhole(found.File.Address) is { } content)
        {
            // Written down before the first byte leaves.
            HttpContext.Response.RegisterForDisposeAsync(content);
            await db.Saw(new("Viewed", Case.Subject, $"Document {Number}, version {Version}, opened"), ct);
            return File(content, found.File.Kind.ContentType(), found.File.Name);
        }

        Why = found.File.WhyNot(scanner.IsSetUp, "Ask its originator for a clean copy, and withdraw this one", "Ask its originator for a copy that can be looked into, and attach that as a new version");
        Shown = (db, new("Viewed", Case.Subject, $"Document {Number}, version {Version}, not to be opened"));
        return Page();
    }
}
