using Cdop.Forms;

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
            string.Join('\n', given.Select(Compared).Order(StringComparer.Ordinal)),
            string.Join(asked.Item.Type == ItemType.Line ? "\n" : ", ", given.Select(answer => answer.Shown)),
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
}
