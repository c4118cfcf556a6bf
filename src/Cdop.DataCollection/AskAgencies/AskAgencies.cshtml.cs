using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>One line of the page, and why it is proposed; nothing for a line that somebody added.</summary>
internal sealed record AgencyLine(AskAgenciesPage Page, AgencyAsked Asked, int At, string? Why);

/// <summary>Asks agencies what they know: proposes who, and by which forms; a person ticks and sends.</summary>
[Needs(Permission.WorkCases)]
internal sealed class AskAgenciesPage(
    AskAgenciesHandler handler, Proposals proposals, WhoToAsk who, FormLibrary library, Chasing chasing, DataCollectionDb db, IRightsDirectory people, ICurrentUser user, IClock clock) : ChangeCasePage(db, people, user)
{
    [BindProperty]
    public AskAgencies Form { get; set; } = null!;

    public override ChangeCase Sent => Form;

    /// <summary>Why each line is proposed, in the order of the lines; empty for lines that somebody added.</summary>
    public IReadOnlyList<Proposal> Proposed { get; private set; } = [];

    public WhoToAsk Rules => who;

    public static IEnumerable<Choice> Kinds => AskedKind.All.Select(kind => new Choice(kind.Code, kind.Name));

    /// <summary>What happens by itself while there is no answer, as the area's ladder says.</summary>
    public string Reminders
    {
        get
        {
            var ladder = chasing.LadderOf(Case.Area);
            var reminded = ladder.Where(step => step.To == ChaseTo.Addressee).Select(step => step.Day).ToList();
            var told = ladder.FirstOrDefault(step => step.To == ChaseTo.LineLead);
            return $"While there is no answer they are reminded after {string.Join(", ", reminded)} days{(told is null ? "" : $", and after {told.Day} days their line lead is told")}.";
        }
    }

    /// <summary>The forms that a line is asked by, for its kind and what is known.</summary>
    public IEnumerable<FormDefinition> FormsOf(AgencyAsked line) =>
        AskedKind.Find(line.Kind) is { } kind ? Proposals.Offered(kind, Proposals.FactsOf(Case, Form.Facts, who), library, Case.AcceptedAt.DateIn()) : [];

    private LocalDate Today => clock.GetCurrentInstant().DateIn();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        IReadOnlyList<string> facts = Case.KnownFacts.Length > 0 ? Case.KnownFacts.Split(' ') : [.. who.Read(Case.Circumstances).Select(fact => fact.Code)];
        Form = new() { Facts = facts, DueOn = Today.PlusDays(AgencyRequest.UsualDays), Version = Case.Version };
        await Propose([], ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? go, CancellationToken ct)
    {
        if (go is "facts" or "add")
        {
            if (!await Find(ct))
            {
                return NotFound();
            }

            ModelState.Clear(); // the lines are written anew, with what was typed in them
            await Propose(Form.Ask, ct);
            if (go == "add")
            {
                Form = Form with { Ask = [.. Form.Ask, new() { Ticked = true }] };
            }

            return Page();
        }

        var answer = await Change(reference => handler.Handle(reference, Form, ct), () => [], "Sent", "requests", ct);
        if (answer is Microsoft.AspNetCore.Mvc.RazorPages.PageResult)
        {
            Proposed = await proposals.For(Case, Form.Facts, ct);
        }

        return answer;
    }

    /// <summary>Why a line is there.</summary>
    public Proposal? ProposalOf(AgencyAsked line) => Proposed.FirstOrDefault(proposal => IsSame(proposal.Line, line));

    // What is proposed now, each line as it was typed where it stood there before; then the lines that somebody added.
    private async Task Propose(IReadOnlyList<AgencyAsked> typed, CancellationToken ct)
    {
        var facts = Proposals.FactsOf(Case, Form.Facts, who);
        Proposed = await proposals.For(Case, Form.Facts, ct);
        var lines = Proposed.Select(proposal => typed.FirstOrDefault(line => IsSame(line, proposal.Line)) is { } kept
                ? kept with { Forms = [.. proposals.Keys(kept.Kind, facts, Case), .. kept.Forms.Where(form => form == Records.Notification)] }
                : proposal.Line with { Ticked = proposal.Line.Ticked && proposal.IsLikely });
        var added = typed.Where(line => Proposed.All(proposal => !IsSame(line, proposal.Line)) && (line.Ticked || line.AgencyCode is null) && line.Agency is not null);
        Form = Form with { Ask = [.. lines, .. added] };
    }

    private static bool IsSame(AgencyAsked one, AgencyAsked other) => one.Kind == other.Kind && one.AgencyCode == other.AgencyCode && one.Agency == other.Agency;
}
