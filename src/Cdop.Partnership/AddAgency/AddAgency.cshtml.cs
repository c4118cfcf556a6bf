using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.Partnership;

/// <summary>Puts an agency into the directory.</summary>
[Needs(Permission.ManageAreas), StepUp]
internal sealed class AddAgencyPage(AddAgencyHandler handler, PeopleInReach reach, IAreaDirectory areas) : PageModel, IAsksOfAnAgency
{
    [BindProperty]
    public AddAgency Form { get; set; } = new() { Name = "", Kind = null };

    public Giver Me { get; private set; } = null!;

    public IReadOnlyList<AreaFacts> Areas { get; private set; } = [];

    AgencyFacts IAsksOfAnAgency.Form => Form;

    public Task OnGetAsync(CancellationToken ct) => Show(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            var added = await handler.Handle(Form, ct);
            var answer = this.Answer(added, goTo: page => page);
            if (added.Succeeded)
            {
                this.SayDone("The agency is in the directory. Add the people to ask in it.");
                return answer;
            }
        }

        await Show(ct);
        return Page();
    }

    private async Task Show(CancellationToken ct) => (Me, Areas) = (await reach.Me(ct), await areas.All(ct));
}
