using System.Text.RegularExpressions;
using NodaTime.Text;

namespace Cdop.Partnership;

/// <summary>
/// Says in words what the audit keeps by the names of the program: "IsRestricted" is "Restricted". Numbers and references that
/// stand behind a name are left out: the reader may not know all of them, and what a line is about stands in its own column.
/// </summary>
internal static partial class AuditWords
{
    private const int Longest = 200, Shorter = 80, InOneLine = 2;
    private const string PrintedCopy = "copy"; // its number stands on the paper

    // What stands behind every row, and tells least; and what tells most of those that have it.
    private static readonly HashSet<string> Behind = ["Id", "Subject", "Authors", "Number", "Key", "At", "By", "ChangedAt", "ChangedBy", "RecordedAt", "SettledAt", "SettledBy"];
    private static readonly HashSet<string> Telling = ["Text", "Stage", "State", "Outcome", "Name", "Title", "Value"];

    // The forms that have no plain word for a key.
    private static readonly Dictionary<string, string> Forms = new() { ["jar"] = "joint agency response", ["cdrm"] = "review meeting", ["reporting"] = "reporting form", ["notification"] = "notification form" };

    // Pages that only show.
    private static readonly HashSet<string> Looking = ["View", "List", "Read"];

    private static readonly IPattern<LocalDate>[] Days = [LocalDatePattern.CreateWithInvariantCulture("dddd, dd MMMM uuuu"), LocalDatePattern.Iso];

    private static readonly Dictionary<string, string> Short = new() { ["nhs"] = "NHS", ["ncmd"] = "NCMD", ["gp"] = "GP", ["ods"] = "ODS", ["cdop"] = "CDOP" };

    /// <summary>What was done: "UsedEmergencyAccess" is "Used emergency access".</summary>
    public static string Did(string action) => Wording.AtStart(Words(action));

    /// <summary>What it was done to: a row by its kind, a page or list by its name.</summary>
    public static string What(string what)
    {
        var (words, copy) = (what, "");
        if (what.LastIndexOf($", {PrintedCopy} ", StringComparison.Ordinal) is > 0 and var from)
        {
            (words, copy) = (what[..from], what[from..]);
        }

        words = PageLookedAt(words);
        var parts = words.Split(' ').Where(part => !part.Any(char.IsAsciiDigit)).ToList();
        if (parts is ["AnswerDraft", var form, .. var section])
        {
            return string.Join(", ", section.Prepend($"Answers to the {Forms.GetValueOrDefault(form, form)}"));
        }

        while (parts.Count > 1 && parts[^1] is "of" or "beside")
        {
            parts.RemoveAt(parts.Count - 1);
        }

        return Wording.AtStart(string.Join(' ', parts.Select(Words))) + copy;
    }

    // A page is called for what is done on it; who only looked at it has done nothing of the kind.
    private static string PageLookedAt(string words)
    {
        if (PageName().Match(words) is not { Success: true } page)
        {
            return words;
        }

        var (verb, rest) = (page.Groups["verb"].Value, page.Groups["rest"].Value);
        var after = words[page.Length..];
        return (verb + rest) switch
        {
            "RecordSection" => $"Section of a record{after}",
            "HandedIn" => $"Receipt{after}",
            _ when Looking.Contains(verb) && rest.Length > 0 => $"{rest}{after}",
            _ => $"Page to {verb}{rest}{after}",
        };
    }

    /// <summary>Which fields: "Child.FamilyName, IsRestricted" is "Child: family name, Restricted".</summary>
    public static string Fields(string fields) =>
        string.Join(", ", fields.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(field => Wording.AtStart(string.Join(": ", field.Split('.').Select(Words)))));

    /// <summary>What a field held before and holds now, in words: of what is long the beginning, of a person the name.</summary>
    public static string Change(ChangedValue value, IReadOnlyDictionary<UserId, string> names) =>
        value switch
        {
            { Old: null, New: { } now } => Quoted(now, names),
            { Old: { } before, New: null } => $"{Quoted(before, names)}, removed",
            { Old: { } before, New: { } now } => $"{Quoted(before, names)}, now {Quoted(now, names)}",
            _ => "nothing",
        };

    /// <summary>The change in one line: what tells most, and how much else there is.</summary>
    public static string InShort(IReadOnlyDictionary<string, ChangedValue> values, IReadOnlyDictionary<UserId, string> names)
    {
        var told = values.Where(value => !Behind.Contains(value.Key)).ToList();
        var first = told.OrderByDescending(value => Telling.Contains(value.Key)).Take(InOneLine).Select(value => $"{Fields(value.Key)}: {Cut(Change(value.Value, names), Shorter)}").ToList();
        return first.Count == 0 ? Fields(string.Join(", ", values.Keys)) : string.Join("; ", first) + (values.Count > first.Count ? $", and {values.Count - first.Count} more" : "");
    }

    /// <summary>The people whom values name, and what else is written as they are.</summary>
    public static IEnumerable<UserId> People(ChangedValue value) =>
        new[] { value.Old, value.New }.Where(text => text is not null && Guid.TryParseExact(text, "N", out _)).Select(text => new UserId(text!));

    private static string Quoted(string value, IReadOnlyDictionary<UserId, string> names) => value switch
    {
        "" => "nothing",
        "True" => "yes",
        "False" => "no",
        _ when value.StartsWith("System.", StringComparison.Ordinal) => "something that is not text",
        _ when names.TryGetValue(new(value), out var name) => name,
        _ when Guid.TryParse(value, out _) => $"number …{value[^4..]}",
        _ when InstantPattern.ExtendedIso.Parse(value) is { Success: true, Value: var at } => InWords.Moment(at),
        _ when Days.Select(pattern => pattern.Parse(value)).FirstOrDefault(read => read.Success) is { } day => InWords.Day(day.Value),
        { Length: > Longest } => $"“{Cut(value, Longest)}”",
        _ => $"“{value}”",
    };

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : $"{InWords.Cut(text, length)}…";

    private static string Words(string name) =>
        name.Length == 0 || !char.IsAsciiLetterUpper(name[0])
            ? name
            : string.Join(' ', Parts().Split(Ends().Replace(name, "")).Select(part => part.ToLowerInvariant()).Select(part => Short.GetValueOrDefault(part, part)));

    // What only says what kind of name it is.
    [GeneratedRegex("^Is(?=[A-Z])|(?<=[a-z])Page(?=,?$)", RegexOptions.ExplicitCapture)]
    private static partial Regex Ends();

    [GeneratedRegex("^(?<verb>[A-Z][a-z]+)(?<rest>[A-Za-z]*?)Page(?=,|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex PageName();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Parts();
}
