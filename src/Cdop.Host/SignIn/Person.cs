using System.Globalization;
using System.Security.Claims;

namespace Cdop.Host;

/// <summary>Somebody who signed in: an issuer and its name for them. Never an email address, which moves from person to person.</summary>
/// <param name="Issuer">The provider, as its tokens spell it.</param>
/// <param name="Subject">The provider's name for the person.</param>
internal sealed record Person(string Issuer, string Subject)
{
    public const string IssuerClaim = "iss";
    public const string SubjectClaim = "sub";
    public const string NameClaim = "name";
    public const string SignedInAtClaim = "auth_time";
    public const string MethodsClaim = "amr";

    /// <summary>Who signed in; null for a visitor.</summary>
    public static Person? Of(ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true && user.FindFirst(IssuerClaim) is { } issuer && user.FindFirst(SubjectClaim) is { } subject
            ? new(issuer.Value, subject.Value)
            : null;

    /// <summary>When they last proved who they are; null where the provider did not say.</summary>
    public static Instant? SignedInAt(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirst(SignedInAtClaim)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? Instant.FromUnixTimeSeconds(seconds)
            : null;
}
