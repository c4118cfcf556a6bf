using Microsoft.AspNetCore.StaticAssets;

namespace Cdop.Host;

/// <summary>The headers that every answer carries, errors too: nothing from elsewhere, nothing inline, nothing kept in a cache.</summary>
internal sealed class SafeHeaders(RequestDelegate next, SignInSettings settings, IHostEnvironment environment)
{
    // A form may end at a provider: signing out, a post that needs a sign-in, and coming in through an organisation are redirected there.
    private readonly string policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + $"form-action 'self' {string.Join(' ', settings.Organisations.Select(one => one.Provider).Prepend(settings.Accounts).Select(provider => provider.Authority.GetLeftPart(UriPartial.Authority)).Distinct())}; frame-ancestors 'none'; base-uri 'none'";

    private readonly bool secureOnly = !environment.IsDevelopment();

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(Send, http);
        return next(http);
    }

    private Task Send(object state)
    {
        var http = (HttpContext)state;
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = headers.ContentDisposition.Count > 0 ? "default-src 'none'; sandbox" : policy; // a file has no business of its own
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (secureOnly)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        var isAsset = http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null && http.Response.StatusCode < StatusCodes.Status400BadRequest;
        if (!isAsset)
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
