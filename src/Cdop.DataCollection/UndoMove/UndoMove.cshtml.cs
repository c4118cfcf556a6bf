using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Takes the last move of a case back.</summary>
[Needs(Permission.WorkCases)]
internal sealed class UndoMovePage(UndoMoveHandler handler, DataCollectionDb db, IRightsDirectory people, ICurrentUser user) : ChangeCasePage(db, people, user)
{
    private readonly IRightsDirectory people = people;

    [BindProperty]
    public UndoMove Form { get; set; } = new();

    public override ChangeCase Sent => Form;

    /// <summary>Who moved it.</summary>
    public string MovedBy { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Find(ct) ? Page() : NotFound();

    /// <inheritdoc/>
    protected override async Task<Aggregate?> FindChanged(CancellationToken ct)
    {
        MovedBy = Case.LastMove is var (_, to) ? (await DataCollection.Names.Of(people, [to.By], ct))[to.By] : "";
        return await base.FindChanged(ct);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Change(reference => handler.Handle(reference, Form, ct), () => [new("Stage", Wording.Of(Case.Stage), "As before the move")], "The move is undone", "", ct);
}
