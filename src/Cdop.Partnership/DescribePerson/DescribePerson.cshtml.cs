using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>Puts right what to call a person, and where notices go.</summary>
[Needs(Permission.ManagePeople), StepUp]
internal sealed class DescribePersonPage(DescribePersonHandler handler, PeopleInReach reach) : PageModel
{
    [BindProperty]
    public DescribePerson Form { get; set; } = null!;

    public string Name { get; private set; } = "";

    public string Back { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        var shown = await Show(id, ct);
        Form = shown ?? Form;
        return shown is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            if (await handler.Handle(id, Form, ct) is not { } changed)
            {
                return NotFound();
            }

            var answer = this.Answer(changed, goTo: page => page);
            if (changed.Succeeded)
            {
                return answer;
            }
        }

        return await Show(id, ct) is null ? NotFound() : Page();
    }

    private async Task<DescribePerson?> Show(string id, CancellationToken ct)
    {
        var found = await reach.All(await reach.Me(ct)).AsNoTracking().Where(p => p.Id == new UserId(id)).Select(p => new { p.Name, p.WorkEmail }).SingleOrDefaultAsync(ct);
        (Name, Back) = (found?.Name ?? "", $"/people/{id}");
        return found is null ? null : new() { Name = found.Name, WorkEmail = found.WorkEmail };
    }
}
