using System.Text.Json.Nodes;

namespace Cdop.Forms.Tests;

/// <summary>Definitions as a test needs them: right in everything but what the test is about.</summary>
internal static class Written
{
    public const string AnswerCodes = "urn:cdop:codes:answer";

    /// <summary>A form of one section, "a", that holds these items.</summary>
    public static JsonObject Form(params JsonNode[] items) => Sections(Group("a", items));

    public static JsonObject Sections(params JsonNode[] sections) => new()
    {
        ["resourceType"] = "Questionnaire",
        ["url"] = "urn:cdop:questionnaire:trial",
        ["version"] = "1",
        ["name"] = "Trial",
        ["title"] = "Trial form",
        ["status"] = "active",
        ["subjectType"] = new JsonArray("Patient"),
        ["description"] = "A form to try things with.",
        ["effectivePeriod"] = new JsonObject { ["start"] = "2022-04-01" },
        ["item"] = new JsonArray(sections),
    };

    public static JsonObject Group(string linkId, params JsonNode[] items) => Item(linkId, "group").With("item", new JsonArray(items));

    public static JsonObject Item(string linkId, string type = "string") => new() { ["linkId"] = linkId, ["text"] = $"The {linkId}", ["type"] = type };

    public static JsonObject Choice(string linkId, params string[] codes) => Item(linkId, "choice").With("answerOption", new JsonArray([.. codes.Select(Option)]));

    /// <summary>One of its options excludes the others.</summary>
    public static JsonObject Exclusive(this JsonObject choice, string code)
    {
        choice["answerOption"]!.AsArray().Single(option => $"{option!["valueCoding"]!["code"]}" == code)!.AsObject().Extended("http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive", "valueBoolean", true);
        return choice;
    }

    public static JsonObject YesNo(string linkId) => Choice(linkId, "yes", "no", "not-known", "not-applicable");

    public static JsonObject Quantity(string linkId, string unit = "kg") => Item(linkId, "quantity").Extended("http://hl7.org/fhir/StructureDefinition/questionnaire-unit", "valueCoding", Coding(unit, "http://unitsofmeasure.org"));

    public static JsonObject Coding(string code, string system = AnswerCodes) => new() { ["system"] = system, ["code"] = code, ["display"] = code[..1].ToUpperInvariant() + code[1..].Replace('-', ' ') };

    public static JsonObject With(this JsonObject item, string name, JsonNode? value)
    {
        item[name] = value;
        return item;
    }

    public static JsonObject Without(this JsonObject item, string name)
    {
        item.Remove(name);
        return item;
    }

    public static JsonObject Extended(this JsonObject item, string url, string type, JsonNode value)
    {
        (item["extension"] ??= new JsonArray()).AsArray().Add(new JsonObject { ["url"] = url, [type] = value });
        return item;
    }

    public static JsonObject AskedOf(this JsonObject item, params string[] kinds)
    {
        foreach (var kind in kinds)
        {
            item.Extended("urn:cdop:extension:asked-of", "valueCode", kind);
        }

        return item;
    }

    /// <summary>Asked only if an earlier answer is so.</summary>
    public static JsonObject OnlyIf(this JsonObject item, string question, string comparison, string type, JsonNode value)
    {
        (item["enableWhen"] ??= new JsonArray()).AsArray().Add(new JsonObject { ["question"] = question, ["operator"] = comparison, [type] = value });
        return item;
    }

    public static JsonObject OnlyIfYes(this JsonObject item, string question) => item.OnlyIf(question, "=", "answerCoding", Coding("yes"));

    public static JsonObject Ruled(this JsonObject item, string expression, string sentence, string severity = "error")
    {
        var rule = new JsonArray(
            new JsonObject { ["url"] = "key", ["valueId"] = "rule" },
            new JsonObject { ["url"] = "severity", ["valueCode"] = severity },
            new JsonObject { ["url"] = "human", ["valueString"] = sentence },
            new JsonObject { ["url"] = "expression", ["valueString"] = expression });
        (item["extension"] ??= new JsonArray()).AsArray().Add(new JsonObject { ["url"] = "http://hl7.org/fhir/StructureDefinition/questionnaire-constraint", ["extension"] = rule });
        return item;
    }

    public static JsonObject Prefilled(this JsonObject item, string expression) =>
        item.Extended("http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression", "valueExpression", new JsonObject { ["language"] = "text/fhirpath", ["expression"] = expression });

    public static JsonObject Bound(this JsonObject item, string which, string type, JsonNode value) => item.Extended($"http://hl7.org/fhir/StructureDefinition/{which}Value", type, value);

    public static FormDefinition Read(this JsonObject form)
    {
        var read = FormDefinition.Read(form.ToJsonString());
        Assert.True(read.Succeeded, string.Join('\n', read.Problems));
        return read.Value;
    }

    private static JsonNode Option(string code) => new JsonObject { ["valueCoding"] = Coding(code) };
}
