using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>One line of the page, and why it is proposed; nothing for a line that somebody added.</summary>
internal sealed record AgencyLine(AskAgenciesPage Page, AgencyAsked Asked, int At, string? Why);

/// <summary>Asks agencies what they know: proposes who, and by which forms; a person ticks and sends.</summary>
[Needs(Permission.WorkCases)]
internal sealed class AskAgenciesPage(
    AskAgenciesHandler handler, Proposals proposals, SaidFacts facts, WhoToAsk who, FormLibrary library, Chasing chasing, DataCollectionDb db, IRightsDirectory people, ICurrentUser user, IClock clock) : ChangeCasePage(db, people, user)
{
    private readonly DataCollectionDb db = db;

    [BindProperty]
    public AskAgencies Form { get; set; } = null!;

    public override ChangeCase Sent => Form;

    /// <summary>Why each line is proposed, in the order of the lines; empty for lines that somebody added.</summary>
    public IReadOnlyList<Proposal> Proposed { get; private set; } = [];

    /// <summary>The addresses that the directory does not know.</summary>
    public IReadOnlySet<AddressOfAgency> ToCheck { get; private set; } = new HashSet<AddressOfAgency>();

    public WhoToAsk Rules => who;

    /// <summary>What says something of the death and the child, fact by fact.</summary>
    public IReadOnlyList<FactSaid> Said { get; private set; } = [];

    /// <summary>What is known, to tick, each with what says so.</summary>
    public IEnumerable<Choice> Facts =>
        who.Facts.Select(fact => new Choice(fact.Code, fact.Name, string.Join("; ", Said.Where(said => said.Fact == fact).Select(said => said.Source).Distinct()) is { Length: > 0 } sources ? Wording.AtStart(sources) : null));

    /// <summary>Those who were asked already and can be asked by a further form that is called for, with that form.</summary>
    public IReadOnlyList<(AgencyRequest Request, FormDefinition Form)> Further { get; private set; } = [];

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

    public async Task<IActionResult> OnGetAsync(string? known, CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        var first = Case.KnownFacts.Length > 0 ? Case.KnownFacts.Split(' ') : (await facts.Notified(Case, ct)).Select(said => said.Fact.Code);
        Form = new() { Facts = [.. first.Concat(who.Facts.Where(fact => fact.Code == known).Select(fact => fact.Code)).Distinct()], DueOn = Today.PlusDays(AgencyRequest.UsualDays), Version = Case.Version };
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

        var answer = await Change(reference => handler.Handle(reference, Form, ct), () => [], "The requests are sent", "requests", ct);
        if (answer is Microsoft.AspNetCore.Mvc.RazorPages.PageResult)
        {
            Proposed = await proposals.For(Case, Form.Facts, ct);
            ToCheck = await proposals.ToCheck(Case, Form.Ask, ct);
            await Tell(ct);
        }

        return answer;
    }

    /// <summary>Why a line is there.</summary>
    public Proposal? ProposalOf(AgencyAsked line) => Proposed.FirstOrDefault(proposal => IsSame(proposal.Line, line));

    // What is proposed now, each line as it was typed where it stood there before; then the lines that somebody added.
    private async Task Propose(IReadOnlyList<AgencyAsked> typed, CancellationToken ct)
    {
        var known = Proposals.FactsOf(Case, Form.Facts, who);
        await Tell(ct);
        Proposed = await proposals.For(Case, Form.Facts, ct);
        var lines = Proposed.Select(proposal => typed.FirstOrDefault(line => IsSame(line, proposal.Line)) is { } kept
                ? kept with { Forms = [.. proposals.Keys(kept.Kind, known, Case), .. kept.Forms.Where(form => form == Records.Notification)] }
                : proposal.Line with { Ticked = proposal.Line.Ticked && proposal.IsLikely });
        var added = typed.Where(line => Proposed.All(proposal => !IsSame(line, proposal.Line)) && (line.Ticked || line.AgencyCode is null) && line.Agency is not null);
        Form = Form with { Ask = [.. lines, .. added] };
        ToCheck = await proposals.ToCheck(Case, Form.Ask, ct);
    }

    // What says what, and who of those asked already can be asked further.
    private async Task Tell(CancellationToken ct)
    {
        Said = await facts.Of(Case, ct);
        var known = Proposals.FactsOf(Case, Form.Facts, who);
        var asked = await db.Requests.AsNoTracking().Include(r => r.Forms).Where(r => r.Subject == Case.Subject).OrderBy(r => r.Agency).ToListAsync(ct);
        Further = [.. asked.SelectMany(request => AskAnotherForm.Left(request, Case, library).Where(form => Proposals.IsCalledFor(form, known)).Select(form => (request, form)))];
    }

    private static bool IsSame(AgencyAsked one, AgencyAsked other) => one.From is not null && one.From == other.From;
}
