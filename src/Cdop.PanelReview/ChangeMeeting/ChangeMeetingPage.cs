using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>What every form that changes a meeting carries.</summary>
internal interface IChangeMeeting
{
    /// <summary>The version that the form was filled in beside.</summary>
    Guid Version { get; }

    /// <summary>Sent twice, it is one change.</summary>
    Guid Key { get; }

    /// <summary>The reason that the audit keeps.</summary>
    string Why { get; }
}

/// <summary>Changes a meeting once for each form, beside the version that the form was filled in beside.</summary>
internal sealed class ChangeMeeting(PanelReviewDb db)
{
    /// <summary>What is said where somebody else was faster.</summary>
    public const string Overtaken = "Somebody else changed this meeting while you had it open. What you entered is still here: look at how it stands now, then send it again";

    /// <summary>Null where there is no such meeting.</summary>
    /// <param name="number">Which meeting.</param>
    /// <param name="form">What was sent.</param>
    /// <param name="act">The change.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="onlyAdds">It writes over nothing, so it stands beside any version: an answer that came meanwhile does not refuse it.</param>
    public async Task<Result<string>?> Make(string number, IChangeMeeting form, Func<Meeting, Task<Result<Meeting>>> act, CancellationToken ct, bool onlyAdds = false)
    {
        if (!await db.Meetings.AnyAsync(m => m.Number == number, ct))
        {
            return null;
        }

        try
        {
            return await db.Once($"{form.GetType().Name} of meeting {number}", form.Key, Save, ct, typed: form);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Problem("", Overtaken);
        }

        async Task<Result<string>> Save()
        {
            var meeting = await db.Whole(number).SingleAsync(ct);
            var changed = await act(meeting);
            if (changed.Succeeded)
            {
                if (!onlyAdds)
                {
                    db.Expect(meeting, form.Version);
                }

                await db.SaveBecause(form.Why, ct);
            }

            return changed.As(_ => number);
        }
    }
}

/// <summary>A page that changes a meeting: keeps what was typed, and shows how the meeting stands now.</summary>
internal abstract class ChangeMeetingPage(PanelReviewDb db, PanelRules rules) : PageModel
{
    [FromRoute(Name = "number")]
    public string At { get; set; } = "";

    public Meeting Meeting { get; private set; } = null!;

    public PanelType Panel => rules.Type(Meeting.Panel)!;

    protected PanelRules Rules => rules;

    protected async Task<bool> Find(CancellationToken ct)
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
