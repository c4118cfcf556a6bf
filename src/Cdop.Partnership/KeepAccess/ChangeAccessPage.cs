using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.Partnership;

/// <summary>A page that changes who may see one notification or case: there for whoever looks after it, and for nobody else.</summary>
internal abstract class ChangeAccessPage(AccessInEveryModule access) : PageModel, IShows
{
    [FromRoute(Name = "reference")]
    public string At { get; set; } = "";

    public Restriction Kept { get; private set; } = null!;

    public string Reference => Kept.Reference;

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    protected AccessInEveryModule Access => access;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Show(ct) ? Page() : NotFound();

    /// <summary>Reads what else the page shows; false where there is nothing to change.</summary>
    protected virtual Task<bool> Read(CancellationToken ct) => Task.FromResult(true);

    /// <summary>Makes the change and goes back to who may see it, or shows the form again with its problems.</summary>
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
        if (await access.Find(At, ct) is not { } kept)
        {
            return false;
        }

        (Kept, Shown) = (kept, access.Seen(kept, GetType().Name));
        return await Read(ct);
    }
}
