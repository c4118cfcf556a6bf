using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>A case in the order that is planned, and who sits on it there.</summary>
internal sealed record OrderedCase(PanelCase Case, CaseSitting Sitting);

/// <summary>Plans the running order: each case quorate where an order can make it so, and nobody sent out and called back more than need be.</summary>
[Needs(Permission.PlanPanels)]
internal sealed class PlanOrderPage(PlanOrderHandler handler, PanelReviewDb db, PanelRules rules) : ChangeMeetingPage(db, rules), IShows
{
    private readonly PanelReviewDb db = db;

    [BindProperty]
    public PlanOrder Form { get; set; } = null!;

    /// <summary>The cases in the order that is planned.</summary>
    public IReadOnlyList<OrderedCase> Cases { get; private set; } = [];

    /// <summary>What the order is like that is planned, and what the one is like that there is.</summary>
    public RunningOrder Planned { get; private set; } = null!;

    public RunningOrder Now { get; private set; } = null!;

    /// <summary>How many cases of the meeting the person does not see: they keep their places.</summary>
    public int Others { get; private set; }

    /// <summary>The order that there is, in short.</summary>
    public string InOrder { get; private set; } = "";

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Show(ct))
        {
            return NotFound();
        }

        Form = new() { Places = [.. Cases.Select((one, at) => new OrderPlace { Case = one.Case.Label, At = at + 1 })], Seen = InOrder };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var answer = await Change(() => handler.Handle(At, Form, ct), "The running order is saved", ct);
        if (answer is not Microsoft.AspNetCore.Mvc.RazorPages.PageResult)
        {
            return answer;
        }

        if (!await Show(ct))
        {
            return NotFound();
        }

        // What was typed stays with its case; one that was listed meanwhile comes last.
        var typed = Form.Places.GroupBy(place => place.Case).ToDictionary(posted => posted.Key, posted => posted.First().At);
        Form = Form with { Seen = InOrder, Places = [.. Cases.Select(one => new OrderPlace { Case = one.Case.Label, At = typed.GetValueOrDefault(one.Case.Label, Cases.Count) })] };
        return Page();
    }

    private async Task<bool> Show(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return false;
        }

        var agenda = await db.AgendaOf(Meeting, ct);
        var sitters = Meeting.Invitations.Select(Meeting.SitterOf).OfType<Sitter>().ToList();
        var cases = agenda.Cases.Select(one => new CaseToOrder(one.Item.Id, [.. agenda.Recused[one.Item.Subject]])).ToList();
        Now = RunningOrder.Of(Panel.Quorum, Meeting.Minutes, sitters, cases, agenda.Slots);
        Planned = RunningOrder.Plan(Panel.Quorum, Meeting.Minutes, sitters, cases, agenda.Slots);
        var placed = Planned.Items.Zip(agenda.Slots.Places).ToDictionary(one => one.First, one => one.Second);
        var planned = agenda.Places.ToDictionary(one => one.Key, one => placed.GetValueOrDefault(one.Key, one.Value));
        var ordered = Planned.Items.Select(id => agenda.Cases.Single(one => one.Item.Id == id)).ToList();
        Cases = [.. ordered.Zip((agenda with { Cases = ordered, Places = planned }).Sittings(Meeting, Panel.Quorum), (one, sitting) => new OrderedCase(one.Case, sitting))];
        (Others, InOrder) = (agenda.Places.Count - agenda.Cases.Count, PlanOrder.AsRead(agenda.Cases.Select(one => one.Case.Label)));
        Shown = (db, new("Listed", Guid.Empty, $"Running order of meeting {At}", Payload: string.Join(' ', Cases.Select(one => one.Case.Label))));
        return true;
    }
}
