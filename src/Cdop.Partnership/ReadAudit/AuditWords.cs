using System.Text.RegularExpressions;

namespace Cdop.Partnership;

/// <summary>
/// Says in words what the audit keeps by the names of the program: "IsRestricted" is "Restricted". Numbers and references that
/// stand behind a name are left out: the reader may not know all of them, and what a line is about stands in its own column.
/// </summary>
internal static partial class AuditWords
{
    private const int Longest = 200;

    private static readonly Dictionary<string, string> Short = new() { ["nhs"] = "NHS", ["ncmd"] = "NCMD", ["gp"] = "GP", ["ods"] = "ODS", ["cdop"] = "CDOP" };

    /// <summary>What was done: "UsedEmergencyAccess" is "Used emergency access".</summary>
    public static string Did(string action) => Wording.AtStart(Words(action));

    /// <summary>What it was done to: a row by its kind, a page or list by its name.</summary>
    public static string What(string what)
    {
        var parts = what.Split(' ').Where(part => !part.Any(char.IsAsciiDigit)).ToList();
        while (parts.Count > 1 && parts[^1] is "of" or "beside")
        {
            parts.RemoveAt(parts.Count - 1);
        }

        return Wording.AtStart(string.Join(' ', parts.Select(Words)));
    }

    /// <summary>Which fields: "Child.FamilyName, IsRestricted" is "Child: family name, Restricted".</summary>
    public static string Fields(string fields) =>
        string.Join(", ", fields.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(field => Wording.AtStart(string.Join(": ", field.Split('.').Select(Words)))));

    /// <summary>What a field held before and holds now: of what is long, the beginning.</summary>
    public static string Change(ChangedValue value) =>
        value switch
        {
            { Old: null, New: { } now } => Quoted(now),
            { Old: { } before, New: null } => $"{Quoted(before)}, removed",
            { Old: { } before, New: { } now } => $"{Quoted(before)}, now {Quoted(now)}",
            _ => "nothing",
        };

    private static string Quoted(string value) => value switch
    {
        "" => "nothing",
        "True" => "yes",
        "False" => "no",
        _ when value.StartsWith("System.", StringComparison.Ordinal) => "something that is not text",
        { Length: > Longest } => $"“{value[..(char.IsHighSurrogate(value[Longest - 1]) ? Longest - 1 : Longest)]}…”",
        _ => $"“{value}”",
    };

    private static string Words(string name) =>
        name.Length == 0 || !char.IsAsciiLetterUpper(name[0])
            ? name
            : string.Join(' ', Parts().Split(Ends().Replace(name, "")).Select(part => part.ToLowerInvariant()).Select(part => Short.GetValueOrDefault(part, part)));

    // What only says what kind of name it is.
    [GeneratedRegex("^Is(?=[A-Z])|(?<=[a-z])Page(?=,?$)", RegexOptions.ExplicitCapture)]
    private static partial Regex Ends();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Parts();
}
