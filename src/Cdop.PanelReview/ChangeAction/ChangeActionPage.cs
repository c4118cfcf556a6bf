using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>An agreed action, the case it came of, and who is written to about it; null where nobody is.</summary>
internal sealed record ActionOfCase(AgreedAction Action, PanelCase Case, ActionOwner? Owner);

/// <summary>Changes an agreed action once for each form, beside the version that the form was filled in beside.</summary>
internal sealed class ChangeAction(PanelReviewDb db, PaperDesk desk)
{
    /// <summary>Null where there is no such action that the person may see.</summary>
    /// <param name="reference">Which action.</param>
    /// <param name="form">What was sent.</param>
    /// <param name="act">The change; a refused one is not saved.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="onlyAdds">It writes over nothing, so it stands beside any version.</param>
    public Task<Result<string>?> Make(string reference, IChangeSeen form, Func<ActionOfCase, Task<Result<AgreedAction>>> act, CancellationToken ct, bool onlyAdds = false) =>
        db.Change(
            $"action {reference}",
            form,
            async () =>
            {
                if (await db.ActionsWithCase(reference).SingleOrDefaultAsync(ct) is not { } found)
                {
                    return null;
                }

                if (await desk.Amiss(found.Case.Id, form, ct) is { Any: true } amiss)
                {
                    return amiss;
                }

                var changed = await act(found);
                if (changed.Succeeded && !onlyAdds)
                {
                    db.Expect(found.Action, form.Version);
                }

                return changed.As(_ => reference);
            },
            ct);
}

/// <summary>Finds agreed actions by what they are called.</summary>
internal static class ActionsByReference
{
    /// <summary>Whose link it is, where it leads to this action; null where it does not.</summary>
    public static async Task<Guid?> OwnerOf(this PanelReviewDb db, string link, string reference, CancellationToken ct) =>
        await db.ActionOwners.AsNoTracking().OfLink(link).Select(owner => (Guid?)owner.Id).SingleOrDefaultAsync(ct) is { } owner
        && await db.Actions.WithSpecification(new ActionsOfOwner(owner)).AnyAsync(action => action.Reference == reference, ct) ? owner : null;

    /// <summary>The action of a reference, of what the person who acts may see.</summary>
    public static IQueryable<ActionOfCase> ActionsWithCase(this PanelReviewDb db, string reference) =>
        from action in db.Actions
        where action.Reference == reference
        join reviewed in db.Cases on action.Subject equals reviewed.Subject
        select new ActionOfCase(action, reviewed, db.ActionOwners.FirstOrDefault(owner => owner.Id == action.Contact));
}

/// <summary>A page about one agreed action: keeps what was typed, and shows how it stands now.</summary>
internal abstract class ChangeActionPage(PanelReviewDb db) : PageModel, IShows
{
    [FromRoute(Name = "reference")]
    public string Reference { get; set; } = "";

    public ActionOfCase Found { get; private set; } = null!;

    public AgreedAction Action => Found.Action;

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    protected PanelReviewDb Db => db;

    /// <summary>Finds what the page is about; false where there is nothing that the person may see.</summary>
    protected virtual async Task<bool> Find(CancellationToken ct)
    {
        if (await db.ActionsWithCase(Reference).AsNoTracking().SingleOrDefaultAsync(ct) is not { } found)
        {
            return false;
        }

        Found = found;
        Shown = (db, new("Viewed", found.Case.Subject, $"{GetType().Name} of action {Reference}"));
        return true;
    }

    /// <summary>Makes the change and goes back to the action, or shows the form again with its problems.</summary>
    protected Task<IActionResult> Change(Func<Task<Result<string>?>> act, string done, CancellationToken ct) =>
        this.AnswerTo(act, reference => $"/actions/{reference}", _ => done, () => Find(ct));
}
