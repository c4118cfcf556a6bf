using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.Host;

/// <summary>
/// A plain page for what did not work, by name (<c>/problems/not-found</c>) or status (<c>/problems/404</c>).
/// Asks nothing of the database. What one may not see and what does not exist are the same page.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ProblemPage : PageModel
{
    /// <summary>The status that the page answers with.</summary>
    public int Status { get; private set; }

    /// <summary>What the page is called.</summary>
    public string Heading => Status switch
    {
        StatusCodes.Status400BadRequest => "This page is out of date",
        StatusCodes.Status413PayloadTooLarge => "That is too much at once",
        StatusCodes.Status415UnsupportedMediaType => "What was sent could not be read",
        StatusCodes.Status429TooManyRequests => "Wait a few minutes",
        StatusCodes.Status500InternalServerError => "Something went wrong on our side",
        StatusCodes.Status503ServiceUnavailable => "The service is closed for a short while",
        _ => "Page not found",
    };

    /// <summary>Runs for every method: a failed post is shown here too.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Status = (RouteData.Values["what"] as string) switch
        {
            "out-of-date" or "400" => StatusCodes.Status400BadRequest,
            "too-much" or "413" => StatusCodes.Status413PayloadTooLarge,
            "unreadable" or "415" => StatusCodes.Status415UnsupportedMediaType,
            "busy" or "429" => StatusCodes.Status429TooManyRequests,
            "broken" or "500" => StatusCodes.Status500InternalServerError,
            "closed" or "503" => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status404NotFound,
        };
        Response.StatusCode = Status;
    }
}
