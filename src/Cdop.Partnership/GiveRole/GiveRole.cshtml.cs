using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>Gives a person a role.</summary>
[Needs(Permission.ManagePeople), StepUp]
internal sealed class GiveRolePage(GiveRoleHandler handler, PeopleInReach reach, IAreaDirectory areas) : PageModel
{
    [BindProperty]
    public GiveRole Form { get; set; } = null!;

    public string Name { get; private set; } = "";

    public string Back { get; private set; } = "";

    public bool IsEverywhere { get; private set; }

    public IReadOnlyList<Choice> Areas { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct) => await Show(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            if (await handler.Handle(id, Form, ct) is not { } given)
            {
                return NotFound();
            }

            var answer = this.Answer(given, goTo: page => page);
            if (given.Succeeded)
            {
                this.SayDone("The role is given. It holds within a minute.");
                return answer;
            }
        }

        return await Show(id, ct) ? Page() : NotFound();
    }

    private async Task<bool> Show(string id, CancellationToken ct)
    {
        var me = await reach.Me(ct);
        var name = await reach.All(me).AsNoTracking().Where(p => p.Id == new UserId(id)).Select(p => p.Name).SingleOrDefaultAsync(ct);
        Areas = [.. (await areas.All(ct)).Where(a => me.Covers(a.Area)).Select(a => new Choice(a.Area.Code, a.Name))];
        (Name, Back, IsEverywhere) = (name ?? "", $"/people/{id}", me.IsEverywhere);
        return name is not null;
    }
}
