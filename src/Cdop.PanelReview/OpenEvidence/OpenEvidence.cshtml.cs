using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Gives a file that came with the answer to an action, always as an attachment; or says why it cannot be opened. Its owner may have put a name into it: it is for who sees the case.</summary>
[Needs(Permission.FollowActions)]
internal sealed class OpenEvidencePage(PanelReviewDb db, PaperDesk desk, FileStore store, Scanner scanner, ICurrentUser user) : PageModel, IShows
{
    [FromRoute(Name = "reference")]
    public string Reference { get; set; } = "";

    [FromRoute(Name = "file")]
    public Guid Number { get; set; }

    /// <summary>What it is called, without the names of a family.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Why it cannot be opened, and what to do.</summary>
    public string Why { get; private set; } = "";

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var found = await (
            from action in db.Actions
            where action.Reference == Reference && action.Entries.Any(entry => entry.File == Number)
            join reviewed in db.Cases on action.Subject equals reviewed.Subject
            from file in db.Set<StoredFile>()
            where file.Id == Number
            select new { Case = reviewed, File = file }).AsNoTracking().SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return NotFound();
        }

        var family = PaperDesk.IsForReaderOf(found.Case, user) ? await desk.Family(found.Case.Id, ct) : null;
        if (family is not null && found.File.MayBeOpened && store.OpenIfWhole(found.File.Address) is { } content)
        {
            // Written down before the first byte leaves.
            HttpContext.Response.RegisterForDisposeAsync(content);
            await db.Saw(new("Viewed", found.Case.Subject, $"File {Number} of action {Reference}, opened"), ct);
            return File(content, found.File.Kind.ContentType(), family.Without(found.File.Name));
        }

        Name = family?.Without(found.File.Name) ?? "A file that came with the answer";
        Why = family is not null ? found.File.WhyNot(scanner.IsSetUp, "Ask the owner of the action for a clean copy", "Ask the owner of the action for a copy that can be looked into") : PaperDesk.NotThere.Message;
        Shown = (db, new("Viewed", found.Case.Subject, $"File {Number} of action {Reference}, not to be opened"));
        return Page();
    }
}
