using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.DataCollection;

/// <summary>One's own filters of the caseload: gives the view in the address a name, and deletes what is not used.</summary>
[Needs(Permission.ReadCases)]
internal sealed class SaveFilterPage(SaveFilterHandler handler) : PageModel
{
    [BindProperty]
    public SaveFilter Form { get; set; } = new() { Name = "" };

    public IReadOnlyList<SavedFilter> Mine { get; private set; } = [];

    /// <summary>The view that would be saved.</summary>
    public Caseload View => Caseload.From(Request.Query).FromTheStart();

    public async Task OnGetAsync(CancellationToken ct) => Mine = await handler.Mine(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            var result = await handler.Handle(Form, View, ct);
            if (result.Succeeded)
            {
                this.SayDone("Filter saved");
            }

            if (this.Answer(result, saved => saved) is LocalRedirectResult goOn)
            {
                return goOn;
            }
        }

        Mine = await handler.Mine(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostDeleteAsync(Guid id, CancellationToken ct)
    {
        if (!await handler.Delete(id, ct))
        {
            return NotFound();
        }

        this.SayDone("Filter deleted");
        return LocalRedirect(View.At("/cases/filters"));
    }
}
