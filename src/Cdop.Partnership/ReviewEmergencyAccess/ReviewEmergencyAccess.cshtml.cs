using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>One use of emergency access, and whether it was justified.</summary>
[Needs(Permission.ReviewBreakGlass), StepUp]
internal sealed class ReviewEmergencyAccessPage(ReviewEmergencyAccessHandler handler, PartnershipDb db, ICurrentUser user) : PageModel, IShows
{
    [BindProperty]
    public ReviewEmergencyAccess Form { get; set; } = null!;

    public Guid Key => Form?.Key ?? Guid.CreateVersion7();

    public EmergencyUse Use { get; private set; } = null!;

    public string? UsedBy { get; private set; }

    public string? ReviewedBy { get; private set; }

    public bool IsMine => Use.Person == user.Id;

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await Show(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            if (await handler.Handle(id, Form, ct) is not { } reviewed)
            {
                return NotFound();
            }

            var answer = this.Answer(reviewed, goTo: page => page);
            if (reviewed.Succeeded)
            {
                this.SayDone("The review is recorded.");
                return answer;
            }
        }

        return await Show(id, ct) ? Page() : NotFound();
    }

    private async Task<bool> Show(Guid id, CancellationToken ct)
    {
        var shown = await db.EmergencyUses.AsNoTracking().Where(u => u.Id == id)
            .Select(u => new
            {
                Use = u,
                UsedBy = db.People.Where(p => p.Id == u.Person).Select(p => p.Name).FirstOrDefault(),
                ReviewedBy = db.People.Where(p => p.Id == u.ReviewedBy).Select(p => p.Name).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(ct);
        if (shown is null)
        {
            return false;
        }

        (Use, UsedBy, ReviewedBy) = (shown.Use, shown.UsedBy, shown.ReviewedBy);
        Shown = (db, new("Viewed", Use.Subject, $"EmergencyUse {Use.Id}"));
        return true;
    }
}
