using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>
/// Asks a member who has shown who they are, in one step, whether they come and in which cases they had a part. Each case that is shown
/// so leaves a line in the audit: it is told by place, team, month and age, and in a small area that may be the child.
/// </summary>
internal abstract class DeclareInterestsPage(AnswerInvitationHandler handler, CasesAsked asked, PanelReviewDb db, PanelRules rules, IClock clock) : PageModel, IAsksWhoComes, IShows
{
    [BindProperty]
    public DeclareInterests Form { get; set; } = null!;

    public Meeting Meeting { get; private set; } = null!;

    public Invitation Invitation { get; private set; } = null!;

    AnswerInvitation IAsksWhoComes.Form => Form;

    /// <inheritdoc/>
    public string Panel => rules.Type(Meeting.Panel)!.Name;

    /// <inheritdoc/>
    public bool IsOpen => Meeting.IsAhead(clock.GetCurrentInstant()) && Invitation.IsOpen;

    /// <summary>The cases of which they are asked, each by what names nobody.</summary>
    public IReadOnlyList<CaseAsked> Asked { get; private set; } = [];

    /// <summary>Of how many cases of the meeting they said themselves that they take no part. What others said of them is told to nobody here: for them that case is not there.</summary>
    public int TakesNoPart { get; private set; }

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyCollection<AuditNote> ShownBeside => [.. Asked.Select(one => new AuditNote("Viewed", one.Subject, $"Asked whether they had a part, meeting {Meeting.Number}"))];

    protected PanelReviewDb Db => db;

    /// <summary>The invitation of whoever is here; null where they have none.</summary>
    protected abstract Task<(Meeting Meeting, Invitation Invitation)?> Theirs(CancellationToken ct);

    /// <summary>What is answered to whoever has none.</summary>
    protected abstract IActionResult Nobody();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Find(ct))
        {
            return Nobody();
        }

        Form = DeclareInterests.Of(Invitation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await Theirs(ct) is not { } theirs)
        {
            return Nobody();
        }

        if (ModelState.IsValid)
        {
            var answered = await handler.Handle(theirs.Invitation.Id, Form, ct);
            if (answered.Succeeded)
            {
                return LocalRedirect(Request.Path);
            }

            this.Answer(answered, _ => "");
        }

        return await Find(ct) ? Page() : Nobody();
    }

    private async Task<bool> Find(CancellationToken ct)
    {
        if (await Theirs(ct) is not { } theirs)
        {
            return false;
        }

        (Meeting, Invitation) = theirs;
        var (meeting, member) = (Meeting.Id, Invitation.Member);
        var listed = await db.Agenda.AsNoTracking().WithSpecification(new WholeAgendaOf(meeting)).Select(item => item.Subject).ToListAsync(ct);
        TakesNoPart = await db.Recusals.CountAsync(recusal => recusal.Member == member && recusal.Source == RecusalSource.Declared && recusal.TakenBackAt == null && listed.Contains(recusal.Subject), ct);
        Asked = IsOpen ? await asked.Of(Invitation, ct) : [];
        Shown = (db, new("Viewed", Guid.Empty, $"Invitation to meeting {Meeting.Number}"));
        return true;
    }
}
