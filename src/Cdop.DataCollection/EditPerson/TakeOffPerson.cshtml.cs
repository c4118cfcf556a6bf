using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Takes a person off a case's list, with the reason.</summary>
[Needs(Permission.WorkCases)]
internal sealed class TakeOffPersonPage(EditPersonHandler handler, DataCollectionDb db, IRightsDirectory people, ICurrentUser user) : ChangeCasePage(db, people, user)
{
    [BindProperty]
    public TakeOffPerson Form { get; set; } = new() { Because = "" };

    public override ChangeCase Sent => Form;

    [FromRoute(Name = "person")]
    public Guid Number { get; set; }

    public CasePerson Known => Case.People.Single(p => p.Id == Number);

    protected override bool HasPart => Case.People.Any(p => p.Id == Number && p.LeftAt is null);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Find(ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Change(reference => handler.Handle(reference, Number, Form, ct), () => [new("On the list", Known.InWords(), Form.Because)], "Taken off the list", "people", ct);
}
