using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>One case on the agenda, and who sits on it.</summary>
internal sealed record AgendaRow(AgendaItem Item, PanelCase Case, CaseSitting Sitting);

/// <summary>One meeting: when and where, which cases it takes, who comes, and what is missing for a quorum. The chair sees it, and who plans meetings changes it.</summary>
[Needs(Permission.HoldMeetings)]
internal sealed class ViewMeetingPage(InviteMembersHandler handler, PanelReviewDb db, PanelRules rules, ICurrentUser user, IClock clock) : ChangeMeetingPage(db, rules), IShows
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
    public IReadOnlyList<string> Missing => Panel.Quorum.Missing(Meeting.Seats);

    /// <summary>Whether it is its day, or after: it can be ticked who is there.</summary>
    public bool HasCome => Meeting.IsPlanned && Meeting.On <= Today;

    /// <summary>Whether whoever looks plans meetings.</summary>
    public bool MayPlan => user.May(Permission.PlanPanels);

    /// <summary>Whether it can still be changed.</summary>
    public bool IsAhead => Meeting.IsAhead(clock.GetCurrentInstant());

    /// <summary>Whether whoever looks can change it.</summary>
    public bool MayChange => IsAhead && MayPlan;

    /// <summary>Whether whoever looks can move or cancel it.</summary>
    public bool MayMove { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        Form = new();
        return await Show(ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!MayPlan)
        {
            return NotFound();
        }

        var answer = await Change(() => handler.Handle(At, Form, ct), "The invitation is sent", ct);
        return answer is not Microsoft.AspNetCore.Mvc.RazorPages.PageResult || await Show(ct) ? answer : NotFound();
    }

    /// <summary>Why it was cancelled or last moved, with what was typed beside it.</summary>
    public string Why => Meeting.Reason is { } reason ? $"{Wording.Of(reason)}. {Meeting.Because}".TrimEnd() : "";

    public string SeatOf(Invitation invitation) => Rules.Seat(invitation.Seat)?.Name ?? invitation.Seat;

    private async Task<bool> Show(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return false;
        }

        var agenda = await db.AgendaOf(Meeting, ct);
        Agenda = [.. agenda.Cases.Zip(agenda.Sittings(Meeting, Panel.Quorum), (one, sitting) => new AgendaRow(one.Item, one.Case, sitting))];
        MayMove = MayChange && (await db.ProgressOf(Meeting.Id, user.AreasFor(Permission.PlanPanels), ct)).Bars(Meeting) is null;
        Shown = (db, new("Viewed", Guid.Empty, $"Meeting {At}", Payload: string.Join(' ', Agenda.Select(one => one.Case.Label))));
        var invited = Meeting.Invitations.Where(one => one.Ended != WhyNotInvited.Left).Select(one => one.Member).ToHashSet();
        var sitting = await db.Members.AsNoTracking().Sitting(Meeting.Panel, Meeting.On).Select(m => new { m.Id, m.Name }).ToListAsync(ct);
        NotInvited = [.. sitting.Where(member => !invited.Contains(member.Id)).Select(member => member.Name)];
        return true;
    }
}
