using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Changes what hangs on a case of the panel, once for each form.</summary>
internal sealed class ChangePanelCase(PanelReviewDb db, PaperDesk desk)
{
    /// <summary>Null where there is no such case that the person may see.</summary>
    /// <param name="label">The panel reference of the case.</param>
    /// <param name="form">What was sent.</param>
    /// <param name="act">The change; a refused one is not saved. Null where what it changes is not there.</param>
    /// <param name="ct">Gives up.</param>
    public Task<Result<string>?> Make(string label, IChange form, Func<PanelCase, Task<Result<string>?>> act, CancellationToken ct) =>
        db.Change(
            $"case {label}",
            form,
            async () => await db.Cases.SingleOrDefaultAsync(one => one.Label == label, ct) is not { } found ? null
                : await desk.Amiss(found.Id, form, ct) is { Any: true } amiss ? amiss
                : await act(found),
            ct);
}

/// <summary>A page about a case of the panel, whatever meeting it is listed for.</summary>
internal abstract class PanelCasePage(PanelReviewDb db) : PageModel, IShows
{
    [FromRoute(Name = "label")]
    public string Label { get; set; } = "";

    public PanelCase Case { get; private set; } = null!;

    /// <summary>Its page.</summary>
    public string Address => $"/panel-cases/{Label}";

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    protected PanelReviewDb Db => db;

    /// <summary>Finds what the page is about; false where there is nothing that the person may see.</summary>
    protected virtual async Task<bool> Find(CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(one => one.Label == Label, ct) is not { } found)
        {
            return false;
        }

        Case = found;
        Shown = (db, new("Viewed", found.Subject, $"{GetType().Name} of {Label}"));
        return true;
    }

    /// <summary>Makes the change and goes where it leads, or shows the form again with its problems.</summary>
    protected Task<IActionResult> Change(Func<Task<Result<string>?>> act, string done, CancellationToken ct) =>
        this.AnswerTo(act, page => page, _ => done, () => Find(ct));
}

/// <summary>Who has the pages of a case that panels review.</summary>
internal static class CasesThereFor
{
    /// <summary>Whether a case is there for somebody: who plans no meetings in its area has it by a meeting that is there for them.</summary>
    public static Task<bool> IsThereFor(this PanelReviewDb db, ICurrentUser user, string label, CancellationToken ct)
    {
        var planned = user.AreasFor(Permission.PlanPanels);
        return db.Cases.AnyAsync(one => one.Label == label && (planned.Contains(one.Area) || db.Agenda.Any(item => item.Subject == one.Subject && db.Meetings.Any(meeting => meeting.Id == item.Meeting))), ct);
    }
}
