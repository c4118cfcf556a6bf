using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Goes on with a paused case.</summary>
[Needs(Permission.WorkCases)]
internal sealed class ResumeCasePage(ResumeCaseHandler handler, DataCollectionDb db, IRightsDirectory people, ICurrentUser user, IClock clock) : ChangeCasePage(db, people, user)
{
    [BindProperty]
    public ResumeCase Form { get; set; } = null!;

    public override ChangeCase Sent => Form;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { On = clock.GetCurrentInstant().DateIn(), Version = Case.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Change(reference => handler.Handle(reference, Form, ct), Differences, "The case goes on", "", ct);

    private List<Difference> Differences() =>
        [new("Paused", Case.Pause is { } pause ? $"{pause.WaitingFor}, from {InWords.Day(pause.On)}" : "No", $"Goes on from {InWords.Day(Form.On)}")];
}
