using Microsoft.AspNetCore.Mvc;

namespace Cdop.Partnership;

/// <summary>A manager takes a person off the closed list, or ends that they are shut out.</summary>
[Needs(Permission.ManageAccess), StepUp]
internal sealed class RemoveAccessPage(RemoveAccessHandler handler, AccessInEveryModule access, IRightsDirectory names) : ChangeAccessPage(access)
{
    [BindProperty]
    public RemoveAccess Form { get; set; } = null!;

    protected override SentOnce? Sent => Form;

    [FromRoute(Name = "person")]
    public string Person { get; set; } = "";

    [FromRoute(Name = "kind")]
    public AccessKind Kind { get; set; }

    public string? Name { get; private set; }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Narrow(() => handler.Handle(At, Person, Kind, Form, ct), "It is done.", ct);

    protected override async Task<bool> Read(CancellationToken ct)
    {
        Name = await names.NameOf(new(Person), ct);
        return Kept.Has(new(Person), Kind);
    }
}
