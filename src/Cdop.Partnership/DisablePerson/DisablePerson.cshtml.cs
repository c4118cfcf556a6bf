using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>A manager shuts out somebody who has left, or whose account is in the wrong hands.</summary>
[Needs(Permission.ManagePeople), StepUp]
internal sealed class DisablePersonPage(DisablePersonHandler handler, PeopleInReach reach) : PageModel
{
    [BindProperty]
    public DisablePerson Form { get; set; } = null!;

    public string Name { get; private set; } = "";

    public string Back { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct) => await Show(id, ct) ? Page() : NotFound();

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
                this.SayDone("This person is shut out within a minute.");
                return answer;
            }
        }

        return await Show(id, ct) ? Page() : NotFound();
    }

    private async Task<bool> Show(string id, CancellationToken ct)
    {
        var name = await reach.All(await reach.Me(ct)).AsNoTracking().Where(p => p.Id == new UserId(id)).Select(p => p.Name).SingleOrDefaultAsync(ct);
        (Name, Back) = (name ?? "", $"/people/{id}");
        return name is not null;
    }
}
