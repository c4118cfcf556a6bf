using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Cdop.Kernel;

/// <summary>A session of who came in by a link: of one link, and worthless once another code was used there.</summary>
public sealed record AnswerSession(Guid Door, Guid Session, Instant Began, Instant Last)
{
    /// <summary>How long it lasts when nothing is done.</summary>
    public static readonly Duration Idle = Duration.FromMinutes(30);

    /// <summary>How long it lasts at most.</summary>
    public static readonly Duration AtMost = Duration.FromHours(10);

    /// <summary>Whether it was used lately enough, and not for too long.</summary>
    public bool Lasts(Instant now) => now - Last < Idle && now - Began < AtMost;
}

/// <summary>
/// The two cookies of people without an account: the secret of a browser, to which a code is bound, and the sealed session of one
/// link. Both are out of reach of scripts; over https the prefix has the browser see to it that no other site can set them.
/// </summary>
public sealed class AnswerCookies(KeyRing keys, IConfiguration configuration, IClock clock)
{
    private const int SecretBytes = 16;
    private static readonly Duration BrowserKnown = Duration.FromHours(1);
    private static readonly Duration RenewAfter = Duration.FromMinutes(1);

    private byte[] Key => keys.Derive(KeyPurpose.Cookies, "answer session");

    /// <summary>What the codes for this browser are bound to; a new secret where it has none.</summary>
    public byte[] Browser(HttpContext http)
    {
        var name = Name(http, "cdop-browser");
        var secret = http.Request.Cookies[name] is { Length: > 0 and < 100 } known ? known : Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        http.Response.Cookies.Append(name, secret, Options(http, BrowserKnown));
        return SHA256.HashData(Encoding.UTF8.GetBytes(secret));
    }

    /// <summary>The session of a link in this browser, whether it still lasts or not; null where there is none that we gave.</summary>
    public AnswerSession? Read(HttpContext http, string selector)
    {
        var name = SessionName(http, selector);
        try
        {
            var parts = Sealed.OpenText(Key, Base64Url.DecodeFromChars(http.Request.Cookies[name] ?? ""), name).Split(' ');
            var session = new AnswerSession(Guid.Parse(parts[0]), Guid.Parse(parts[1]), At(parts[2]), At(parts[3]));
            return clock.GetCurrentInstant() - session.Last < AnswerSession.AtMost ? session : null; // a browser lets go of it by then; a copy does not
        }
        catch (Exception wrong) when (wrong is FormatException or CryptographicException or OverflowException)
        {
            return null;
        }

        static Instant At(string seconds) => Instant.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture));
    }

    /// <summary>Begins the session of who has just used a code.</summary>
    public void Begin(HttpContext http, string selector, Door door) => Write(http, selector, new(door.Id, door.Session, clock.GetCurrentInstant(), clock.GetCurrentInstant()));

    /// <summary>Keeps a session going that is used.</summary>
    public void GoOn(HttpContext http, string selector, AnswerSession session)
    {
        if (clock.GetCurrentInstant() - session.Last >= RenewAfter)
        {
            Write(http, selector, session with { Last = clock.GetCurrentInstant() });
        }
    }

    /// <summary>Forgets the session in this browser.</summary>
    public void End(HttpContext http, string selector) => http.Response.Cookies.Delete(SessionName(http, selector), Options(http, Duration.Zero));

    // The cookie outlives the session, so that what somebody typed when it ended is kept for them.
    private void Write(HttpContext http, string selector, AnswerSession session)
    {
        var name = SessionName(http, selector);
        var text = string.Create(CultureInfo.InvariantCulture, $"{session.Door} {session.Session} {session.Began.ToUnixTimeSeconds()} {session.Last.ToUnixTimeSeconds()}");
        http.Response.Cookies.Append(name, Base64Url.EncodeToString(Sealed.Text(Key, text, name)), Options(http, AnswerSession.AtMost));
    }

    // One for each link, so that two requests open side by side are not mixed up.
    private string SessionName(HttpContext http, string selector) => Name(http, $"cdop-answer-{Convert.ToHexStringLower(SecretLink.HashOf(selector)[..4])}");

    private string Name(HttpContext http, string name) => IsSecure(http) ? $"__Host-{name}" : name;

    private CookieOptions Options(HttpContext http, Duration until) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = IsSecure(http), Path = "/", IsEssential = true, MaxAge = until > Duration.Zero ? until.ToTimeSpan() : null };

    private bool IsSecure(HttpContext http) => http.Request.IsHttps || configuration["Site:Address"]?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true;
}
