using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>One case on the agenda, and how many take no part in it.</summary>
internal sealed record AgendaRow(AgendaItem Item, PanelCase Case, int Recused);

/// <summary>One meeting: when and where, which cases it takes, who comes, and what is missing for a quorum.</summary>
[Needs(Permission.PlanPanels)]
internal sealed class ViewMeetingPage(InviteMembersHandler handler, PanelReviewDb db, PanelRules rules, IClock clock) : ChangeMeetingPage(db, rules), IShows
{
    private readonly PanelReviewDb db = db;

    [BindProperty]
    public InviteMembers Form { get; set; } = null!;

    /// <summary>Who sits on the panel by now and was not invited.</summary>
    public IReadOnlyList<string> NotInvited { get; private set; } = [];

    /// <summary>The cases that it takes, in their order.</summary>
    public IReadOnlyList<AgendaRow> Agenda { get; private set; } = [];

    public LocalDate Today { get; } = clock.GetCurrentInstant().DateIn();

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    /// <summary>What is missing for a quorum by the answers so far.</summary>
    public IReadOnlyList<string> Missing => Panel.Quorum.Missing([.. Meeting.Invitations.Where(one => one.IsFilled).Select(one => one.Seat)]);

    /// <summary>Whether it can still be changed.</summary>
    public bool IsAhead => Meeting.IsPlanned && Meeting.Ends > clock.GetCurrentInstant();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        Form = new();
        return await Show(ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var answer = await Change(() => handler.Handle(At, Form, ct), "They are invited", ct);
        return answer is not Microsoft.AspNetCore.Mvc.RazorPages.PageResult || await Show(ct) ? answer : NotFound();
    }

    public string SeatOf(Invitation invitation) => Rules.Seat(invitation.Seat)?.Name ?? invitation.Seat;

    private async Task<bool> Show(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return false;
        }

        Agenda = await (
            from item in db.Agenda.AsNoTracking()
            where item.Meeting == Meeting.Id
            join one in db.Cases on item.Subject equals one.Subject
            orderby item.Position, item.Id
            select new AgendaRow(item, one, db.Recusals.Count(r => r.Subject == one.Subject && r.TakenBackAt == null))).ToListAsync(ct);
        Shown = (db, new("Viewed", Guid.Empty, $"Meeting {At}", Payload: string.Join(' ', Agenda.Select(one => one.Case.Label))));
        var invited = Meeting.Invitations.Select(one => one.Member).ToHashSet();
        var sitting = await db.Members.AsNoTracking().Sitting(Meeting.Panel, Meeting.On).Select(m => new { m.Id, m.Name }).ToListAsync(ct);
        NotInvited = [.. sitting.Where(member => !invited.Contains(member.Id)).Select(member => member.Name)];
        return true;
    }
}
