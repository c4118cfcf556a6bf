using System.Text.RegularExpressions;

namespace Cdop.Partnership.Domain;

/// <summary>What may stand as an address at work: plain, so that nothing can be hidden in it, and at a domain of an organisation.</summary>
internal static partial class WorkMail
{
    private const int LongestAddress = 254;

    /// <summary>Whether the text is one plain address.</summary>
    public static bool IsAddress(string text) => PlainAddress.Is(text);

    /// <summary>Whether the text is the domain of an organisation's mail, such as alderhey.nhs.uk.</summary>
    public static bool IsDomain(string text) => text.Length <= LongestAddress && Domain().IsMatch(text);

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Domain();
}
