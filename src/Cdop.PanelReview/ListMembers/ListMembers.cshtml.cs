using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>One member in the list.</summary>
internal sealed record MemberRow(Guid Id, string Name, string Seat, string Employer, string Panels, LocalDate? LeftOn);

/// <summary>Who sits on the panels, and who did.</summary>
[Needs(Permission.PlanPanels)]
internal sealed class ListMembersPage(PanelReviewDb db, PanelRules rules) : PageModel
{
    private const int Most = 500;

    public IReadOnlyList<MemberRow> Members { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) =>
        Members = await db.Members.AsNoTracking().OrderBy(m => m.LeftOn != null).ThenBy(m => m.Name).ThenBy(m => m.Id).Take(Most)
            .Select(m => new MemberRow(m.Id, m.Name, m.Seat, m.Employer, m.Panels, m.LeftOn)).ToListAsync(ct);

    public string SeatOf(MemberRow member) => rules.Seat(member.Seat)?.Name ?? member.Seat;

    public string PanelsOf(MemberRow member) => string.Join("; ", member.Panels.Split(' ').Select(code => rules.Type(code)?.Name ?? code));
}
