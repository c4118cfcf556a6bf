using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.Kernel;

/// <summary>
/// What a page showed, to be written into the audit before the page leaves: a page that cannot be audited is not shown.
/// A page that shows a child's name sets it in its handler; a host test demands it.
/// </summary>
public interface IShows
{
    /// <summary>The entry to write, and the module whose chain takes it; null where nothing was shown.</summary>
    (ModuleDb Module, AuditNote Note)? Shown { get; }

    /// <summary>What stood beside it, of other children: each has an entry of its own.</summary>
    IReadOnlyCollection<AuditNote> ShownBeside => [];
}

/// <summary>Writes what a page showed into the audit.</summary>
public sealed class RecordsView : IAsyncPageFilter
{
    /// <inheritdoc/>
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        if (context.HandlerInstance is IShows { Shown: var (module, note), ShownBeside: var beside } && done.Exception is null && done.Result is null or PageResult)
        {
            await module.SawAll([note, .. beside], context.HttpContext.RequestAborted);
        }
    }
}
