using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cdop.Forms.Tests;

/// <summary>Responses to a questionnaire that answer about two questions in three, and often what a condition asks for.</summary>
internal sealed class StandardResponses(StandardReader reader, Random random)
{
    private readonly ILookup<string, JsonElement> wanted = reader.Items
        .SelectMany(item => item.Conditions)
        .Where(condition => condition.GetProperty("operator").GetString() != "exists")
        .ToLookup(condition => condition.GetProperty("question").GetString()!, condition => condition.EnumerateObject().Single(property => property.Name.StartsWith("answer", StringComparison.Ordinal)).Value);

    public JsonElement Any()
    {
        var response = new JsonObject { ["resourceType"] = "QuestionnaireResponse", ["questionnaire"] = reader.Canonical, ["status"] = "in-progress", ["item"] = Items(reader.Top) };
        return JsonSerializer.SerializeToElement(response);
    }

    private JsonArray? Items(IEnumerable<StandardItem> items)
    {
        var given = items.SelectMany(item => item.Type switch
        {
            "display" => [],
            "group" => Enumerable.Range(0, item.Repeats ? random.Next(1, 4) : 1).Select(_ => Of(item, "item", Items(item.Items))),
            _ when random.Next(3) == 0 => [],
            _ => [Of(item, "answer", Answers(item))],
        }).ToArray<JsonNode>();
        return given.Length == 0 ? null : new(given);
    }

    private JsonArray Answers(StandardItem item)
    {
        var given = Enumerable.Range(0, item.Repeats ? random.Next(1, 4) : 1).Select(_ => Answer(item)).DistinctBy(answer => answer.ToJsonString());
        return new([.. given]);
    }

    private JsonObject Answer(StandardItem item)
    {
        var asked = wanted[item.LinkId].ToList();
        JsonNode? Asked() => asked.Count > 0 && random.Next(2) == 0 ? JsonNode.Parse(asked[random.Next(asked.Count)].GetRawText()) : null;

        return item.Type switch
        {
            "open-choice" when random.Next(3) == 0 => new() { ["valueString"] = "Something else" },
            "choice" or "open-choice" => new() { ["valueCoding"] = Asked() ?? JsonNode.Parse(item.Options[random.Next(item.Options.Count)].GetProperty("valueCoding").GetRawText()) },
            "boolean" => new() { ["valueBoolean"] = random.Next(2) == 0 },
            "date" => new() { ["valueDate"] = Asked() ?? $"2024-0{random.Next(1, 10)}-0{random.Next(1, 10)}" },
            "dateTime" => new() { ["valueDateTime"] = Asked() ?? $"2024-01-0{random.Next(1, 10)}T0{random.Next(10)}:30:00Z" },
            "time" => new() { ["valueTime"] = Asked() ?? $"0{random.Next(10)}:30:00" },
            "integer" => new() { ["valueInteger"] = Asked() ?? random.Next(100) },
            "decimal" => new() { ["valueDecimal"] = Asked() ?? random.Next(100) },
            "quantity" => new() { ["valueQuantity"] = Asked() ?? new JsonObject { ["value"] = random.Next(100), ["system"] = "http://unitsofmeasure.org", ["code"] = item.Units[random.Next(item.Units.Count)].GetProperty("code").GetString() } },
            "attachment" => new() { ["valueAttachment"] = new JsonObject { ["contentType"] = "application/pdf", ["url"] = "/documents/1", ["title"] = "Letter" } },
            _ => new() { ["valueString"] = Asked() ?? $"Words {random.Next(3)}" },
        };
    }

    private static JsonObject Of(StandardItem item, string name, JsonArray? list)
    {
        var given = new JsonObject { ["linkId"] = item.LinkId };
        if (list is not null)
        {
            given[name] = list;
        }

        return given;
    }
}
