using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Ticks who is at a meeting: from then on the quorum counts them, and not the answers.</summary>
[Needs(Permission.HoldMeetings)]
internal sealed class RecordAttendancePage(RecordAttendanceHandler handler, PanelReviewDb db, PanelRules rules) : ChangeMeetingPage(db, rules)
{
    [BindProperty]
    public RecordAttendance Form { get; set; } = null!;

    /// <summary>Those invited, and for whom each came.</summary>
    public IEnumerable<Choice> Invited => Meeting.Invited.OrderBy(one => one.Name, StringComparer.Ordinal)
        .Select(one => new Choice($"{one.Id}", one.StandIn.Length > 0 ? $"{one.StandIn}, for {one.Name}" : one.Name, Rules.Seat(one.Seat)?.Name));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { Present = [.. Meeting.Invitations.Where(one => Meeting.SitterOf(one) is not null).Select(one => one.Id)], Version = Meeting.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(At, Form, ct), "It is noted who is there", ct);
}
