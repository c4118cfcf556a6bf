using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Cdop.Kernel;

/// <summary>What every mail to a person outside begins and ends with, and where its links lead: the settings Site:Name, Site:Telephone, Site:Email and Site:Address.</summary>
public sealed partial class MailWords(IConfiguration settings)
{
    private const int LongestName = 60;

    /// <summary>An address of this site in full.</summary>
    /// <param name="path">From its root, with the first slash.</param>
    public string Link(string path) => $"{settings["Site:Address"]?.TrimEnd('/')}{path}";

    /// <summary>A whole mail: a greeting, its words, and who we are.</summary>
    /// <param name="name">Whom it greets, as far as it can be a name.</param>
    /// <param name="words">What it says.</param>
    public string Of(string name, string words) => $"""
        Dear {Named(name) ?? "colleague"},

        {words}

        {Office}
        """;

    /// <summary>
    /// A name in one line; null where it cannot be one. Anybody can type a name, so that no more of it stands in a mail of ours than a
    /// name can be: else it says what they want us to say.
    /// </summary>
    public static string? Named(string name)
    {
        var line = string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestName && Name().IsMatch(line) ? line : null;
    }

    // Words of letters with their marks, apostrophes and hyphens; a full stop only where a word ends.
    [GeneratedRegex(@"^(?:(?:^| )['\u2019-]?\p{L}[\p{L}\p{M}'\u2019-]*\.?)+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    private string Office => string.Join('\n', new[]
    {
        settings["Site:Name"] ?? "The Child Death Overview Panel",
        settings["Site:Telephone"] is { Length: > 0 } telephone ? $"Phone: {telephone}" : null,
        settings["Site:Email"] is { Length: > 0 } email ? $"Email: {email}" : null,
    }.OfType<string>());
}
