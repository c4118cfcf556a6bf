using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Brings a case to another stage, or closes it.</summary>
[Needs(Permission.WorkCases)]
internal sealed class MoveCasePage(MoveCaseHandler handler, DataCollectionDb db, IRightsDirectory people, ICurrentUser user, IClock clock) : ChangeCasePage(db, people, user)
{
    [BindProperty]
    public MoveCase Form { get; set; } = null!;

    public override ChangeCase Sent => Form;

    public static IEnumerable<Choice> Stages => Choice.Of<CaseStage>().Where(choice => choice.Value != nameof(CaseStage.OpenedByMistake));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { On = clock.GetCurrentInstant().DateIn(), Version = Case.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var done = await Change(reference => handler.Handle(reference, Form, ct), () => [new("Stage", Wording.Of(Case.Stage), Wording.Of(Form.Stage!.Value))], "Moved", "", ct);
        if (done is LocalRedirectResult && await Find(ct) && Case.IsOpen)
        {
            this.SayDone("Moved", $"{Home}/stage/undo?Form.Version={Case.Version}&Form.Key={Guid.NewGuid()}");
        }

        return done;
    }
}
