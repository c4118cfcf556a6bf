using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Says what became of one time limit, or of one thing to be done.</summary>
[Needs(Permission.WorkCases)]
internal sealed class SettleClockOrTaskPage(SettleClockOrTaskHandler handler, CompleteRecordHandler records, RecordBook book, DataCollectionDb db, IRightsDirectory people, ClockRules rules, ICurrentUser user, IClock clock) : ChangeCasePage(db, people, user)
{
    [BindProperty]
    public SettleClockOrTask Form { get; set; } = new();

    public override ChangeCase Sent => Form;

    [FromRoute(Name = "code")]
    public string Code { get; set; } = "";

    /// <summary>The limit; null for a thing to be done.</summary>
    public CaseClock? Clock => Case.Clocks.FirstOrDefault(c => c.Code == Code);

    public CaseTask? Doing => Case.Tasks.FirstOrDefault(t => t.Code == Code);

    public string Name => Clock is { } limit ? Wording.AtStart(limit.Name) : Doing!.Name;

    public ClockRule? Rule => rules.Find(Code);

    public string? Source => rules.Tasks.FirstOrDefault(rule => rule.Code == Code)?.Source;

    /// <summary>Whether the task is to name a key worker and there is none yet: naming one is the task done, and it can be done in no other way.</summary>
    public bool LacksKeyWorker => Code == Case.KeyWorkerTask && Case.KeyWorker is null;

    /// <summary>Whether it was settled and can be to be done again.</summary>
    public bool MayBeTakenBack => Case.MayBeTakenBack(Code, rules);

    /// <summary>What can have become of it.</summary>
    public IEnumerable<Choice> Outcomes => Choice.Of<Outcome>().Where(choice => choice.Value switch
    {
        nameof(Outcome.Open) => MayBeTakenBack,
        nameof(Outcome.Done) => !LacksKeyWorker,
        _ => true,
    });

    public ClockChip? Chip => Clock is { } limit ? ClockChip.Of(limit, Case.PausedOn, clock.GetCurrentInstant()) : null;

    /// <summary>The record that says when it was done, and what it says; null where none that is complete does.</summary>
    public (RecordState Record, Settlement Said)? Says { get; private set; }

    protected override bool HasPart => Case.Has(Code);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        var today = clock.GetCurrentInstant().DateIn();
        Form = Settled is not { } said
            ? new() { On = today, Version = Case.Version } // what became of it is the person's to say
            : new() { Outcome = said.Outcome, On = said.On, Time = said.Time, DoneBy = said.DoneBy, Because = said.Because, Version = Case.Version };
        if (Settled is null && Clock is not null)
        {
            Says = await SaysSo(ct);
            Form = Says is { Said: var done } ? Form with { On = done.On, Time = done.Time } : Form;
        }

        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Change(reference => handler.Handle(reference, Code, Form, ct), Differences, "Saved", "", ct);

    // A record that is complete is the word of who keeps it; a person still says that the limit is settled by it.
    private async Task<(RecordState Record, Settlement Said)?> SaysSo(CancellationToken ct)
    {
        foreach (var state in (await book.Of(Case, ct)).Where(state => state.Versions.Count > 0 && Records.AreFor(Case, state.Form.Key)))
        {
            if (await book.Last(state, ct) is { } record && records.Proposals(Case, record).FirstOrDefault(proposal => proposal.Clock.Code == Code) is { } proposal)
            {
                return (state, proposal.Said);
            }
        }

        return null;
    }

    // As it was settled; null while it is open.
    private Settlement? Settled =>
        Clock is { IsOpen: false } limit ? new(limit.Outcome, limit.DoneOn, limit.DoneAt?.TimeIn().TimeOfDay, limit.DoneBy, limit.Because)
        : Doing is { IsOpen: false } task ? new(task.Outcome, task.DoneOn, null, task.DoneBy, task.Because)
        : null;

    private List<Difference> Differences()
    {
        var now = Settled ?? new(Outcome.Open, null);
        List<Difference> differences =
        [
            new("What became of it", Wording.Of(now.Outcome), Wording.Of(Form.Outcome)),
            new("Day it was done", Day(now.On), Day(Form.On)),
            new("Who did it", now.DoneBy, Form.DoneBy ?? ""),
            new("Why, or a remark", now.Because, Form.Because ?? ""),
        ];
        if (Clock is not null)
        {
            differences.Insert(2, new("Time", Time(now.Time), Time(Form.Time)));
        }

        return differences;
    }

    private static string Day(LocalDate? day) => day is { } known ? InWords.Day(known) : "";

    private static string Time(LocalTime? time) => time is { } known ? InWords.Time(known) : "";
}
