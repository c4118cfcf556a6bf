using System.Text.Json;
using System.Text.RegularExpressions;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Utility;

namespace Cdop.Forms;

/// <summary>
/// Reads a FHIR R4 Questionnaire into the tree that pages and answers work on. The SDK parses strictly and validates what
/// its attributes know; <see cref="DefinitionRules"/> adds the invariants of the standard and the rules of the house.
/// </summary>
internal sealed partial class DefinitionReader(string json)
{
    // More than anybody mends before they load it again.
    private const int MostIssues = 200;

    private readonly Dictionary<string, FormItem> read = [];

    public Result<FormDefinition> Read(LocalDate? from)
    {
        var problems = ReadableJson.Check(json);
        if (problems.Any)
        {
            return problems;
        }

        Resource? resource;
        IEnumerable<CodedException> issues;
        try
        {
            FhirJsonDeserializer.STRICT.TryDeserializeResource(json, out resource, out issues);
        }
        catch (JsonException)
        {
            return new Problem("", "A resourceType in it is not the name of a resource: the parser of the standard can read no further");
        }

        if (resource is not (null or Questionnaire))
        {
            return new Problem("", $"This is a {resource.TypeName} and not a Questionnaire");
        }

        using (var document = JsonDocument.Parse(json))
        {
            foreach (var issue in issues.Take(MostIssues))
            {
                problems.When(true, LinkIdAt(document.RootElement, (issue as ExtendedCodedException)?.InstancePath), issue.Message);
            }
        }

        if (problems.Any)
        {
            return problems;
        }

        var questionnaire = (Questionnaire)resource!;
        problems = DefinitionRules.Check(questionnaire);
        return problems.Any ? problems : Build(questionnaire, from);
    }

    private FormDefinition Build(Questionnaire questionnaire, LocalDate? from)
    {
        var sections = questionnaire.Item.ConvertAll(item => Build(item, null, questionnaire));
        foreach (var item in DefinitionRules.All(questionnaire.Item))
        {
            if (read.TryGetValue(item.LinkId!, out var built))
            {
                built.Conditions = item.EnableWhen.ConvertAll(ConditionOf);
            }
        }

        return new(sections)
        {
            Key = questionnaire.Url![FormDefinition.UrlPrefix.Length..],
            Version = questionnaire.Version!,
            Title = questionnaire.Title!,
            Description = questionnaire.Description!,
            ValidFrom = from ?? NodaTime.Text.LocalDatePattern.Iso.Parse(questionnaire.EffectivePeriod!.Start!).Value,
            Rules = RulesOf(questionnaire),
            Triggers = [.. questionnaire.GetExtensions(Extensions.Trigger).Select(trigger => new FormTrigger(Extensions.Text(trigger, Extensions.TriggerEvent), Extensions.Text(trigger, Extensions.TriggerWords)))],
            Assumptions = Extensions.Texts(questionnaire, Extensions.Assumption),
        };
    }

    private FormItem Build(Questionnaire.ItemComponent item, FormItem? parent, Questionnaire form)
    {
        var type = TypeOf(item.Type!.Value);
        var asked = Extensions.Texts(item, Extensions.AskedOf);
        var (use, domain) = (Extensions.Text(item, Extensions.Panel), Extensions.Text(item, Extensions.Domain));
        if (parent is null)
        {
            asked = asked.Count > 0 ? asked : Extensions.Texts(form, Extensions.AskedOf);
            (use, domain) = (use ?? Extensions.Text(form, Extensions.Panel), domain ?? Extensions.Text(form, Extensions.Domain));
        }

        var units = item.GetExtensions(Extensions.Unit).Concat(item.GetExtensions(Extensions.UnitOption)).Select(unit => (Coding)unit.Value!);
        var built = new FormItem
        {
            LinkId = item.LinkId!,
            Type = type,
            Text = item.Text!,
            Prefix = item.Prefix,
            Help = item.Item.Where(DefinitionRules.IsHelp).Select(help => help.Text).FirstOrDefault(),
            Parent = parent,
            Position = read.Count,
            RepeatedIn = parent is null ? [] : parent.Repeats ? [.. parent.RepeatedIn, parent] : parent.RepeatedIn,
            Required = item.Required is true,
            Repeats = item.Repeats is true,
            ReadOnly = item.ReadOnly is true,
            MaxLength = item.MaxLength,
            MaxDecimalPlaces = Extensions.Value<Integer>(item, Extensions.MaxDecimalPlaces)?.Value,
            Min = Extensions.Value<DataType>(item, Extensions.MinValue) is { } min ? Answered(min) : null,
            Max = Extensions.Value<DataType>(item, Extensions.MaxValue) is { } max ? Answered(max) : null,
            Units = [.. units.Select(unit => new FormUnit(unit.Code!, unit.Display ?? unit.Code!))],
            Options = item.AnswerOption.ConvertAll(option => OptionOf(option)),
            Control = Extensions.ControlOf(item),
            AnyCondition = item.EnableBehavior == Questionnaire.EnableWhenBehavior.Any,
            Rules = RulesOf(item),
            Initial = item.Initial.ConvertAll(initial => Answered(initial.Value!)),
            InitialExpression = Extensions.Value<Expression>(item, Extensions.InitialExpression)?.Expression_,
            AskedOf = asked.Count > 0 ? asked : parent?.AskedOf ?? [],
            ShowKnownTo = Extensions.Texts(item, Extensions.ShowKnown),
            Panel = use is not null ? Extensions.PanelUses[use] : parent?.Panel ?? PanelUse.Redact,
            NeededByNcmd = Extensions.Value<FhirBoolean>(item, Extensions.Ncmd)?.Value is true,
            Domain = domain is not null ? Extensions.Domains[domain] : parent?.Domain,
            Assumptions = Extensions.Texts(item, Extensions.Assumption),
        };
        read.Add(built.LinkId, built);
        built.Items = [.. item.Item.Where(child => !DefinitionRules.IsHelp(child)).Select(child => Build(child, built, form))];
        return built;
    }

    // Read aloud, a condition says the words of the option and not its code.
    private FormCondition ConditionOf(Questionnaire.EnableWhenComponent condition)
    {
        var question = read[condition.Question!];
        var value = Answered(condition.Answer!);
        return new(question, ComparisonOf(condition.Operator!.Value), question.Options.Select(option => option.Answer).FirstOrDefault(value.IsSameAs) ?? value);
    }

    private static IReadOnlyList<FormRule> RulesOf(IExtendable element) =>
    [
        .. element.GetExtensions(Extensions.Constraint).Select(rule => new FormRule(
            Extensions.Text(rule, "key")!,
            Extensions.Text(rule, "severity") == "warning",
            Extensions.Text(rule, "human")!.TrimEnd('.'),
            Extensions.Text(rule, "expression")!)),
    ];

    private static FormOption OptionOf(Questionnaire.AnswerOptionComponent option)
    {
        var coding = (Coding)option.Value!;
        return new(coding.System!, coding.Code!, coding.Display!) { IsExclusive = Extensions.Value<FhirBoolean>(option, Extensions.Exclusive)?.Value is true };
    }

    /// <summary>A value of the standard as an answer.</summary>
    internal static Answer Answered(DataType value) => value switch
    {
        FhirBoolean { Value: { } yes } => new Answer.YesNo(yes),
        Coding coding => new Answer.Chosen(coding.System ?? "", coding.Code ?? "", coding.Display ?? coding.Code ?? ""),
        Integer { Value: { } whole } => new Answer.Whole(whole),
        FhirDecimal { Value: { } number } => new Answer.Number(number),
        Date date when NodaTime.Text.LocalDatePattern.Iso.Parse(date.Value ?? "") is { Success: true } day => new Answer.Day(day.Value),
        FhirDateTime moment when Moment(moment.Value ?? "") is { } read => read,
        Time time when NodaTime.Text.LocalTimePattern.ExtendedIso.Parse(time.Value ?? "") is { Success: true } hour => new Answer.Hour(hour.Value),
        Quantity { Value: { } amount } quantity => new Answer.Amount(amount, new(quantity.Code ?? quantity.Unit ?? "", quantity.Unit ?? quantity.Code ?? "")),
        FhirString text => new Answer.Words(text.Value ?? ""),
        Attachment file => new Answer.Document(file.Title ?? "", file.ContentType ?? "", file.Url ?? ""),
        _ => new Answer.Unread(value.ToString() ?? ""),
    };

    // With a time it carries its offset, and is shown as London's clocks had it.
    private static Answer.Moment? Moment(string text) =>
        NodaTime.Text.LocalDatePattern.Iso.Parse(text) is { Success: true } day ? new(day.Value, null)
        : NodaTime.Text.OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true } whole && whole.Value.ToInstant().TimeIn() is var local ? new(local.Date, local.TimeOfDay)
        : null;

    internal static ItemType TypeOf(Questionnaire.QuestionnaireItemType type) => type switch
    {
        Questionnaire.QuestionnaireItemType.Group => ItemType.Group,
        Questionnaire.QuestionnaireItemType.Display => ItemType.Display,
        Questionnaire.QuestionnaireItemType.Boolean => ItemType.Boolean,
        Questionnaire.QuestionnaireItemType.Choice => ItemType.Choice,
        Questionnaire.QuestionnaireItemType.OpenChoice => ItemType.OpenChoice,
        Questionnaire.QuestionnaireItemType.String => ItemType.Line,
        Questionnaire.QuestionnaireItemType.Text => ItemType.Text,
        Questionnaire.QuestionnaireItemType.Date => ItemType.Date,
        Questionnaire.QuestionnaireItemType.DateTime => ItemType.DateTime,
        Questionnaire.QuestionnaireItemType.Time => ItemType.Time,
        Questionnaire.QuestionnaireItemType.Integer => ItemType.Whole,
        Questionnaire.QuestionnaireItemType.Decimal => ItemType.Number,
        Questionnaire.QuestionnaireItemType.Quantity => ItemType.Quantity,
        Questionnaire.QuestionnaireItemType.Attachment => ItemType.Attachment,
        _ => throw new InvalidOperationException($"Items of type {type} are refused before they are read."),
    };

    internal static Comparison ComparisonOf(Questionnaire.QuestionnaireItemOperator comparison) => comparison switch
    {
        Questionnaire.QuestionnaireItemOperator.Exists => Comparison.Exists,
        Questionnaire.QuestionnaireItemOperator.Equal => Comparison.Equal,
        Questionnaire.QuestionnaireItemOperator.NotEqual => Comparison.NotEqual,
        Questionnaire.QuestionnaireItemOperator.GreaterThan => Comparison.Greater,
        Questionnaire.QuestionnaireItemOperator.LessThan => Comparison.Less,
        Questionnaire.QuestionnaireItemOperator.GreaterOrEqual => Comparison.GreaterOrEqual,
        _ => Comparison.LessOrEqual,
    };

    // The parser says where by a path of numbers; people look for a linkId.
    private static string LinkIdAt(JsonElement place, string? path)
    {
        var linkId = "";
        foreach (Match step in ItemStep().Matches(path ?? ""))
        {
            if (place.ValueKind != JsonValueKind.Object || !place.TryGetProperty("item", out var items) || items.ValueKind != JsonValueKind.Array || int.Parse(step.Groups[1].Value) is var at && at >= items.GetArrayLength())
            {
                break;
            }

            place = items[at];
            linkId = place.ValueKind == JsonValueKind.Object && place.TryGetProperty("linkId", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString()! : linkId;
        }

        return linkId;
    }

    [GeneratedRegex(@"\.item\[(\d+)\]")]
    private static partial Regex ItemStep();
}
