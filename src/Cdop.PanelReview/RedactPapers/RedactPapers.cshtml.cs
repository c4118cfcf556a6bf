using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A page about the papers of a listed case, with what tells who the child was and what stands in its place.</summary>
internal abstract class PapersPage(PanelReviewDb db, PanelRules rules, PaperDesk desk) : ChangeListedCasePage(db, rules)
{
    private readonly PanelReviewDb db = db;

    public RedactedPapers Papers { get; private set; } = null!;

    public Redaction? Redaction { get; private set; }

    /// <summary>What is decided, as it is shown here; all zeros where nothing is.</summary>
    public Guid Version => Redaction?.Version ?? Guid.Empty;

    /// <summary>The last version that was certified; null where none was.</summary>
    public CertifiedPapers? Certified { get; private set; }

    protected override async Task<bool> Find(CancellationToken ct)
    {
        if (!await base.Find(ct))
        {
            return false;
        }

        var subject = Listed.Case.Subject;
        Redaction = await db.RedactionOf(subject).AsNoTracking().SingleOrDefaultAsync(ct);
        Certified = await db.CertifiedOf(subject).AsNoTracking().FirstOrDefaultAsync(ct);
        if (await desk.Of(Listed.Case, Redaction, ct) is not { } papers)
        {
            return false;
        }

        Papers = papers;
        return true;
    }
}

/// <summary>The redaction workbench: the papers of a case with each find, what stands in its place, and what to decide.</summary>
[Needs(Permission.PlanPanels)]
internal sealed class RedactPapersPage(RedactPapersHandler handler, PanelReviewDb db, PanelRules rules, PaperDesk desk) : PapersPage(db, rules, desk)
{
    [BindProperty]
    public RedactPapers Form { get; set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        Form = new();
        return await Find(ct) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(Number, Label, Form, ct), "What you decided holds for all papers of this case", ct);

    /// <summary>What is chosen for a find: as it was changed and sent, or as it stands.</summary>
    public RedactionChoice Chosen(FoundWords words) => Form.Decided.FirstOrDefault(one => one.Words == words.Find.Key && one.Choice != one.Was)?.Choice ?? words.Choice;
}
