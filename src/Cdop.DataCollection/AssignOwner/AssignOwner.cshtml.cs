using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Names who in the office works a case.</summary>
[Needs(Permission.WorkCases)]
internal sealed class AssignOwnerPage(AssignOwnerHandler handler, DataCollectionDb db, IRightsDirectory people, ICurrentUser user) : ChangeCasePage(db, people, user)
{
    [BindProperty]
    public AssignOwner Form { get; set; } = new();

    public override ChangeCase Sent => Form;

    /// <summary>Those who may: oneself first, then the others by name, then nobody.</summary>
    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { Owner = Case.Owner?.Value ?? Me.Value, Version = Case.Version };
        await Offer(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        await Offer(ct);
        return await Change(reference => handler.Handle(reference, Form, ct), () => [new("Owner", NameOf(Case.Owner?.Value), NameOf(Form.Owner))], "Saved", "", ct);
    }

    private async Task Offer(CancellationToken ct)
    {
        var allowed = await handler.WhoMayOwn(Case, ct);
        Choices =
        [
            .. allowed.OrderBy(person => person.Person != Me).Select(person => new Choice(person.Person.Value, person.Person == Me ? $"Me, {person.Name}" : person.Name)),
            new("", "Nobody"),
        ];
    }

    private string NameOf(string? owner) => Choices.FirstOrDefault(choice => choice.Value == (owner ?? ""))?.Text ?? "Somebody who does not work this area";
}
