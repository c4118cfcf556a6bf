using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Says what became of one thing to be done.</summary>
[Needs(Permission.WorkCases)]
internal sealed class SettleTaskPage(SettleTaskHandler handler, DataCollectionDb db, IRightsDirectory people, ClockRules rules, IClock clock) : ChangeCasePage(db, people)
{
    [BindProperty]
    public SettleTask Form { get; set; } = new();

    [FromRoute(Name = "code")]
    public string Code { get; set; } = "";

    public CaseTask Doing => Case.Tasks.Single(t => t.Code == Code);

    public string? Source => rules.Tasks.FirstOrDefault(rule => rule.Code == Code)?.Source;

    protected override bool HasPart => Case.Tasks.Any(t => t.Code == Code);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = Doing.IsOpen
            ? new() { On = clock.GetCurrentInstant().DateIn(), Version = Case.Version }
            : new() { Outcome = Doing.Outcome, On = Doing.DoneOn, DoneBy = Doing.DoneBy, Because = Doing.Because, Version = Case.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Change(Form.Version, reference => handler.Handle(reference, Code, Form, ct), Differences, "Saved", "", ct);

    private List<Difference> Differences() =>
    [
        new("What became of it", Wording.Of(Doing.Outcome), Wording.Of(Form.Outcome)),
        new("Day it was done", Doing.DoneOn is { } done ? InWords.Day(done) : "", Form.On is { } typed ? InWords.Day(typed) : ""),
        new("Who did it", Doing.DoneBy, Form.DoneBy ?? ""),
        new("Why, or a remark", Doing.Because, Form.Because ?? ""),
    ];
}
