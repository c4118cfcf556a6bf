using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Changes a meeting once for each form, beside the version that the form was filled in beside.</summary>
internal sealed class ChangeMeeting(PanelReviewDb db)
{
    /// <summary>Null where there is no such meeting.</summary>
    /// <param name="number">Which meeting.</param>
    /// <param name="form">What was sent.</param>
    /// <param name="act">The change.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="onlyAdds">It writes over nothing, so it stands beside any version: an answer that came meanwhile does not refuse it.</param>
    public Task<Result<string>?> Make(string number, IChangeSeen form, Func<Meeting, Task<Result<Meeting>>> act, CancellationToken ct, bool onlyAdds = false) =>
        db.Change(
            $"meeting {number}",
            form,
            async () =>
            {
                if (await db.Whole(number).SingleOrDefaultAsync(ct) is not { } meeting)
                {
                    return null;
                }

                var changed = await act(meeting);
                if (changed.Succeeded && !onlyAdds)
                {
                    db.Expect(meeting, form.Version);
                }

                return changed.As(_ => number);
            },
            ct);
}

/// <summary>A page that changes a meeting: keeps what was typed, and shows how the meeting stands now.</summary>
internal abstract class ChangeMeetingPage(PanelReviewDb db, PanelRules rules) : PageModel
{
    [FromRoute(Name = "number")]
    public string At { get; set; } = "";

    public Meeting Meeting { get; private set; } = null!;

    public PanelType Panel => rules.Type(Meeting.Panel)!;

    protected PanelRules Rules => rules;

    protected virtual async Task<bool> Find(CancellationToken ct)
    {
        if (await db.Whole(At).AsNoTracking().SingleOrDefaultAsync(ct) is not { } found)
        {
            return false;
        }

        Meeting = found;
        return true;
    }

    /// <summary>Makes the change and goes back to the meeting, or shows the form again with its problems.</summary>
    protected Task<IActionResult> Change(Func<Task<Result<string>?>> act, string done, CancellationToken ct) =>
        this.AnswerTo(act, number => $"/meetings/{number}", _ => done, () => Find(ct));
}
