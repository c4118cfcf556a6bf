using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cdop.Forms;

/// <summary>How a page answers the script that keeps a form on the server while it is typed (autosave.js): it asks for no page, but one that says beside the form what all that is kept comes to answers with itself, and is renewed in place.</summary>
public static class Autosave
{
    /// <summary>Whether a post comes from that script.</summary>
    public static bool IsMeant(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        return request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);
    }

    /// <summary>Tells it what came of it; with a body, so that no page for people takes its place.</summary>
    public static JsonResult Tell(int status) => new(new { }) { StatusCode = status };

    /// <summary>Tells it when all was kept, and what the section holds now.</summary>
    public static JsonResult Kept(string at, string seen) => new(new { at, seen });
}
