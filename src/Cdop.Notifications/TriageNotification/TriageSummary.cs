using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cdop.Notifications;

/// <summary>
/// What Accept would do, in words, for each way the form of triage can be filled in. The page says the one that stands, and its
/// script says another as soon as something else is chosen: both read the same lines.
/// </summary>
internal sealed partial class TriageSummary(IReadOnlyList<string> cases, IReadOnlyList<string> others, IReadOnlyDictionary<Area, string> areas)
{
    private const string Same = "Form.Same", Scope = "Form.Outcome", Reviews = "Form.Area", Joint = "Form.NeedsJointResponse", So = "So";

    private static readonly string[] Here = [nameof(TriageOutcome.Review)];
    private static readonly string[] NotHere = [nameof(TriageOutcome.OutOfScope), nameof(TriageOutcome.AnotherPanel)];

    /// <summary>What is chosen.</summary>
    public IReadOnlyList<SummaryLine> What { get; } =
    [
        new("Choose first whether this is a death we already know.", (Same, [""])),
        new($"{{{So}}}: join to {{{Same}}}.", (Same, cases)),
        new("Choose whether it is in scope.", (Scope, [""])),
        new($"{{{So}}}: new case, in scope. Choose the area.", (Scope, Here), (Reviews, [""])),
        new($"{{{So}}}: new case in {{{Reviews}}}, in scope. Choose whether a joint agency response is needed.", (Scope, Here), (Joint, [""])),
        new($"{{{So}}}: new case in {{{Reviews}}} with {{{Same}}}, in scope, joint agency response.", (Scope, Here), (Same, others), (Joint, ["true"])),
        new($"{{{So}}}: new case in {{{Reviews}}} with {{{Same}}}, in scope, no joint agency response.", (Scope, Here), (Same, others)),
        new($"{{{So}}}: new case in {{{Reviews}}}, in scope, joint agency response.", (Scope, Here), (Joint, ["true"])),
        new($"{{{So}}}: new case in {{{Reviews}}}, in scope, no joint agency response.", (Scope, Here)),
        new($"{{{So}}}: out of scope, no review, joint agency response needed.", (Scope, [nameof(TriageOutcome.OutOfScope)]), (Joint, ["true"])),
        new($"{{{So}}}: out of scope, no review.", (Scope, [nameof(TriageOutcome.OutOfScope)])),
        new($"{{{So}}}: pass to another panel, joint agency response needed.", (Joint, ["true"])),
        new($"{{{So}}}: pass to another panel."),
    ];

    /// <summary>What follows from it.</summary>
    public IReadOnlyList<SummaryLine> Follows { get; } =
    [
        new("The case goes on as it is, and lists this notification too.", (Same, cases)),
        new($"A new case gets its reference, and lists {{{Same}}} too; its clocks start and its tasks are set.", (Scope, Here), (Same, others)),
        new("A new case gets its reference, its clocks start and its tasks are set.", (Scope, Here)),
        new("No case begins, and the notification stays on record, with the joint agency response as needed.", (Scope, NotHere), (Joint, ["true"])),
        new("No case begins, and the notification stays on record.", (Scope, NotHere)),
        new(""),
    ];

    /// <summary>What the button is called by what it does.</summary>
    public IReadOnlyList<SummaryLine> Does { get; } =
    [
        new("Accept", (Same, cases)),
        new("Pass on", (Scope, [nameof(TriageOutcome.AnotherPanel)])),
        new("Accept"),
    ];

    /// <summary>The line that fits the form as it stands.</summary>
    public string Say(IReadOnlyList<SummaryLine> lines, TriageNotification form, bool isProposed)
    {
        string Value(string name) => name switch
        {
            Same => form.Same ?? "",
            Scope => form.Outcome?.ToString() ?? "",
            Reviews => form.Area?.Code ?? "",
            Joint => form.NeedsJointResponse switch { true => "true", false => "false", _ => "" },
            _ => isProposed ? "Proposed" : "Chosen",
        };
        return Named().Replace(lines.First(line => line.When.All(one => one.Value.Contains(Value(one.Key)))).Say, name => Value(name.Groups[1].Value) is var value && name.Groups[1].Value == Reviews ? NameOf(value) : value);
    }

    /// <summary>The lines for the script of the page.</summary>
    public string ForScript(IReadOnlyList<SummaryLine> lines) => JsonSerializer.Serialize(new
    {
        lines = lines.Select(line => new { when = line.When, say = line.Say }),
        words = new Dictionary<string, object> { [Reviews] = areas.ToDictionary(area => area.Key.Code, area => area.Value), [So] = new Dictionary<string, string> { [""] = "Chosen" } },
    });

    private string NameOf(string code) => areas.FirstOrDefault(area => area.Key.Code == code).Value ?? code;

    [GeneratedRegex(@"\{([\w.]+)\}")]
    private static partial Regex Named();
}

/// <summary>A sentence, with names of fields in braces, and the values of fields for which it holds; the first that holds is said.</summary>
internal sealed record SummaryLine
{
    public SummaryLine(string say, params IReadOnlyList<(string Field, IReadOnlyList<string> Values)> when) =>
        (Say, When) = (say, when.ToDictionary(one => one.Field, one => one.Values));

    public string Say { get; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> When { get; }
}
