using System.Text.RegularExpressions;

namespace Cdop.PanelReview.Domain;

/// <summary>Where a meeting is, as it is mailed: a room in any words, and web addresses only where they are safe to open.</summary>
internal static partial class MeetingPlace
{
    /// <summary>Whether every web address in it is https of a host, with no name or password before the host.</summary>
    public static bool IsSound(string place) => WebAddress.Matches(place).All(found =>
        Uri.TryCreate(found.Value, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.Host.Length > 0 && address.UserInfo.Length == 0);

    [GeneratedRegex(@"[a-z][a-z0-9+.\-]*://\S*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WebAddress { get; }
}
