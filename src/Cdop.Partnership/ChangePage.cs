using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.Partnership;

/// <summary>What every form that changes something carries.</summary>
internal abstract record SentOnce
{
    /// <summary>Sent twice, it is one change.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();
}

/// <summary>A page that changes one thing: there for whoever may, and for nobody else; a post goes on, or shows the form again with its problems.</summary>
internal abstract class ChangePage : PageModel, IShows
{
    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; protected set; }

    /// <summary>The form's one-use key: after a problem still the one that was sent.</summary>
    public Guid Key => Sent?.Key ?? Guid.NewGuid();

    /// <summary>The form, as it was sent; null where it is first shown, or where the page keeps its key itself.</summary>
    protected virtual SentOnce? Sent => null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Show(ct) ? Page() : NotFound();

    /// <summary>Reads what the page shows; false where there is nothing that this person may change.</summary>
    protected abstract Task<bool> Show(CancellationToken ct);

    /// <summary>Makes the change and goes where it leads, saying what was done, or shows the form again with its problems.</summary>
    protected Task<IActionResult> Change(Func<Task<Result<string>?>> act, string done, CancellationToken ct) =>
        this.AnswerTo(act, page => page, _ => done, () => Show(ct));
}
