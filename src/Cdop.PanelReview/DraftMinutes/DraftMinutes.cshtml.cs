using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>The minutes of a meeting, for whoever holds it: drafted once from what was recorded, then written and approved part by part.</summary>
[Needs(Permission.HoldMeetings)]
internal sealed class DraftMinutesPage(DraftMinutesHandler handler, MinuteBook minutes, PanelReviewDb db, PanelRules rules, ICurrentUser user) : MinutesPage(minutes, db, rules)
{
    private readonly PanelReviewDb db = db;

    [BindProperty]
    public DraftMinutes Form { get; set; } = new();

    /// <summary>Whether whoever looks chairs panels.</summary>
    public bool Chairs => user.May(Permission.ChairPanels);

    /// <summary>The cases of the meeting that are not in its minutes yet.</summary>
    public IReadOnlyList<string> Lacks { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        return await Show(ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await handler.Handle(Number, Form, ct) is not { } drafted)
        {
            return NotFound();
        }

        var answer = this.Answer(drafted, page => page, _ => "The minutes are drafted");
        return drafted.Succeeded || await Show(ct) ? answer : NotFound();
    }

    private async Task<bool> Show(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return false;
        }

        var drafted = Parts.Select(one => one.Part.Id).ToList();
        Lacks = await (
            from item in db.Agenda
            where item.Meeting == Meeting.Id && !drafted.Contains(item.Id)
            join reviewed in db.Cases on item.Subject equals reviewed.Subject
            orderby item.Position
            select reviewed.Label).ToListAsync(ct);
        return true;
    }
}

/// <summary>A page that shows the minutes of a meeting.</summary>
internal abstract class MinutesPage(MinuteBook minutes, PanelReviewDb db, PanelRules rules) : PageModel, IShows
{
    [FromRoute(Name = "number")]
    public string Number { get; set; } = "";

    public Meeting Meeting { get; private set; } = null!;

    public PanelType Panel => rules.Type(Meeting.Panel)!;

    /// <summary>Its parts, in their order; none before it is drafted.</summary>
    public IReadOnlyList<MinutesRead> Parts { get; private set; } = [];

    /// <summary>Whether the chair has approved all that whoever looks can see.</summary>
    public bool IsApproved => Parts.Count > 0 && Parts.All(one => one.Part.IsApproved);

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyCollection<AuditNote> ShownBeside { get; private set; } = [];

    /// <summary>False where there is no such meeting.</summary>
    protected async Task<bool> Find(CancellationToken ct)
    {
        if (await minutes.Meeting(Number, ct) is not { } meeting)
        {
            return false;
        }

        Take(meeting, await minutes.All(meeting.Id, ct));
        return true;
    }

    protected void Take(Meeting meeting, IReadOnlyList<MinutesRead> parts)
    {
        (Meeting, Parts) = (meeting, parts);
        Shown = (db, new("Viewed", Guid.Empty, $"Minutes of meeting {Number}", Payload: string.Join(' ', parts.Select(one => one.Label).Where(label => label.Length > 0))));
        ShownBeside = [.. parts.Where(one => one.Part.Subject != Guid.Empty).Select(one => new AuditNote("Viewed", one.Part.Subject, $"Minutes of meeting {Number}, of case {one.Label}"))];
    }
}
