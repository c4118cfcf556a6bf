using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Pauses a case that waits lawfully, or says anew why and until when.</summary>
[Needs(Permission.WorkCases)]
internal sealed class PauseCasePage(PauseCaseHandler handler, DataCollectionDb db, IRightsDirectory people, ClockRules rules, ICurrentUser user, IClock clock) : ChangeCasePage(db, people, user)
{
    [BindProperty]
    public PauseCase Form { get; set; } = null!;

    public override ChangeCase Sent => Form;

    public IEnumerable<Choice> Reasons => rules.Pauses.Select(reason => new Choice(reason.Code, reason.Name, reason.Source));

    /// <summary>The clocks of this case that a pause holds, and those it does not, in the order of the case.</summary>
    public IEnumerable<string> Clocks(bool pauses) =>
        Case.Clocks.Where(c => c.IsOpen && c.Pauses == pauses).OrderBy(c => c.Order).Select(c => Wording.AtStart(c.Name));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        var today = clock.GetCurrentInstant().DateIn();
        Form = Case.Pause is { } pause
            ? new() { Reason = pause.Reason, Words = pause.Words, On = pause.On, ReviewOn = LocalDate.Max(pause.ReviewOn, today.PlusMonths(1)), Version = Case.Version }
            : new() { Reason = "", On = today, ReviewOn = today.PlusMonths(3), Version = Case.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Change(reference => handler.Handle(reference, Form, ct), Differences, "Paused", "", ct);

    private List<Difference> Differences() =>
    [
        new("What it waits for", Case.Pause?.WaitingFor ?? "", rules.Pauses.FirstOrDefault(reason => reason.Code == Form.Reason)?.Name ?? ""),
        new("In words", Case.Pause?.Words ?? "", Form.Words ?? ""),
        new("Paused from", Case.Pause is { } paused ? InWords.Day(paused.On) : "", InWords.Day(Form.On)),
        new("To look again", Case.Pause is { } known ? InWords.Day(known.ReviewOn) : "", InWords.Day(Form.ReviewOn)),
    ];
}
