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

    /// <summary>Between which times of that day the clocks of London went forward over this one; nothing where they showed it.</summary>
    public static (LocalTime From, LocalTime To)? LeftOut(LocalDate day, LocalTime time) =>
        London.Zone.MapLocal(day + time) is { Count: 0 } gap ? (gap.EarlyInterval.IsoLocalEnd.TimeOfDay, gap.LateInterval.IsoLocalStart.TimeOfDay) : null;

    public static TypedDate Date(string typed)
    {
        var parts = Of(typed, 4);
        return new(parts[0], parts[1], parts[2]);
    }
}
