using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>Lets somebody in.</summary>
[Needs(Permission.ManagePeople), StepUp]
internal sealed class AddPersonPage(AddPersonHandler handler, PartnershipDb db, PeopleInReach reach, IAreaDirectory areas) : PageModel
{
    [BindProperty]
    public AddPerson Form { get; set; } = null!;

    public bool IsEverywhere { get; private set; }

    public IReadOnlyList<Choice> Areas { get; private set; } = [];

    /// <summary>The issuer of the manager's own account, which most people share.</summary>
    public string? Issuer { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => Show(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            var added = await handler.Handle(Form, ct);
            var answer = this.Answer(added, goTo: page => page);
            if (added.Succeeded)
            {
                this.SayDone("The role is given. It holds within a minute.");
                return answer;
            }
        }

        await Show(ct);
        return Page();
    }

    private async Task Show(CancellationToken ct)
    {
        var me = await reach.Me(ct);
        Areas = [.. (await areas.All(ct)).Where(a => me.Covers(a.Area)).Select(a => new Choice(a.Area.Code, a.Name))];
        IsEverywhere = me.IsEverywhere;
        Issuer = await db.People.AsNoTracking().Where(p => p.Id == me.Id).Select(p => p.Issuer).SingleOrDefaultAsync(ct);
    }
}
