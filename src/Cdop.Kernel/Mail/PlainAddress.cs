using System.Text.RegularExpressions;

namespace Cdop.Kernel;

/// <summary>What may stand as an address of mail: plain, so that nothing can be hidden in it.</summary>
public static partial class PlainAddress
{
    private const int Longest = 254;

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

    [GeneratedRegex(@"^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Domain();
}
