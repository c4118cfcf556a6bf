using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>A page that changes one person: there for the managers in whose reach they are, and for nobody else.</summary>
internal abstract class ChangePersonPage(PeopleInReach reach) : PageModel, IShows
{
    [FromRoute(Name = "id")]
    public string At { get; set; } = "";

    public Person Person { get; private set; } = null!;

    /// <summary>The current manager as one who gives roles.</summary>
    public Giver Me { get; private set; } = null!;

    public string Name => Person.Name;

    public string Back => $"/people/{Person.Id}";

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Show(ct) ? Page() : NotFound();

    /// <summary>Reads what else the page shows.</summary>
    protected virtual Task Read(CancellationToken ct) => Task.CompletedTask;

    /// <summary>Makes the change and goes back to the person, or shows the form again with its problems.</summary>
    protected async Task<IActionResult> Change(Func<Task<Result<string>?>> act, string done, CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            if (await act() is not { } changed)
            {
                return NotFound();
            }

            var answer = this.Answer(changed, goTo: page => page);
            if (changed.Succeeded)
            {
                this.SayDone(done);
                return answer;
            }
        }

        return await Show(ct) ? Page() : NotFound();
    }

    private async Task<bool> Show(CancellationToken ct)
    {
        Me = await reach.Me(ct);
        if (await reach.All(Me).AsNoTracking().SingleOrDefaultAsync(p => p.Id == new UserId(At), ct) is not { } person)
        {
            return false;
        }

        (Person, Shown) = (person, reach.Seen(person));
        await Read(ct);
        return true;
    }
}
