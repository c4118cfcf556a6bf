using System.Globalization;
using Cdop.Forms;
using NodaTime.Text;

namespace Cdop.DataCollection;

/// <summary>Reads what a response says into claims, question by question. What was typed and cannot be read says nothing.</summary>
internal static class Claims
{
    private const string NotKnown = "not-known";

    /// <summary>The claims of answers, in the order of the form.</summary>
    public static IEnumerable<Claim> Of(FormAnswers answers) =>
        from asked in answers.Walk()
        where asked.Item.IsQuestion && answers.IsShown(asked.Item, asked.At)
        let given = answers.Of(new Place(asked.Item.LinkId, asked.At)).Where(answer => answer is not Answer.Unread).ToList()
        where given.Count > 0
        select Claim.Of(
            asked.Item.LinkId,
            asked.At,
            string.Join('\n', asked.Item.Type == ItemType.Attachment ? given.Select(Compared) : given.Select(Compared).Order(StringComparer.Ordinal)),
            string.Join(asked.Item.Type is ItemType.Line or ItemType.Attachment ? "\n" : ", ", given.Select(answer => answer.Shown)),
            given.TrueForAll(answer => answer is Answer.Chosen { Code: NotKnown }));

    /// <summary>What is compared of an answer: two that say the same are written the same.</summary>
    public static string Compared(Answer answer) => answer switch
    {
        Answer.YesNo(var yes) => yes ? "yes" : "no",
        Answer.Chosen(var system, var code, _) => $"{system}|{code}",
        Answer.Day(var day) => day.ToString("uuuu-MM-dd", null),
        Answer.Moment(var day, var time) => $"{day.ToString("uuuu-MM-dd", null)} {time?.ToString("HH:mm", null)}".TrimEnd(),
        Answer.Amount(var amount, var unit) => $"{new Answer.Number(amount / 1.000000000000m).Shown} {unit.Code}",
        Answer.Number(var number) => new Answer.Number(number / 1.000000000000m).Shown,
        Answer.Document(_, _, var address) => address,
        _ => string.Join(' ', answer.Shown.ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
    };

    /// <summary>A claim as the answers it was read from. What the question does not take any more is left out.</summary>
    public static IReadOnlyList<Answer> Read(FormItem question, string value, string shown) => question.Type switch
    {
        ItemType.Text => [new Answer.Words(shown)],
        ItemType.Line => [.. (question.Repeats ? shown.Split('\n') : [shown]).Select(line => new Answer.Words(line))],
        ItemType.Attachment => [.. value.Split('\n').Zip(shown.Split('\n'), (address, title) => new Answer.Document(title, "", address))],
        _ => [.. value.Split('\n').Select(one => Read(question, one) ?? (question.Type == ItemType.OpenChoice && !one.Contains('|', StringComparison.Ordinal) ? new Answer.Words(shown) : null)).OfType<Answer>()],
    };

    private static Answer? Read(FormItem question, string value)
    {
        var parts = value.Split(' ');
        return question.Type switch
        {
            ItemType.Choice or ItemType.OpenChoice => question.Options.FirstOrDefault(option => Compared(option.Answer) == value)?.Answer,
            ItemType.Boolean => value is "yes" or "no" ? new Answer.YesNo(value == "yes") : null,
            ItemType.Date => Day(value) is { } day ? new Answer.Day(day) : null,
            ItemType.DateTime => Day(parts[0]) is { } date ? new Answer.Moment(date, parts.Length > 1 ? Hour(parts[1]) : null) : null,
            ItemType.Time => Hour(value) is { } hour ? new Answer.Hour(hour) : null,
            ItemType.Whole => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? new Answer.Whole(whole) : null,
            ItemType.Number => decimal.TryParse(value, CultureInfo.InvariantCulture, out var number) ? new Answer.Number(number) : null,
            ItemType.Quantity => parts.Length == 2 && decimal.TryParse(parts[0], CultureInfo.InvariantCulture, out var amount) && question.Units.FirstOrDefault(unit => unit.Code == parts[1]) is { } unit ? new Answer.Amount(amount, unit) : null,
            _ => null,
        };
    }

    private static LocalDate? Day(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? day : null;

    private static LocalTime? Hour(string text) => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text) is { Success: true, Value: var hour } ? hour : null;
}
