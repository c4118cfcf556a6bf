using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.Partnership;

/// <summary>A manager opens a restricted notification or case again to everybody of its area.</summary>
[Needs(Permission.ManageAccess), StepUp]
internal sealed class LiftRestrictionPage(LiftRestrictionHandler handler, AccessInEveryModule access) : PageModel
{
    [BindProperty]
    public LiftRestriction Form { get; set; } = null!;

    public string Reference { get; private set; } = "";

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
                this.SayDone("It is open to everybody of its area again.");
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
        return true;
    }
}
