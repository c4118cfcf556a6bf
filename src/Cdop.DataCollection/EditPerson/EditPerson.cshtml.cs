using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Puts a person on a case's list, or puts right what it says of them.</summary>
[Needs(Permission.WorkCases)]
internal sealed class EditPersonPage(EditPersonHandler handler, DataCollectionDb db, IRightsDirectory people, ICurrentUser user) : ChangeCasePage(db, people, user)
{
    [BindProperty]
    public EditPerson Form { get; set; } = new() { Agency = "" };

    public override ChangeCase Sent => Form;

    /// <summary>The person's number; "new" for somebody who is not on the list, "key-worker" for a new key worker.</summary>
    [FromRoute(Name = "person")]
    public string Which { get; set; } = "";

    public CasePerson? Known => Case.People.FirstOrDefault(p => p.Id == Number && p.LeftAt is null);

    public bool IsNew => Which is "new" or "key-worker";

    private Guid? Number => Guid.TryParse(Which, out var number) ? number : null;

    protected override bool HasPart => IsNew || Known is not null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = Known is { } known
            ? new() { Name = known.Name, Role = known.Role, Agency = known.Agency, Email = known.Email, Telephone = known.Telephone, IsKeyWorker = known.IsKeyWorker, Version = Case.Version }
            : new() { Agency = "", IsKeyWorker = Which == "key-worker", Version = Case.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            // All that is to be put right is said at once.
            foreach (var problem in Form.Missing().Found.Where(problem => !ModelState.ContainsKey($"Form.{problem.Field}") || ModelState[$"Form.{problem.Field}"]!.Errors.Count == 0))
            {
                ModelState.AddModelError($"Form.{problem.Field}", problem.Message);
            }
        }

        return IsNew || Number is not null
            ? await Change(reference => handler.Handle(reference, Number, Form, ct), Differences, "Saved", "people", ct)
            : NotFound();
    }

    private List<Difference> Differences() =>
    [
        new("Name", Known?.Name ?? "", Form.Name ?? ""),
        new("Role", Known?.Role ?? "", Form.Role ?? ""),
        new("Agency", Known?.Agency ?? "", Form.Agency),
        new("Work email", Known?.Email ?? "", Form.Email ?? ""),
        new("Phone number", Known?.Telephone ?? "", Form.Telephone ?? ""),
        new("Key worker", Known is { IsKeyWorker: true } ? "Yes" : "No", Form.IsKeyWorker ? "Yes" : "No"),
    ];
}
