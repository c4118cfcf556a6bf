using Cdop.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection;

/// <summary>Whether somebody is in at a link.</summary>
internal sealed class Entrance(DataCollectionDb db, AnswerCookies cookies, KeptSections kept, Acting acting, IClock clock)
{
    public Instant Now => clock.GetCurrentInstant();

    /// <summary>The session this browser was given for a link, whether it still lasts or not.</summary>
    public AnswerSession? Given(HttpContext http, string selector) => cookies.Read(http, selector);

    /// <summary>Begins the session of whom a link has just let in, in this browser; where they go on.</summary>
    public async Task<string> Begin(HttpContext http, string selector, RequestDoor door, CancellationToken ct)
    {
        cookies.Begin(http, selector, door);
        var link = $"/r/{Uri.EscapeDataString(selector)}";
        return await kept.Last(door.Id, ct) is var (form, section) ? $"{link}/forms/{form}/{section}" : $"{link}/answer";
    }

    /// <summary>The link of who is in, who acts from now on; null where nobody is.</summary>
    public async Task<RequestDoor?> Enter(HttpContext http, string selector, CancellationToken ct)
    {
        var (link, now) = (SecretLink.HashOf(selector), clock.GetCurrentInstant());
        if (cookies.Read(http, selector) is not { } session
            || await db.Set<RequestDoor>().AsNoTracking().SingleOrDefaultAsync(d => d.SelectorHash == link, ct) is not { } door
            || !door.Holds(session, now))
        {
            return null;
        }

        cookies.GoOn(http, selector, session);
        acting.As(new ByLink(door.Id, door.Name));
        return door;
    }

    /// <summary>Where somebody is sent who is not in: to the link, which says so where a session has ended.</summary>
    public string WayIn(HttpContext http, string selector) =>
        $"/r/{Uri.EscapeDataString(selector)}{(Given(http, selector) is null ? "" : "?after=ended")}";

    /// <summary>Ends the session, here and on the server.</summary>
    public async Task Leave(HttpContext http, string selector, Guid door, CancellationToken ct)
    {
        cookies.End(http, selector);
        (await db.Set<RequestDoor>().SingleAsync(d => d.Id == door, ct)).Leave();
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>A page of who came in by a link and a code: shows the request and whom it is about, and leaves a line in the audit.</summary>
[AllowAnonymous]
// The session's cookie goes with no post of another site (SameSite), and what another site has the browser send is refused by
// SameOrigin. A token would turn away who comes back to a page that was left open over a night.
[IgnoreAntiforgeryToken]
[EnableRateLimiting("answer-write")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal abstract class AnswerPage(Entrance entrance, DataCollectionDb db) : PageModel, IShows
{
    [FromRoute(Name = "selector")]
    public string Selector { get; set; } = "";

    public RequestDoor Door { get; private set; } = null!;

    /// <summary>The request, as it is read; who changes it reads it anew.</summary>
    public AgencyRequest Asked { get; private set; } = null!;

    public Case Case { get; private set; } = null!;

    /// <summary>Where the link leads.</summary>
    public string Link => $"/r/{Uri.EscapeDataString(Selector)}";

    /// <summary>The overview of the request.</summary>
    public string Home => $"{Link}/answer";

    public AnsweredBy By => AnsweredBy.Through(Door, Asked);

    public AskedKind Kind => Answering.KindOf(Asked);

    public Instant Now => entrance.Now;

    /// <inheritdoc/>
    public (ModuleDb Module, AuditNote Note)? Shown { get; private set; }

    /// <summary>Whether the page is there only while an answer is waited for.</summary>
    protected virtual bool OnlyWhileOpen => true;

    /// <summary>Whether it is for the addressee and not for colleagues.</summary>
    protected virtual bool OnlyForAddressee => false;

    protected Entrance Entrance => entrance;

    /// <summary>Lets nobody further who is not in.</summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);

        var ct = HttpContext.RequestAborted;
        if (await entrance.Enter(HttpContext, Selector, ct) is not { } door)
        {
            context.Result = await SendAway(ct);
            return;
        }

        Door = door;
        Asked = await db.Answered(door.Request).AsNoTracking().SingleAsync(ct);
        Case = await db.Cases.AsNoTracking().WithSpecification(new CaseOfRequest(door.Subject)).SingleAsync(ct);
        if (OnlyWhileOpen && !Asked.IsOpen)
        {
            context.Result = await Settled(ct);
        }
        else if (OnlyForAddressee && !door.IsAddressee)
        {
            context.Result = NotFound();
        }
        else
        {
            Shown = (db, new("Viewed", door.Subject, GetType().Name));
            await next();
        }
    }

    /// <summary>Where somebody is sent once an answer is not waited for.</summary>
    protected virtual Task<IActionResult> Settled(CancellationToken ct) => Task.FromResult<IActionResult>(LocalRedirect(Home));

    /// <summary>Where somebody is sent whose session is over.</summary>
    protected virtual Task<IActionResult> SendAway(CancellationToken ct) =>
        Task.FromResult<IActionResult>(LocalRedirect(entrance.WayIn(HttpContext, Selector)));
}

/// <summary>Reads a post for nobody who is not in, nor once an answer is not waited for: a page looks only when all of it was read.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnlyWhoIsInAttribute : Attribute, IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var (http, selector) = (context.HttpContext, $"{context.RouteData.Values["selector"]}");
        var (entrance, db) = (http.RequestServices.GetRequiredService<Entrance>(), http.RequestServices.GetRequiredService<DataCollectionDb>());
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            await next();
        }
        else if (await entrance.Enter(http, selector, http.RequestAborted) is not { } door)
        {
            context.Result = new LocalRedirectResult(entrance.WayIn(http, selector));
        }
        else if (!(await db.Answered(door.Request).AsNoTracking().SingleAsync(http.RequestAborted)).IsOpen)
        {
            context.Result = new LocalRedirectResult($"/r/{Uri.EscapeDataString(selector)}/answer");
        }
        else
        {
            await next();
        }
    }
}
