using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Says what became of one time limit.</summary>
[Needs(Permission.WorkCases)]
internal sealed class SettleClockPage(SettleClockHandler handler, DataCollectionDb db, IRightsDirectory people, ClockRules rules, IClock clock) : ChangeCasePage(db, people)
{
    [BindProperty]
    public SettleClock Form { get; set; } = new();

    [FromRoute(Name = "code")]
    public string Code { get; set; } = "";

    public CaseClock Clock => Case.Clocks.Single(c => c.Code == Code);

    public ClockRule? Rule => rules.Find(Code);

    public ClockChip Chip => ClockChip.Of(Clock, Case.PausedOn, clock.GetCurrentInstant());

    protected override bool HasPart => Case.Clocks.Any(c => c.Code == Code);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = Clock.IsOpen
            ? new() { On = clock.GetCurrentInstant().DateIn(), Version = Case.Version }
            : new() { Outcome = Clock.Outcome, On = Clock.DoneOn, Time = Clock.DoneAt?.TimeIn().TimeOfDay, DoneBy = Clock.DoneBy, Because = Clock.Because, Version = Case.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Change(Form.Version, reference => handler.Handle(reference, Code, Form, ct), Differences, "Saved", "", ct);

    private List<Difference> Differences() =>
    [
        new("What became of it", Wording.Of(Clock.Outcome), Wording.Of(Form.Outcome)),
        new("Day it was done", Day(Clock.DoneOn), Day(Form.On)),
        new("Time", Time(Clock.DoneAt?.TimeIn().TimeOfDay), Time(Form.Time)),
        new("Who did it", Clock.DoneBy, Form.DoneBy ?? ""),
        new("Why, or a remark", Clock.Because, Form.Because ?? ""),
    ];

    private static string Day(LocalDate? day) => day is { } known ? InWords.Day(known) : "";

    private static string Time(LocalTime? time) => time is { } known ? InWords.Time(known) : "";
}
