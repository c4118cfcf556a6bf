using System.Text.RegularExpressions;

namespace Cdop.Kernel;

/// <summary>What may stand as an address of mail: plain, so that nothing can be hidden in it.</summary>
public static partial class PlainAddress
{
    private const int Longest = 254;

    // Anybody can have an address there, so such a domain says nothing of where somebody works.
    private static readonly string[] OpenToAnybody = ["aol.com", "btinternet.com", "gmail.com", "googlemail.com", "hotmail.co.uk", "hotmail.com", "icloud.com", "live.co.uk", "live.com", "me.com", "msn.com", "outlook.com", "proton.me", "protonmail.com", "sky.com", "yahoo.co.uk", "yahoo.com"];

    /// <summary>Whether the text is one plain address: no quotes, no second address, no line end, a domain with a dot.</summary>
    public static bool Is(string? text) =>
        text is { Length: <= Longest } && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at == text.LastIndexOf('@')
        && text.All(c => c is > ' ' and <= '~' and not ('"' or ',' or ';' or '<' or '>' or '(' or ')' or '[' or ']' or '\\' or ':'))
        && Domain().IsMatch(text[(at + 1)..]);

    /// <summary>What stands after the @, in small letters.</summary>
    public static string DomainOf(string address)
    {
        ArgumentNullException.ThrowIfNull(address);

        return address[(address.LastIndexOf('@') + 1)..].ToLowerInvariant();
    }

    /// <summary>Whether anybody can have an address at this domain, given in small letters.</summary>
    public static bool IsOpenToAnybody(string domain) => OpenToAnybody.Contains(domain);

    [GeneratedRegex(@"^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Domain();
}
