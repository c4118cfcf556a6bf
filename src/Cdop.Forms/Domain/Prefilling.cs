using Hl7.Fhir.FhirPath;
using Hl7.Fhir.Model;
using Hl7.FhirPath;

namespace Cdop.Forms;

/// <summary>What a form holds before anybody answers.</summary>
internal static class Prefilling
{
    public static void Fill(FormAnswers answers, FormAnswers? notification, AskedKind? kind)
    {
        var known = notification is null ? null : Responses.Write(notification, shownOnly: true).Response.ToPocoNode();
        foreach (var item in answers.Form.All.Where(item => item.IsQuestion && item.IsSeenBy(kind) && item.RepeatedIn.Count == 0 && answers.Of(item.LinkId).Count == 0))
        {
            var first = item.Initial.Concat(Evaluated(item, kind is null || item.ShowKnownTo.Contains(kind.Code) ? known : null)).Select(answer => Fitting(item, answer)).OfType<Answer>();
            answers.Set(new(item.LinkId), [.. item.Repeats ? first : first.Take(1)]);
        }
    }

    private static List<Answer> Evaluated(FormItem item, PocoNode? notification)
    {
        if (item.InitialExpression is null || notification is null)
        {
            return [];
        }

        var context = new FhirEvaluationContext { Resource = notification, RootResource = notification };
        context.Environment["notification"] = [notification];
        return Expressions.Compile(item.InitialExpression)([notification], context).Select(node => Read(item, node)).OfType<Answer>().ToList();
    }

    // A word that FHIRPath itself makes is of no type of FHIR: it names an option.
    private static Answer? Read(FormItem item, PocoNode node) =>
        node.Poco is DataType value && DefinitionReader.Answered(value) is var answer and not Answer.Unread ? answer
        : item.Type == ItemType.Choice && node.GetValue() is string word ? new Answer.Words(word)
        : null;

    // The same fact may be asked in a line here and in a choice there.
    private static Answer? Fitting(FormItem item, Answer answer) => (item.Type, answer) switch
    {
        (_, Answer.Unread) => null,
        (ItemType.Line or ItemType.Text, _) => new Answer.Words(answer.Shown),
        (ItemType.OpenChoice, Answer.Words words) => words,
        (ItemType.Choice, Answer.Words(var code)) => item.Options.FirstOrDefault(option => option.Code == code)?.Answer, // FHIRPath works out a code, and has no way to write a coding
        (ItemType.Choice or ItemType.OpenChoice, Answer.Chosen chosen) => item.Options.Select(option => option.Answer).FirstOrDefault(option => option.IsSameAs(chosen)),
        (ItemType.Boolean, Answer.YesNo) or (ItemType.Date, Answer.Day) or (ItemType.DateTime, Answer.Moment) or (ItemType.Time, Answer.Hour) or (ItemType.Whole, Answer.Whole) or (ItemType.Number, Answer.Number) => answer,
        (ItemType.Number, Answer.Whole(var whole)) => new Answer.Number(whole),
        (ItemType.Quantity, Answer.Amount amount) => item.Units.FirstOrDefault(unit => unit.Code == amount.Unit.Code) is { } unit ? amount with { Unit = unit } : null,
        _ => null,
    };
}
