using Microsoft.AspNetCore.Mvc;

namespace Cdop.Partnership;

/// <summary>A manager puts a person on the closed list.</summary>
[Needs(Permission.ManageAccess), StepUp]
internal sealed class AllowPersonPage(AllowPersonHandler handler, AccessInEveryModule access) : ChangeAccessPage(access)
{
    [BindProperty]
    public AllowPerson Form { get; set; } = null!;

    protected override SentOnce? Sent => Form;

    public IReadOnlyList<Choice> People { get; private set; } = [];

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Change(() => handler.Handle(At, Form, ct), "This person is on the list.", ct);

    protected override async Task<bool> Read(CancellationToken ct)
    {
        People = await Access.People(Kept, ofArea: true, ct);
        return true;
    }
}
