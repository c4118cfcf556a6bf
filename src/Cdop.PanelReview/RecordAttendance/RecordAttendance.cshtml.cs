using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Ticks who is at a meeting: from then on the quorum counts them, and not the answers.</summary>
[Needs(Permission.HoldMeetings)]
internal sealed class RecordAttendancePage(RecordAttendanceHandler handler, PanelReviewDb db, PanelRules rules) : ChangeMeetingPage(db, rules)
{
    private readonly PanelReviewDb db = db;

    private List<GuestExpert> guests = [];

    [BindProperty]
    public RecordAttendance Form { get; set; } = null!;

    /// <summary>Those invited, and for whom each came.</summary>
    public IEnumerable<Choice> Invited => Meeting.Invited.OrderBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Id)
        .Select(one => new Choice($"{one.Id}", one.StandIn.Length > 0 ? $"{one.StandIn}, for {one.Name}" : one.Name, Rules.Seat(one.Seat)?.Name));

    /// <summary>The guest experts asked to it, each with the case that they are there for.</summary>
    public IReadOnlyList<Choice> Guests { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { Present = [.. Meeting.Invitations.Where(one => Meeting.SitterOf(one) is not null).Select(one => one.Id)], Guests = [.. guests.Where(one => one.WasThere).Select(one => one.Id)], Version = Meeting.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(At, Form, ct), "It is noted who is there", ct);

    protected override async Task<bool> Find(CancellationToken ct)
    {
        if (!await base.Find(ct))
        {
            return false;
        }

        var asked = await (from guest in db.Guests.AsNoTracking() where guest.Meeting == Meeting.Id && guest.WithdrawnAt == null join one in db.Cases on guest.Subject equals one.Subject orderby guest.Name, guest.Id select new { Guest = guest, one.Label }).ToListAsync(ct);
        (guests, Guests) = (asked.ConvertAll(one => one.Guest), asked.ConvertAll(one => new Choice($"{one.Guest.Id}", one.Guest.Name, $"For case {one.Label} alone. Not counted for the quorum")));
        return true;
    }
}
