namespace Cdop.Host;

/// <summary>Refuses what another site has a browser send here: the browser itself says where a request comes from.</summary>
internal sealed class SameOrigin(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        if (IsSafe(request.Method) || !IsForeign(request))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    /// <summary>Whether the browser says that one of our own pages sent this.</summary>
    public static bool IsProved(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] is [{ } site] ? site == "same-origin" : request.Headers.Origin is [{ } origin] && IsOurs(request, origin);

    private static bool IsForeign(HttpRequest request)
    {
        // No browser says either twice.
        if (request.Headers["Sec-Fetch-Site"].Count > 1 || request.Headers.Origin.Count > 1)
        {
            return true;
        }

        if (request.Headers["Sec-Fetch-Site"] is [{ } site])
        {
            return site is not ("same-origin" or "none");
        }

        return request.Headers.Origin is [{ } origin] && !IsOurs(request, origin);
    }

    private static bool IsOurs(HttpRequest request, string origin) =>
        string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);
}
