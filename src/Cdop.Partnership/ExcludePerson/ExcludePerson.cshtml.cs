using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.Partnership;

/// <summary>A manager shuts a person out of a notification or case, whatever else holds.</summary>
[Needs(Permission.ManageAccess), StepUp]
internal sealed class ExcludePersonPage(ExcludePersonHandler handler, AccessInEveryModule access) : PageModel
{
    [BindProperty]
    public ExcludePerson Form { get; set; } = null!;

    public string Reference { get; private set; } = "";

    public IReadOnlyList<Choice> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => await Show(reference, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            if (await handler.Handle(reference, Form, ct) is not { } changed)
            {
                return NotFound();
            }

            var answer = this.Answer(changed, goTo: page => page);
            if (answer is not PageResult)
            {
                this.SayDone("This person is shut out.");
                return answer;
            }
        }

        return await Show(reference, ct) ? Page() : NotFound();
    }

    private async Task<bool> Show(string reference, CancellationToken ct)
    {
        if (await access.Find(reference, ct) is not { } kept)
        {
            return false;
        }

        Reference = kept.Reference;
        People = await access.People(kept, ofArea: false, ct);
        return true;
    }
}
