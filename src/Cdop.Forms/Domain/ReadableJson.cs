using System.Text;
using System.Text.Json;

namespace Cdop.Forms;

/// <summary>What must hold of a text before anybody asks whether it is a form: JSON that is one object, not deep, not larger than anybody would fill in, with texts that can be read.</summary>
internal static class ReadableJson
{
    /// <summary>As deep as the parsers go: some thirty groups within groups.</summary>
    private const int Deepest = 64;

    // The largest statutory form has 554 items, 25 in one group, and no text of a thousand characters.
    private const int MostItems = 2_000;
    private const int MostInList = 500;
    private const int LongestText = 10_000;

    public static Problems Check(string json)
    {
        var problems = new Problems();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), new() { MaxDepth = int.MaxValue });
        var names = new Stack<HashSet<string>>();
        var lists = new Stack<(string Name, int Length)>();
        var (items, at, named) = (0, "", "");
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth >= Deepest)
                {
                    return problems.When(true, "", $"It goes more than {Deepest} levels deep: groups within groups that nobody could follow");
                }

                if (TooLarge(reader.TokenType) is { } sentence)
                {
                    return problems.When(true, at, sentence);
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
                    at = reader.TokenType == JsonTokenType.String && named == "linkId" ? Shown(text) : at;
                    named = reader.TokenType == JsonTokenType.PropertyName ? text : "";
                    if (text?.Length > LongestText)
                    {
                        return problems.When(true, at, $"The text that begins “{Shown(text)}” is longer than {LongestText:N0} characters: nobody would read it");
                    }
                }
            }
        }
        catch (JsonException wrong)
        {
            var what = wrong.Message.Split(" LineNumber:")[0].TrimEnd('.', ' ');
            return problems.When(true, "", $"This is not JSON: line {wrong.LineNumber + 1}, character {wrong.BytePositionInLine + 1}: {what}");
        }

        return problems.When(!problems.Any && json.TrimStart()[0] != '{', "", "This is JSON, but not an object: a form begins with {");

        // Counted before anything of it is read: what is refused costs no more than to look through it.
        string? TooLarge(JsonTokenType token)
        {
            if (token == JsonTokenType.StartArray)
            {
                lists.Push((named ?? "", 0));
            }
            else if (token == JsonTokenType.EndArray)
            {
                lists.Pop();
            }
            else if (token == JsonTokenType.StartObject && lists.TryPop(out var list))
            {
                lists.Push(list with { Length = list.Length + 1 });
                items += list.Name == "item" ? 1 : 0;
                return items > MostItems ? $"The form has more than {MostItems:N0} items, and the first too many comes after this one: split it into several forms"
                    : list.Length + 1 > MostInList ? $"There are more than {MostInList} in “{Shown(list.Name)}”: nobody could find theirs among so many"
                    : null;
            }

            return null;
        }
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
