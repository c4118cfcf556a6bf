using System.Text;
using System.Text.Json;

namespace Cdop.Forms;

/// <summary>What must hold of a text before anybody asks whether it is a form: JSON that is one object, not deep, with texts that can be read.</summary>
internal static class ReadableJson
{
    /// <summary>As deep as the parsers go: some thirty groups within groups.</summary>
    private const int Deepest = 64;

    public static Problems Check(string json)
    {
        var problems = new Problems();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), new() { MaxDepth = int.MaxValue });
        var names = new Stack<HashSet<string>>();
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth >= Deepest)
                {
                    return problems.When(true, "", $"It goes more than {Deepest} levels deep: groups within groups that nobody could follow");
                }

                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    names.Push([]);
                }
                else if (reader.TokenType == JsonTokenType.EndObject)
                {
                    names.Pop();
                }
                else if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String && Text(ref reader) is var text)
                {
                    problems.When(text is null || TextBinder.Clean(text) is null, "", $"There is a character that cannot be read, or is hidden, in the text that begins “{Shown(text)}”");
                    problems.When(reader.TokenType == JsonTokenType.PropertyName && text is not null && !names.Peek().Add(text), "", $"“{Shown(text)}” stands twice in one place: which of them counts?");
                }
            }
        }
        catch (JsonException wrong)
        {
            var what = wrong.Message.Split(" LineNumber:")[0].TrimEnd('.', ' ');
            return problems.When(true, "", $"This is not JSON: line {wrong.LineNumber + 1}, character {wrong.BytePositionInLine + 1}: {what}");
        }

        return problems.When(!problems.Any && json.TrimStart()[0] != '{', "", "This is JSON, but not an object: a form begins with {");
    }

    // Half of a pair is legal in JSON and in no text.
    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Shown(string? text) => text is null ? "" : TextBinder.Shown(text.Length > 40 ? text[..40] : text);
}
