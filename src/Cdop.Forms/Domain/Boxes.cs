namespace Cdop.Forms;

/// <summary>What was typed in several boxes and could not be read, as one text: it goes back into the same boxes.</summary>
internal static class Boxes
{
    private const char Between = '/';

    public static Answer.Unread Unread(params IEnumerable<string> typed) => new(string.Join(Between, typed.SkipLast(1).Select(box => box.Replace(Between, ' ')).Append(typed.Last())));

    /// <summary>The text of each of so many boxes.</summary>
    public static IReadOnlyList<string> Of(string typed, int boxes)
    {
        var parts = typed.Split(Between, boxes);
        return [.. parts, .. Enumerable.Repeat("", boxes - parts.Length)];
    }

    public static TypedDate Date(string typed)
    {
        var parts = Of(typed, 4);
        return new(parts[0], parts[1], parts[2]);
    }
}
