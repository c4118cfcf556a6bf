using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.Partnership;

/// <summary>A manager takes a person off the closed list, or ends that they are shut out.</summary>
[Needs(Permission.ManageAccess), StepUp]
internal sealed class RemoveAccessPage(RemoveAccessHandler handler, AccessInEveryModule access, IRightsDirectory names) : PageModel
{
    [BindProperty]
    public RemoveAccess Form { get; set; } = null!;

    public string Reference { get; private set; } = "";

    public string? Name { get; private set; }

    public AccessKind Kind { get; private set; }

    public async Task<IActionResult> OnGetAsync(string reference, string person, AccessKind kind, CancellationToken ct) =>
        await Show(reference, person, kind, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string reference, string person, AccessKind kind, CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            if (await handler.Handle(reference, person, kind, Form, ct) is not { } changed)
            {
                return NotFound();
            }

            var answer = this.Answer(changed, goTo: page => page);
            if (answer is not PageResult)
            {
                this.SayDone("It is done.");
                return answer;
            }
        }

        return await Show(reference, person, kind, ct) ? Page() : NotFound();
    }

    private async Task<bool> Show(string reference, string person, AccessKind kind, CancellationToken ct)
    {
        if (await access.Find(reference, ct) is not { } kept || !kept.Has(new(person), kind))
        {
            return false;
        }

        (Reference, Name, Kind) = (kept.Reference, await names.NameOf(new(person), ct), kind);
        return true;
    }
}
