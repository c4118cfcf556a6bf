using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Cdop.Notifications;

/// <summary>
/// Ties a browser to the draft it writes: sealed, out of reach of scripts, sent only to the pages of the form,
/// and worthless after a few hours, since ward computers are shared.
/// </summary>
internal sealed class DraftCookie(KeyRing keys, IClock clock, IConfiguration configuration)
{
    private const string Sort = "cdop-draft", Page = "cdop-draft-page";
    private static readonly Duration GoodFor = Duration.FromHours(4);

    // Where the site is https, no page of plain http can set it. The stricter __Host- is for cookies of the whole site.
    private bool AlwaysSecure { get; } = configuration["Site:Address"]?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true;

    private string Name => AlwaysSecure ? $"__Secure-{Sort}" : Sort;

    private byte[] Key => keys.Derive(KeyPurpose.Cookies, "draft");

    /// <summary>The draft this browser writes; null where there is none, or it was left too long.</summary>
    public Guid? Read(HttpRequest request)
    {
        try
        {
            var parts = Sealed.OpenText(Key, Base64Url.DecodeFromChars(request.Cookies[Name] ?? ""), Sort).Split(' ');
            var given = Instant.FromUnixTimeSeconds(long.Parse(parts[1], CultureInfo.InvariantCulture));
            return clock.GetCurrentInstant() - given < GoodFor ? Guid.Parse(parts[0]) : null;
        }
        catch (Exception wrong) when (wrong is FormatException or CryptographicException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>
    /// What a page carries of the draft that it was shown of, and of when: a page that was open for too long still says where its
    /// text belongs. It lets write, never read.
    /// </summary>
    public string PageOf(Draft draft) =>
        Base64Url.EncodeToString(Sealed.Text(Key, $"{draft.Id} {draft.ChangedAt.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture)}", Page));

    /// <summary>The draft that a page was shown of, and when that was last changed; null where it carries none.</summary>
    public (Guid Draft, Instant ChangedAt)? ReadPage(string? carried)
    {
        try
        {
            var parts = Sealed.OpenText(Key, Base64Url.DecodeFromChars(carried ?? ""), Page).Split(' ');
            return (Guid.Parse(parts[0]), Instant.FromUnixTimeTicks(long.Parse(parts[1], CultureInfo.InvariantCulture)));
        }
        catch (Exception wrong) when (wrong is FormatException or CryptographicException or OverflowException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether a page was opened by hand, from a bookmark or from elsewhere, and not on the way through the form: whoever sits at
    /// the computer now may be somebody else. Browsers say so, and no page can make them say otherwise.
    /// </summary>
    public static bool CameAfresh(HttpRequest request) => request.Headers["Sec-Fetch-Site"] is [{ } site] && site != "same-origin";

    /// <summary>Ties the browser to a draft from now on.</summary>
    public void Write(HttpResponse response, Guid draft) =>
        response.Cookies.Append(
            Name,
            Base64Url.EncodeToString(Sealed.Text(Key, $"{draft} {clock.GetCurrentInstant().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}", Sort)),
            Options(response));

    /// <summary>Forgets the draft on this computer.</summary>
    public void Clear(HttpResponse response) => response.Cookies.Delete(Name, Options(response));

    private CookieOptions Options(HttpResponse response) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = AlwaysSecure || response.HttpContext.Request.IsHttps, Path = "/notify", IsEssential = true };
}
