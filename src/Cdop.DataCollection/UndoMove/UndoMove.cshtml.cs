using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Takes the last move of a case back.</summary>
[Needs(Permission.WorkCases)]
internal sealed class UndoMovePage(UndoMoveHandler handler, DataCollectionDb db, IRightsDirectory people, ICurrentUser user) : ChangeCasePage(db, people, user)
{
    [BindProperty]
    public UndoMove Form { get; set; } = new();

    public override ChangeCase Sent => Form;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Find(ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Change(reference => handler.Handle(reference, Form, ct), () => [new("Stage", Wording.Of(Case.Stage), "As before the move")], "The move is undone", "", ct);
}
