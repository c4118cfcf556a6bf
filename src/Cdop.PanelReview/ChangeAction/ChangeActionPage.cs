using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>What every form that changes an agreed action carries.</summary>
internal interface IChangeAction
{
    /// <summary>The version that the form was filled in beside.</summary>
    Guid Version { get; }

    /// <summary>Sent twice, it is one change.</summary>
    Guid Key { get; }

    /// <summary>The reason that the audit keeps.</summary>
    string Why { get; }
}

/// <summary>An agreed action, the case it came of, and who is written to about it; null where nobody is.</summary>
internal sealed record ActionOfCase(AgreedAction Action, PanelCase Case, ActionOwner? Owner);

/// <summary>Changes an agreed action once for each form, beside the version that the form was filled in beside.</summary>
internal sealed class ChangeAction(PanelReviewDb db)
{
    private const string Overtaken = "Somebody else changed this action while you had it open. What you entered is still here: look at how it stands now, then send it again";

    /// <summary>Null where there is no such action that the person may see.</summary>
    /// <param name="reference">Which action.</param>
    /// <param name="form">What was sent.</param>
    /// <param name="act">The change; a refused one is not saved.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="onlyAdds">It writes over nothing, so it stands beside any version.</param>
    public async Task<Result<string>?> Make(string reference, IChangeAction form, Func<ActionOfCase, Task<Result<AgreedAction>>> act, CancellationToken ct, bool onlyAdds = false)
    {
        try
        {
            return await db.OnceIfThere($"{form.GetType().Name} of action {reference}", form.Key, Save, ct, typed: form);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Problem("", Overtaken);
        }

        async Task<Result<string>?> Save()
        {
            if (await db.ActionsWithCase(reference).SingleOrDefaultAsync(ct) is not { } found)
            {
                return null;
            }

            var changed = await act(found);
            if (changed.Succeeded)
            {
                if (!onlyAdds)
                {
                    db.Expect(found.Action, form.Version);
                }

                await db.SaveBecause(form.Why, ct);
            }

            return changed.As(_ => reference);
        }
    }
}

/// <summary>Finds agreed actions by what they are called.</summary>
internal static class ActionsByReference
{
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
