using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Cdop.Host.Tests;

/// <summary>How agencies are asked and read their mail, as people do it on the pages. The journeys in a browser use it too.</summary>
public static partial class Agency
{
    /// <summary>Asks all that the page proposes; whoever has no address is left out.</summary>
    public static async Task Ask(this Browser desk, string reference, params (string Name, string Value)[] more)
    {
        var page = await desk.Get($"/cases/{reference}/ask");
        var lines = page.Filled("Send").Select(field => Line().Match(field.Key)).Where(found => found.Success).Select(found => found.Value).Distinct();
        var after = await desk.Press(page, "Send", [.. lines.Select(line => ($"{line}.IsChecked", "true")), .. more]);
        if (after.Document.QuerySelector(".nhsuk-error-summary") is not null)
        {
            throw new InvalidOperationException(Office.Complaints(after));
        }
    }

    /// <summary>The link in the last mail to somebody that has one, as an address of the site.</summary>
    public static async Task<string> LinkTo(this Browser anybody, string email) => (await anybody.MailTo(email, Link())) ?? throw new InvalidOperationException($"There is no link for {email}.");

    /// <summary>The newest link by which a member answers an invitation to a meeting, or to the one of a number.</summary>
    public static async Task<string> InvitationOf(this Browser anybody, string email, string meeting = "") =>
        (await anybody.MailTo(email, Invitation(), meeting)) ?? throw new InvalidOperationException($"{email} is not invited.");

    /// <summary>The newest link by which an owner of agreed actions sees those that are theirs.</summary>
    public static async Task<string> ActionsOf(this Browser anybody, string email) => (await anybody.MailTo(email, OwnActions())) ?? throw new InvalidOperationException($"{email} has no actions.");

    /// <summary>The newest code mailed to somebody; null where there is none.</summary>
    public static Task<string?> CodeFor(this Browser anybody, string email) => anybody.MailTo(email, Code());

    /// <summary>The subjects of all mail to somebody.</summary>
    public static async Task<IReadOnlyList<string>> SubjectsTo(this Browser anybody, string email) =>
        [.. (await anybody.MailsTo(email)).Select(mail => mail.QuerySelector("h2")!.TextContent)];

    private static async Task<string?> MailTo(this Browser anybody, string email, Regex holding, string subject = "") =>
        (await anybody.MailsTo(email)).Where(mail => mail.QuerySelector("h2")!.TextContent.Contains(subject, StringComparison.Ordinal)).Select(mail => holding.Match(mail.QuerySelector("pre")!.TextContent)).FirstOrDefault(found => found.Success)?.Groups[1].Value;

    private static async Task<IEnumerable<IElement>> MailsTo(this Browser anybody, string email) =>
        (await anybody.Get("/development/mail")).Document.QuerySelectorAll("article")
            .Where(mail => mail.QuerySelector(".nhsuk-hint")!.TextContent.Contains($"To {email},", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"Form\.Ask\[\d+\]")]
    private static partial Regex Line();

    [GeneratedRegex("(/r/[A-Za-z0-9_-]{22})")]
    private static partial Regex Link();

    [GeneratedRegex("(/invitation/[A-Za-z0-9_-]+)")]
    private static partial Regex Invitation();

    [GeneratedRegex("(/my-actions/[A-Za-z0-9_-]{22})")]
    private static partial Regex OwnActions();

    [GeneratedRegex("Your code is ([0-9A-Z]{4}-[0-9A-Z]{4})")]
    private static partial Regex Code();
}
