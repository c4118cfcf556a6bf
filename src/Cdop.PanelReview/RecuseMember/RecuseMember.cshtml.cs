using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Says that a member takes no part in a case.</summary>
[Needs(Permission.HoldMeetings)]
internal sealed class RecuseMemberPage(RecuseMemberHandler handler, PanelReviewDb db, PanelRules rules) : ChangeListedCasePage(db, rules)
{
    private readonly PanelReviewDb db = db;

    [BindProperty]
    public RecuseMember Form { get; set; } = null!;

    /// <summary>The members invited, and who comes in their place, who take part so far.</summary>
    public IReadOnlyList<Choice> Members { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? member, CancellationToken ct)
    {
        ModelState.Clear();
        Form = new() { Member = member ?? default, Because = "" };
        return await Find(ct) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(Number, Label, Form, ct), "They take no part in this case, and do not see it", ct);

    protected override async Task<bool> Find(CancellationToken ct)
    {
        if (!await base.Find(ct))
        {
            return false;
        }

        var (meeting, subject) = (Listed.Meeting.Id, Listed.Case.Subject);
        var members = await db.Set<Invitation>().AsNoTracking().Where(i => i.Meeting == meeting && !db.Recusals.Any(r => r.Subject == subject && r.Member == i.Member && r.TakenBackAt == null))
            .OrderBy(i => i.Name).ThenBy(i => i.Id).Select(i => new { i.Member, i.Name, i.Seat }).ToListAsync(ct);
        var recused = await db.RecusedByAddress(Instant.MaxValue).Where(r => r.Subject == subject).Select(r => r.Email).ToListAsync(ct);
        var deputies = (await db.Set<Invitation>().AsNoTracking().Where(i => i.Meeting == meeting && i.StandIn != "").OrderBy(i => i.StandIn).ThenBy(i => i.Id).ToListAsync(ct)).FindAll(one => !recused.Contains(Deputy.Of(one)!.Key));
        Members =
        [
            .. members.Select(one => new Choice($"{one.Member}", one.Name, Rules.Seat(one.Seat)?.Name)),
            .. deputies.Select(one => new Choice($"{Deputy.Of(one)!.NumberAt(one)}", one.NameAtMeeting, Rules.Seat(one.Seat)?.Name)),
        ];
        return true;
    }
}
