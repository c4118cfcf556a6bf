using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Cdop.Notifications;

/// <summary>
/// What lies before the person who decides: the deaths compared, and the questions of scope. The form carries its mark,
/// so that what is kept with the decision is what the person saw, or nothing is decided.
/// </summary>
internal sealed partial record LaidBefore(KnownDeathsFound Known, Scope Scope)
{
    /// <summary>The same as long as nothing that bears on the decision has changed.</summary>
    public string Mark => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Lines(
        d => $"{d.Name} {d.State} {string.Join(',', d.Likeness.Evidence.Select(e => $"{e.Here}|{e.There}"))}")))));

    /// <summary>Whether what is said to be the same death may be that of a twin.</summary>
    public bool MayBeTwin(string? same) => Known.Seen.Any(d => d.Reference == same && d.Likeness.MayBeTwin);

    /// <summary>In words, for the decision: what was compared, what the person made of it, and how scope was worked out. Names nobody.</summary>
    public string InWords(string? same)
    {
        var text = string.Join('\n', Lines(d => same == d.Reference ? "joined" : "kept apart"));
        return text.Length <= Longest.Text ? text : text[..Longest.Text];
    }

    /// <summary>The same for the other of two that waited and were joined: it was compared with the one that began the case.</summary>
    public string OfTheOther(NotificationReference began, NotificationReference other) =>
        Known.Seen.FirstOrDefault(d => d.Reference == other.ToString()) is { } compared ? LineOf(compared with { Reference = began.ToString() }, "joined") : "";

    /// <summary>The references that words of <see cref="InWords"/> begin their lines with.</summary>
    public static IReadOnlyList<string> ReferencesIn(string words) => [.. words.Split('\n').Select(ReferenceOf).OfType<string>().Distinct()];

    /// <summary>The words for somebody else who reads them: of a death that this reader may not see they say nothing, not even that there was one.</summary>
    public static string For(IReadOnlySet<string> seen, string words) =>
        string.Join('\n', words.Split('\n').Where(line => ReferenceOf(line) is { } reference ? seen.Contains(reference) : !line.StartsWith(KnownDeaths.OfTheUnseen, StringComparison.Ordinal)));

    private static string? ReferenceOf(string line) => Compared().Match(line) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("^((?:N|[A-Z]{3})-[0-9]{4}-[0-9]+): ")]
    private static partial Regex Compared();

    private static string LineOf(KnownDeath death, string became) =>
        $"{death.Reference}: {Wording.Of(death.Likeness.Verdict)}{(death.Likeness.MayBeTwin ? ", may be a twin" : "")}; {became}. "
        + string.Join(", ", death.Likeness.Evidence.Select(e => $"{e.Field} {Wording.InSentence(e.Match.ToString())}"));

    private IEnumerable<string> Lines(Func<KnownDeath, string> of) =>
        Known.Likely.Select(d => LineOf(d, of(d)))
            .Concat(Known.Unseen)
            .DefaultIfEmpty("No like death was shown")
            .Concat(Scope.Steps.Select(s => $"{s.Question} {s.Answer} ({s.Source})"))
            .Append($"Proposed: {Wording.Of(Scope.Outcome)}. {Scope.Because}");
}
