using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Cdop.Host;

/// <summary>Why a form could not be taken at once.</summary>
internal enum KeptBecause
{
    /// <summary>The session had ended.</summary>
    SessionEnded,

    /// <summary>The act asks for a fresh proof of who one is.</summary>
    ProofWasNeeded,

    /// <summary>The form was of a former session, or open too long.</summary>
    FormWasOld,
}

/// <summary>A form that was sent but could not be taken yet.</summary>
/// <param name="Address">Where it was sent to, in this site.</param>
/// <param name="Fields">What was typed.</param>
/// <param name="HadFiles">Whether files came with it, which are not kept.</param>
/// <param name="Because">Why it could not be taken.</param>
/// <param name="Sender">Who was signed in when it came; null where nobody was.</param>
/// <param name="FormToken">The token that was put into the form for the person it was made for.</param>
internal sealed record KeptPost(
    string Address, IReadOnlyList<KeyValuePair<string, string>> Fields, bool HadFiles, KeptBecause Because, Person? Sender, string FormToken);

/// <summary>
/// What people had typed when their session ended: encrypted, for an hour, for the browser that sent it and the person it
/// was made for. Nothing typed is lost, and nothing is shown to the next person at a shared computer. Only a browser in which
/// somebody has signed in has anything kept, so that strangers cannot fill the database; public pages keep what is typed
/// themselves.
/// </summary>
internal sealed class KeptPosts(IKeptForAWhile kept, IDataProtectionProvider protection, IClock clock, IAntiforgery antiforgery, IOptions<AntiforgeryOptions> form, CookieNames names)
{
    private const int LongestPost = 1024 * 1024;
    private const int LongestOnTheWire = 3 * LongestPost; // a character may be sent as three
    private const int MostFromOneBrowser = 20;
    private const int Longest = 1000; // of the cookie
    private static readonly Duration Kept = Duration.FromHours(1);
    private static readonly Duration Known = Sessions.AtMost + Kept;
    private readonly IDataProtector protector = protection.CreateProtector("Cdop.KeptPosts");
    private readonly IDataProtector browsers = protection.CreateProtector("Cdop.KeptPosts", "browser");

    /// <summary>Lets a browser in which somebody signs in have posts kept, for as long as the session may last and an hour more.</summary>
    public void Know(HttpContext http)
    {
        // The same secret as before, so that what was kept when the last session ended is found after this sign-in.
        var browser = BrowserOf(http) ?? WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        http.Response.Cookies.Append(names.Kept, browsers.Protect($"{clock.GetCurrentInstant().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)} {browser}"), new()
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Known.ToTimeSpan(),
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = names.AlwaysSecure || http.Request.IsHttps,
        });
    }

    /// <summary>Keeps the request's form; the answer is the address of the page that offers to send it again.</summary>
    public async Task<string> Keep(HttpContext http, KeptBecause because)
    {
        var ct = http.RequestAborted;
        if (BrowserOf(http) is not { } browser)
        {
            return KeptPage.AddressOf(KeptPage.None);
        }

        var sender = Hash($"posts from {browser}");
        if (await kept.Count(sender, ct) >= MostFromOneBrowser || await Read(http, because) is not { } post)
        {
            return KeptPage.AddressOf(KeptPage.None);
        }

        var number = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(16));
        var content = Protector(number, browser).Protect(JsonSerializer.SerializeToUtf8Bytes(post));
        await kept.Keep(Place(number), sender, content, clock.GetCurrentInstant() + Kept, ct);
        return KeptPage.AddressOf(number);
    }

    /// <summary>What was kept under a number, if this browser sent it and it was not meant for somebody else.</summary>
    public async Task<KeptPost?> Find(HttpContext http, string number)
    {
        if (BrowserOf(http) is not { } browser || await kept.Find(Place(number), http.RequestAborted) is not { } content)
        {
            return null;
        }

        KeptPost? post;
        try
        {
            post = JsonSerializer.Deserialize<KeptPost>(Protector(number, browser).Unprotect(content));
        }
        catch (CryptographicException)
        {
            return null;
        }

        return post is not null && await IsFor(http, post) ? post : null;
    }

    /// <summary>Lets go of what was kept, at the wish of the browser that sent it.</summary>
    public async Task Forget(HttpContext http, string number)
    {
        if (await Find(http, number) is not null)
        {
            await kept.Forget(Place(number), http.RequestAborted);
        }
    }

    private async Task<KeptPost?> Read(HttpContext http, KeptBecause because)
    {
        var request = http.Request;
        if (!request.HasFormContentType || !SameOrigin.IsProved(request) || request.ContentLength is null or > LongestOnTheWire)
        {
            return null;
        }

        IFormCollection typed;
        try
        {
            typed = await request.ReadFormAsync(http.RequestAborted);
        }
        catch (InvalidDataException)
        {
            return null;
        }

        var tokenField = form.Value.FormFieldName;
        var fields = typed.Where(f => f.Key != tokenField).SelectMany(f => f.Value, (f, value) => KeyValuePair.Create(f.Key, value ?? "")).ToList();
        if (fields.Sum(f => (long)f.Key.Length + f.Value.Length) > LongestPost)
        {
            return null;
        }

        var sender = Person.Of(http.User);
        var token = typed[tokenField].ToString();
        return sender is null && token.Length == 0
            ? null // not a form that we made
            : new(
                $"{request.PathBase}{request.Path}{request.QueryString}",
                fields,
                typed.Files.Count > 0,
                because,
                sender,
                token);
    }

    /// <summary>
    /// Who sent it while signed in gets it back. Else it is for whom the form was made, which the form's own token tells:
    /// the token of one person's form is not valid for another.
    /// </summary>
    private async Task<bool> IsFor(HttpContext http, KeptPost post)
    {
        var now = Person.Of(http.User);
        if (post.Sender is not null)
        {
            return now == post.Sender;
        }

        var probe = new DefaultHttpContext { User = http.User, RequestServices = http.RequestServices };
        probe.Request.Method = HttpMethods.Post;
        probe.Request.Scheme = http.Request.Scheme;
        probe.Request.Host = http.Request.Host;
        probe.Request.Headers.Cookie = http.Request.Headers.Cookie;
        probe.Features.Set<IFormFeature>(new FormFeature(new FormCollection(new() { [form.Value.FormFieldName] = post.FormToken })));
        return now is not null && await antiforgery.IsRequestValidAsync(probe);
    }

    // The secret of a browser in which somebody signed in lately; null for any other.
    private string? BrowserOf(HttpContext http)
    {
        if (http.Request.Cookies[names.Kept] is not { Length: > 0 and < Longest } cookie)
        {
            return null;
        }

        try
        {
            return browsers.Unprotect(cookie).Split(' ') is [var at, var browser]
                && clock.GetCurrentInstant() - Instant.FromUnixTimeSeconds(long.Parse(at, CultureInfo.InvariantCulture)) < Known
                    ? browser
                    : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(string number, string browser) => protector.CreateProtector(number, browser);

    private static string Place(string number) => Hash($"post {number}");

    private static string Hash(string text) => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
