using System.Text.Json;
using System.Text.Json.Nodes;
using Hl7.Fhir.Serialization;

namespace Cdop.Forms.Tests;

/// <summary>The definitions of the product read alike by the product and by a reader that knows the standard alone.</summary>
public sealed class StandardTests
{
    private static readonly Dictionary<string, ItemType> Types = new()
    {
        ["group"] = ItemType.Group,
        ["display"] = ItemType.Display,
        ["boolean"] = ItemType.Boolean,
        ["choice"] = ItemType.Choice,
        ["open-choice"] = ItemType.OpenChoice,
        ["string"] = ItemType.Line,
        ["text"] = ItemType.Text,
        ["date"] = ItemType.Date,
        ["dateTime"] = ItemType.DateTime,
        ["time"] = ItemType.Time,
        ["integer"] = ItemType.Whole,
        ["decimal"] = ItemType.Number,
        ["quantity"] = ItemType.Quantity,
        ["attachment"] = ItemType.Attachment,
    };

    private static readonly Dictionary<string, Comparison> Operators = new()
    {
        ["exists"] = Comparison.Exists,
        ["="] = Comparison.Equal,
        ["!="] = Comparison.NotEqual,
        [">"] = Comparison.Greater,
        ["<"] = Comparison.Less,
        [">="] = Comparison.GreaterOrEqual,
        ["<="] = Comparison.LessOrEqual,
    };

    public static TheoryData<string> Definitions => DefinitionTests.Definitions;

    [Theory, MemberData(nameof(Definitions))]
    public void Both_read_the_same_items_in_the_same_order(string name)
    {
        var (reader, form) = Both(name);
        var items = reader.Items.Where(item => !item.IsHelp).ToList();

        Assert.Equal(items.Select(item => item.LinkId), form.All.Select(item => item.LinkId));
        foreach (var (item, ours) in items.Zip(form.All))
        {
            Assert.Equal((Types[item.Type], item.Text("text"), item.Text("prefix"), item.Parent?.LinkId), (ours.Type, ours.Text, ours.Prefix, ours.Parent?.LinkId));
            Assert.Equal((item.Says("required"), item.Repeats, item.Says("readOnly"), item.Number("maxLength")), (ours.Required, ours.Repeats, ours.ReadOnly, ours.MaxLength));
            Assert.Equal(item.Items.SingleOrDefault(child => child.IsHelp)?.Text("text"), ours.Help);
            Assert.Equal(item.Options.Select(option => option.GetProperty("valueCoding")).Select(option => (Text(option, "system"), Text(option, "code"), Text(option, "display"))), ours.Options.Select(option => (option.System, option.Code, option.Display)));
            Assert.Equal(item.Units.Select(unit => Text(unit, "code")), ours.Units.Select(unit => unit.Code));
            Assert.Equal(item.Initial.Select(initial => Value(initial, "value")), ours.Initial.Select(Value));
            Assert.Equal(item.Text("enableBehavior") == "any", ours.AnyCondition);
            Assert.Equal(
                item.Conditions.Select(condition => (Text(condition, "question"), Operators[Text(condition, "operator")], Value(condition, "answer"))),
                ours.Conditions.Select(condition => (condition.Question.LinkId, condition.Comparison, Value(condition.Value))));
        }
    }

    [Theory, MemberData(nameof(Definitions))]
    public void Both_ask_the_same_whatever_is_answered(string name)
    {
        var (reader, form) = Both(name);
        var compared = new HashSet<bool>();
        for (var seed = 0; seed < 20; seed++)
        {
            var response = new StandardResponses(reader, new Random(seed)).Any();
            var read = Responses.Read(form, response.GetRawText());
            Assert.True(read.Succeeded, string.Join('\n', read.Problems));

            var asked = reader.Enabled(response).Where(one => !one.Occurrence.Item.IsHelp).Select(one => (one.Occurrence.Item.LinkId, one.Occurrence.At, one.IsEnabled)).Distinct().ToList();
            Assert.Equal(asked, read.Value.Walk().Select(place => (place.Item.LinkId, place.At, read.Value.IsShown(place.Item, place.At))));
            compared.UnionWith(asked.Select(one => one.IsEnabled));
        }

        Assert.Equal(reader.Items.Any(item => item.Conditions.Count > 0) ? 2 : 1, compared.Count);
    }

    [Theory, MemberData(nameof(Definitions))]
    public void A_definition_read_strictly_and_written_again_is_the_same(string name)
    {
        var json = Json(name);

        Assert.True(FhirJsonDeserializer.STRICT.TryDeserializeResource(json, out var resource, out var issues), string.Join('\n', issues.Select(issue => issue.Message)));

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(new FhirJsonSerializer().SerializeToString(resource!))), $"{name} is another once it was read and written");
    }

    private static string Json(string name) => FormLibrary.BuiltIn.Single(definition => definition.Name == name).Json;

    private static (StandardReader Reader, FormDefinition Form) Both(string name) => (new(Json(name)), FormDefinition.Read(Json(name)).Value);

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;

    private static string Value(JsonElement of, string prefix)
    {
        var value = of.EnumerateObject().Single(property => property.Name.StartsWith(prefix, StringComparison.Ordinal)).Value;
        return value.ValueKind == JsonValueKind.Object ? $"{Text(value, "system")}|{Text(value, "code")}" : value.ToString().ToLowerInvariant();
    }

    private static string Value(Answer answer) => answer switch
    {
        Answer.Chosen chosen => $"{chosen.System}|{chosen.Code}",
        Answer.YesNo(var yes) => yes ? "true" : "false",
        _ => answer.Shown.ToLowerInvariant(),
    };
}
