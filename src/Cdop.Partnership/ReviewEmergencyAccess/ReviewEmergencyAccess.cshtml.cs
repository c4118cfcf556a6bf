using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Partnership;

/// <summary>One use of emergency access, and whether it was justified.</summary>
[Needs(Permission.ReviewBreakGlass), StepUp]
internal sealed class ReviewEmergencyAccessPage(ReviewEmergencyAccessHandler handler, PartnershipDb db, ModuleList modules, IServiceProvider services, ICurrentUser user, IClock clock) : PageModel, IShows
{
    public const int MostShown = 100;

    [BindProperty]
    public ReviewEmergencyAccess Form { get; set; } = null!;

    public Guid Key => Form?.Key ?? Guid.CreateVersion7();

    public EmergencyUse Use { get; private set; } = null!;

    public string? UsedBy { get; private set; }

    public string? ReviewedBy { get; private set; }

    /// <summary>What the person looked at while it was open, by the audit of every module, in that order.</summary>
    public IReadOnlyList<(Instant At, string What)> LookedAt { get; private set; } = [];

    public bool IsOpen => Use.Opened && Use.Until > clock.GetCurrentInstant();

    public bool IsMine => Use.Person == user.Id;

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await Show(id, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => this.AnswerTo(
        () => handler.Handle(id, Form, ct), page => page, _ => Form.Outcome == ReviewOutcome.NotJustified ? "The review is recorded, and the access has ended." : "The review is recorded.", () => Show(id, ct));

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
        LookedAt = Use.Opened ? await Looked(ct) : [];
        Shown = (db, new("Viewed", Use.Subject, $"EmergencyUse {Use.Id}"));
        return true;
    }

    private async Task<IReadOnlyList<(Instant At, string What)>> Looked(CancellationToken ct)
    {
        var looked = new List<(Instant At, string What)>();
        foreach (var module in modules.Databases.Select(m => (ModuleDb)services.GetRequiredService(m)))
        {
            looked.AddRange((await module.Audit.AsNoTracking()
                .Where(a => a.Subject == Use.Subject && a.Actor == Use.Person && a.At >= Use.At && a.At <= Use.Until && (a.Action == "Viewed" || a.Action == "Listed" || a.Action == "Exported"))
                .OrderBy(a => a.Sequence).Take(MostShown).Select(a => new { a.At, a.What }).ToListAsync(ct)).Select(a => (a.At, AuditWords.What(a.What))));
        }

        return [.. looked.OrderBy(l => l.At).Take(MostShown)];
    }
}
