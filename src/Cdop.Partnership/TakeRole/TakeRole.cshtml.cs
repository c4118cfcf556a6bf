using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>A manager takes a role back.</summary>
[Needs(Permission.ManagePeople), StepUp]
internal sealed class TakeRolePage(TakeRoleHandler handler, PeopleInReach reach) : PageModel
{
    [BindProperty]
    public TakeRole Form { get; set; } = null!;

    public string Name { get; private set; } = "";

    public string Back { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct) => await Show(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, Guid role, CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            if (await handler.Handle(id, role, Form, ct) is not { } changed)
            {
                return NotFound();
            }

            var answer = this.Answer(changed, goTo: page => page);
            if (changed.Succeeded)
            {
                this.SayDone("The role is taken back. It ends within a minute.");
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
