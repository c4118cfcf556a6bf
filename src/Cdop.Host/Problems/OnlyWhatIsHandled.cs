using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Cdop.Host;

/// <summary>A page without a handler for what is asked of it, such as a post to one that only shows, is answered as what does not exist.</summary>
internal sealed class OnlyWhatIsHandled : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var method = context.HttpContext.Request.Method;
        if (context.HandlerMethod is null && !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && context.HandlerInstance is not ProblemPage)
        {
            context.Result = new NotFoundResult();
            return;
        }

        await next();
    }
}
