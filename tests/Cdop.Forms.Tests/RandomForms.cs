using System.Text.Json.Nodes;
using static Cdop.Forms.Tests.Written;

namespace Cdop.Forms.Tests;

/// <summary>Forms and answers that nobody would write, for properties that hold for all.</summary>
internal static class RandomForms
{
    private static readonly string[] Types = ["choice", "ticks", "open-choice", "integer", "boolean", "string", "lines", "text", "date", "dateTime", "time", "decimal", "quantity", "attachment"];

    private static readonly string[] Ordered = ["integer", "date", "dateTime", "time", "decimal", "quantity"];

    /// <summary>A form of some sections, with groups (some repeat), questions of all types, and conditions on what was asked before.</summary>
    public static FormDefinition Form(int seed)
    {
        var random = new Random(seed);
        var asked = new List<(string LinkId, string Type, int Depth)>();
        return Sections([.. Enumerable.Range(0, random.Next(1, 4)).Select(n => Section($"s{n}", 0, 0))]).Read();

        JsonNode Section(string linkId, int above, int level) =>
            Group(linkId, [.. Enumerable.Range(0, random.Next(1, 6)).Select(n => Child($"{linkId}.i{n}", above, level))]);

        JsonNode Child(string linkId, int above, int level)
        {
            if (level < 2 && random.Next(4) == 0)
            {
                var conditions = Conditions(above, out var depth);
                var group = (JsonObject)Section(linkId, depth, level + 1);
                return Attach(random.Next(2) == 0 ? group.With("repeats", true) : group, conditions);
            }

            var type = Types[random.Next(Types.Length)];
            var own = Conditions(above, out var own_depth);
            var item = type switch
            {
                "choice" => YesNo(linkId),
                "ticks" => YesNo(linkId).With("repeats", true),
                "open-choice" => YesNo(linkId).With("type", type),
                "lines" => Item(linkId).With("repeats", true),
                "quantity" => Quantity(linkId),
                _ => Item(linkId, type),
            };
            asked.Add((linkId, type, own_depth));
            return Attach(random.Next(5) == 0 ? item.With("readOnly", true) : item, own);
        }

        List<JsonObject> Conditions(int above, out int depth)
        {
            depth = above;
            var found = new List<JsonObject>();
            var open = asked.Where(question => question.Depth < 3).ToList();
            for (var n = random.Next(-1, 3); n > 0 && open.Count > 0 && above < 3; n--)
            {
                var (linkId, type, under) = open[random.Next(open.Count)];
                depth = Math.Max(depth, 1 + Math.Max(under, above));
                found.Add(Condition(linkId, type));
            }

            return found;
        }

        JsonObject Condition(string linkId, string type)
        {
            if (type == "attachment" || random.Next(4) == 0)
            {
                return new() { ["question"] = linkId, ["operator"] = "exists", ["answerBoolean"] = random.Next(2) == 0 };
            }

            string[] operators = Ordered.Contains(type) ? ["=", "!=", ">", "<", ">=", "<="] : ["=", "!="];
            var condition = new JsonObject { ["question"] = linkId, ["operator"] = operators[random.Next(operators.Length)] };
            _ = type switch
            {
                "choice" or "ticks" or "open-choice" => condition.With("answerCoding", Coding(random.Next(2) == 0 ? "yes" : "no")),
                "integer" => condition.With("answerInteger", random.Next(3)),
                "boolean" => condition.With("answerBoolean", random.Next(2) == 0),
                "string" or "lines" or "text" => condition.With("answerString", $"t{random.Next(2)}"),
                "date" => condition.With("answerDate", $"2024-01-0{random.Next(1, 4)}"),
                "dateTime" => condition.With("answerDateTime", random.Next(3) == 0 ? "2024-01-02" : $"2024-01-0{random.Next(1, 4)}T1{random.Next(3)}:00:00Z"),
                "time" => condition.With("answerTime", $"1{random.Next(3)}:00:00"),
                "decimal" => condition.With("answerDecimal", random.Next(3)),
                _ => condition.With("answerQuantity", new JsonObject { ["value"] = random.Next(3), ["code"] = "kg", ["system"] = "http://unitsofmeasure.org" }),
            };
            return condition;
        }

        JsonObject Attach(JsonObject item, List<JsonObject> conditions)
        {
            if (conditions.Count > 0)
            {
                item.With("enableWhen", new JsonArray([.. conditions])).With("enableBehavior", random.Next(2) == 0 ? "any" : "all");
            }

            return item;
        }
    }

    /// <summary>Answers to about half of its questions, in up to three of each group that repeats.</summary>
    public static FormAnswers Answered(FormDefinition form, int seed)
    {
        var random = new Random(seed);
        var answers = new FormAnswers(form);
        for (var round = 0; round < 2; round++)
        {
            foreach (var (item, at) in answers.Walk().ToList())
            {
                if (item.IsQuestion && random.Next(2) == 0)
                {
                    answers.Set(new(item.LinkId, at), [.. Enumerable.Range(0, item.Repeats ? random.Next(1, 4) : 1).Select(_ => One(item, random)).Distinct()]);
                }
                else if (item.Repeats && item.Type == ItemType.Group && random.Next(2) == 0)
                {
                    answers.Add(new(item.LinkId, at));
                }
            }
        }

        return answers;
    }

    private static Answer One(FormItem item, Random random) => item.Type switch
    {
        ItemType.OpenChoice when random.Next(3) == 0 => new Answer.Words(random.Next(2) == 0 ? "yes" : "t1"),
        ItemType.Choice or ItemType.OpenChoice => item.Options[random.Next(item.Options.Count)].Answer,
        ItemType.Whole => random.Next(6) == 0 ? new Answer.Unread("many") : new Answer.Whole(random.Next(4)),
        ItemType.Boolean => new Answer.YesNo(random.Next(2) == 0),
        ItemType.Date => new Answer.Day(new(2024, 1, random.Next(1, 5))),
        ItemType.DateTime => random.Next(6) == 0 ? new Answer.Unread("31/3/2024/01:30") : new Answer.Moment(new(2024, 1, random.Next(1, 5)), random.Next(3) == 0 ? null : new(10 + random.Next(4), 0)),
        ItemType.Time => new Answer.Hour(new(10 + random.Next(4), 0)),
        ItemType.Number => new Answer.Number(random.Next(4)),
        ItemType.Quantity => new Answer.Amount(random.Next(4), item.Units[0]),
        ItemType.Attachment => new Answer.Document($"t{random.Next(3)}", "application/pdf", $"/documents/{random.Next(3)}"),
        ItemType.Text when random.Next(3) == 0 => new Answer.Words("t0\nt1"),
        _ => new Answer.Words($"t{random.Next(3)}"),
    };
}
