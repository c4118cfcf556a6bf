using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>The members invited to a meeting who may have an interest in one of its cases, with the evidence: for the chair and the office alone.</summary>
[Needs(Permission.HoldMeetings)]
internal sealed class ListInterestsPage(InterestsOfMembers interests, PanelReviewDb db, PanelRules rules) : ChangeMeetingPage(db, rules), IShows
{
    private readonly PanelReviewDb db = db;

    /// <summary>In the order of the cases, then by name.</summary>
    public IReadOnlyList<SuggestedInterest> Suggested { get; private set; } = [];

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        var cases = await (from item in db.Agenda.AsNoTracking() where item.Meeting == Meeting.Id join one in db.Cases on item.Subject equals one.Subject orderby item.Position, item.Id select one).ToListAsync(ct);
        Suggested = await interests.Of(Meeting.Id, cases, ct);
        Shown = (db, new("Listed", Guid.Empty, $"Interests of members in cases of meeting {At}", Payload: string.Join(' ', cases.Select(one => one.Label))));
        return Page();
    }
}
