using System.Globalization;
using System.Text.Json;

namespace Cdop.Forms.Tests;

/// <summary>An item of a questionnaire, as the standard has it.</summary>
internal sealed record StandardItem(JsonElement Written, StandardItem? Parent)
{
    public IReadOnlyList<StandardItem> Items { get; private set; } = [];

    public string LinkId => Text("linkId")!;

    public string Type => Text("type")!;

    public bool Repeats => Says("repeats");

    /// <summary>A display that stands with its question or group, by the standard's itemControl.</summary>
    public bool IsHelp => Extensions("questionnaire-itemControl").Any(control => control.GetProperty("valueCodeableConcept").GetProperty("coding")[0].GetProperty("code").GetString() == "help");

    public IReadOnlyList<JsonElement> Conditions => List("enableWhen");

    public IReadOnlyList<JsonElement> Options => List("answerOption");

    public IReadOnlyList<JsonElement> Initial => List("initial");

    public IReadOnlyList<JsonElement> Units => [.. Extensions("questionnaire-unit").Concat(Extensions("questionnaire-unitOption")).Select(unit => unit.GetProperty("valueCoding"))];

    public IEnumerable<StandardItem> WithAllWithin => Items.SelectMany(item => item.WithAllWithin).Prepend(this);

    public string? Text(string name) => Written.TryGetProperty(name, out var text) ? text.GetString() : null;

    public int? Number(string name) => Written.TryGetProperty(name, out var number) ? number.GetInt32() : null;

    public bool Says(string name) => Written.TryGetProperty(name, out var said) && said.GetBoolean();

    public IReadOnlyList<JsonElement> List(string name) => StandardReader.List(Written, name);

    public static StandardItem Read(JsonElement written, StandardItem? parent)
    {
        var item = new StandardItem(written, parent);
        item.Items = [.. item.List("item").Select(child => Read(child, item))];
        return item;
    }

    private IEnumerable<JsonElement> Extensions(string name) => List("extension").Where(extension => extension.GetProperty("url").GetString() == $"http://hl7.org/fhir/StructureDefinition/{name}");
}

/// <summary>An item where it stands in a response, answered or not; a group once for each time that it is filled in.</summary>
/// <param name="Item">The item.</param>
/// <param name="Within">The occurrence of the group around it.</param>
/// <param name="At">The numbers of the groups around it that repeat, from nought.</param>
/// <param name="Answers">What is answered.</param>
internal sealed record StandardOccurrence(StandardItem Item, StandardOccurrence? Within, string At, IReadOnlyList<JsonElement> Answers);

/// <summary>
/// A small reader of questionnaires, written from FHIR R4 alone (hl7.org/fhir/R4/questionnaire-definitions.html): it knows JSON and
/// nothing of the product. Of a response it says which items are enabled.
/// </summary>
internal sealed class StandardReader
{
    private readonly JsonElement questionnaire;

    public StandardReader(string json)
    {
        questionnaire = JsonDocument.Parse(json).RootElement;
        Top = [.. List(questionnaire, "item").Select(item => StandardItem.Read(item, null))];
    }

    public IReadOnlyList<StandardItem> Top { get; }

    /// <summary>Every item, in the order of the document.</summary>
    public IEnumerable<StandardItem> Items => Top.SelectMany(item => item.WithAllWithin);

    public string Canonical => $"{questionnaire.GetProperty("url").GetString()}|{questionnaire.GetProperty("version").GetString()}";

    /// <summary>What may be asked, in the order of the document, and whether it is.</summary>
    public IEnumerable<(StandardOccurrence Occurrence, bool IsEnabled)> Enabled(JsonElement response)
    {
        List<StandardOccurrence> all = [];
        foreach (var item in Top)
        {
            Place(item, null, "", List(response, "item"), all);
        }

        return all.Select(occurrence => (occurrence, IsEnabled(occurrence, all)));
    }

    internal static IReadOnlyList<JsonElement> List(JsonElement of, string name) => of.TryGetProperty(name, out var list) ? [.. list.EnumerateArray()] : [];

    private static void Place(StandardItem item, StandardOccurrence? within, string at, IEnumerable<JsonElement> given, List<StandardOccurrence> all)
    {
        var own = given.Where(one => one.GetProperty("linkId").GetString() == item.LinkId).ToList();
        if (item.Type != "group")
        {
            all.Add(new(item, within, at, [.. own.SelectMany(one => List(one, "answer"))]));
            return;
        }

        for (var number = 0; number < Math.Max(1, own.Count); number++)
        {
            var group = new StandardOccurrence(item, within, at, []);
            all.Add(group);
            foreach (var child in item.Items)
            {
                Place(child, group, !item.Repeats ? at : at.Length == 0 ? $"{number}" : $"{at}-{number}", number < own.Count ? List(own[number], "item") : [], all);
            }
        }
    }

    // What stands in something that is not enabled is not enabled either, and what is not enabled has no answer.
    private static bool IsEnabled(StandardOccurrence occurrence, List<StandardOccurrence> all)
    {
        bool Holds(JsonElement condition)
        {
            var question = Nearest(occurrence, condition.GetProperty("question").GetString()!, all);
            return Meets(condition, question is not null && IsEnabled(question, all) ? question.Answers : []);
        }

        var conditions = occurrence.Item.Conditions;
        return (occurrence.Within is null || IsEnabled(occurrence.Within, all))
            && (conditions.Count == 0 || (occurrence.Item.Text("enableBehavior") == "any" ? conditions.Any(Holds) : conditions.All(Holds)));
    }

    // "The nearest question occurrence reachable by tracing first the ancestor axis and then the preceding axis and then the following axis."
    private static StandardOccurrence? Nearest(StandardOccurrence occurrence, string linkId, List<StandardOccurrence> all)
    {
        for (var around = occurrence.Within; around is not null; around = around.Within)
        {
            if (around.Item.LinkId == linkId)
            {
                return around;
            }
        }

        var here = all.IndexOf(occurrence);
        return all.Take(here).LastOrDefault(one => one.Item.LinkId == linkId) ?? all.Skip(here).FirstOrDefault(one => one.Item.LinkId == linkId);
    }

    private static bool Meets(JsonElement condition, IReadOnlyList<JsonElement> answers)
    {
        bool Any(Func<int, bool> holds) => answers.Any(answer => Compared(Value(answer, "value"), Value(condition, "answer")) is { } order && holds(order));

        return condition.GetProperty("operator").GetString() switch
        {
            "exists" => answers.Count > 0 == condition.GetProperty("answerBoolean").GetBoolean(),
            "=" => Any(order => order == 0),
            "!=" => !Any(order => order == 0),
            ">" => Any(order => order > 0),
            "<" => Any(order => order < 0),
            ">=" => Any(order => order >= 0),
            "<=" => Any(order => order <= 0),
            var unknown => throw new InvalidOperationException($"The standard knows no operator {unknown}."),
        };
    }

    private static (string Type, JsonElement Value) Value(JsonElement of, string prefix) =>
        of.EnumerateObject().Where(property => property.Name.StartsWith(prefix, StringComparison.Ordinal)).Select(property => (property.Name[prefix.Length..], property.Value)).Single();

    // Where only equal or not is meant, another is said to be greater.
    private static int? Compared((string Type, JsonElement Value) answer, (string Type, JsonElement Value) wanted) => (answer.Type, wanted.Type) switch
    {
        ("Coding", "Coding") => Text(answer.Value, "system") == Text(wanted.Value, "system") && Text(answer.Value, "code") == Text(wanted.Value, "code") ? 0 : 1,
        ("Boolean", "Boolean") => answer.Value.GetBoolean() == wanted.Value.GetBoolean() ? 0 : 1,
        ("Integer" or "Decimal", "Integer" or "Decimal") => answer.Value.GetDecimal().CompareTo(wanted.Value.GetDecimal()),
        ("Quantity", "Quantity") => Text(answer.Value, "code") == Text(wanted.Value, "code") ? answer.Value.GetProperty("value").GetDecimal().CompareTo(wanted.Value.GetProperty("value").GetDecimal()) : null,
        ("DateTime", "DateTime") when answer.Value.GetString()!.Contains('T') && wanted.Value.GetString()!.Contains('T') => Moment(answer.Value).CompareTo(Moment(wanted.Value)),
        var (one, other) when one == other => Math.Sign(string.CompareOrdinal(answer.Value.GetString(), wanted.Value.GetString())),
        _ => null,
    };

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static DateTimeOffset Moment(JsonElement value) => DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture);
}
