using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.Partnership;

/// <summary>A manager closes a notification or case to all but a list, which begins with those who manage the area.</summary>
[Needs(Permission.ManageAccess), StepUp]
internal sealed class RestrictSubjectPage(RestrictSubjectHandler handler, AccessInEveryModule access) : PageModel
{
    [BindProperty]
    public RestrictSubject Form { get; set; } = null!;

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
                this.SayDone("It is restricted: only the people on the list can see it.");
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
