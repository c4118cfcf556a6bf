using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.PanelReview;

/// <summary>Reads a post for nobody whose link does not lead to the action: a page looks only when all of it was read, and a file may be large.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnlyItsOwnerAttribute : Attribute, IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var (http, values) = (context.HttpContext, context.RouteData.Values);
        if (HttpMethods.IsPost(http.Request.Method) && await http.RequestServices.GetRequiredService<PanelReviewDb>().OwnerOf($"{values["link"]}", $"{values["reference"]}", http.RequestAborted) is null)
        {
            context.Result = new LocalRedirectResult(http.Request.Path);
            return;
        }

        await next();
    }
}
