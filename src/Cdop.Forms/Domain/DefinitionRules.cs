using System.Text.RegularExpressions;
using Hl7.Fhir.Model;
using ItemKind = Hl7.Fhir.Model.Questionnaire.QuestionnaireItemType;
using Operator = Hl7.Fhir.Model.Questionnaire.QuestionnaireItemOperator;

namespace Cdop.Forms;

/// <summary>What a definition must keep to beyond what the SDK checks: the invariants of the standard (que-0 to que-13) and the rules of the house.</summary>
internal sealed partial class DefinitionRules
{
    /// <summary>Conditions upon conditions that a person can still follow.</summary>
    private const int DeepestCondition = 3;

    // As long as can be kept beside each answer; the longest statutory linkId has 44 characters.
    private const int LongestKey = 60, LongestVersion = 20, LongestLinkId = 150;

    // Each is compiled when the form is loaded, and asked when a section is saved.
    private const int MostRules = 300;

    private static readonly HashSet<ItemKind> WithOptions = [ItemKind.Choice, ItemKind.OpenChoice];

    private static readonly HashSet<ItemKind> WithLength = [ItemKind.Boolean, ItemKind.Decimal, ItemKind.Integer, ItemKind.String, ItemKind.Text, ItemKind.Url, ItemKind.OpenChoice];

    // A list of other things is a group that repeats: each has its own boxes and its own button.
    private static readonly HashSet<ItemKind> MayRepeat = [ItemKind.Group, ItemKind.Choice, ItemKind.String, ItemKind.Attachment];

    private static readonly Dictionary<ItemKind, Type> TypeOfAnswer = new()
    {
        [ItemKind.Boolean] = typeof(FhirBoolean),
        [ItemKind.Choice] = typeof(Coding),
        [ItemKind.OpenChoice] = typeof(Coding),
        [ItemKind.String] = typeof(FhirString),
        [ItemKind.Text] = typeof(FhirString),
        [ItemKind.Date] = typeof(Date),
        [ItemKind.DateTime] = typeof(FhirDateTime),
        [ItemKind.Time] = typeof(Time),
        [ItemKind.Integer] = typeof(Integer),
        [ItemKind.Decimal] = typeof(FhirDecimal),
        [ItemKind.Quantity] = typeof(Quantity),
        [ItemKind.Attachment] = typeof(Attachment),
    };

    private static readonly HashSet<ItemKind> Ordered = [ItemKind.Date, ItemKind.DateTime, ItemKind.Time, ItemKind.Integer, ItemKind.Decimal, ItemKind.Quantity];

    private readonly Problems problems = new();
    private readonly Questionnaire questionnaire;
    private readonly List<Questionnaire.ItemComponent> items;
    private readonly Dictionary<string, (Questionnaire.ItemComponent Item, int Position)> byLinkId = [];
    private readonly Dictionary<Questionnaire.ItemComponent, Questionnaire.ItemComponent> parents = [];
    private readonly Dictionary<string, int> depths = [];

    private DefinitionRules(Questionnaire questionnaire)
    {
        this.questionnaire = questionnaire;
        items = [.. All(questionnaire.Item)];
        foreach (var (item, position) in items.Select((item, position) => (item, position)))
        {
            byLinkId.TryAdd(item.LinkId!, (item, position));
            item.Item.ForEach(child => parents[child] = item);
        }
    }

    public static Problems Check(Questionnaire questionnaire)
    {
        var rules = new DefinitionRules(questionnaire);
        if (rules.items.Prepend<IExtendable>(questionnaire).Sum(element => element.GetExtensions(Extensions.Constraint).Count()) is > MostRules and var many)
        {
            return rules.problems.When(true, "", $"The form has {many} rules; there may be {MostRules} rules at most");
        }

        rules.CheckForm();
        rules.items.ForEach(rules.CheckItem);
        return rules.problems;
    }

    public static IEnumerable<Questionnaire.ItemComponent> All(IEnumerable<Questionnaire.ItemComponent> items) =>
        items.SelectMany(item => All(item.Item).Prepend(item));

    public static bool IsHelp(Questionnaire.ItemComponent item) => item.Type == ItemKind.Display && Extensions.ControlOf(item) == "help";

    private void CheckForm()
    {
        Refuse("", questionnaire.Url?.StartsWith(FormDefinition.UrlPrefix, StringComparison.Ordinal) is not true || !Words().IsMatch(questionnaire.Url[FormDefinition.UrlPrefix.Length..]), $"The url must be {FormDefinition.UrlPrefix} and a key in lower case");
        Refuse("", questionnaire.Version is null || !Words().IsMatch(questionnaire.Version), "The version is missing, or has other signs than lower-case letters, digits and hyphens");
        CheckLength("", "The key of the form", questionnaire.Url?.Replace(FormDefinition.UrlPrefix, "", StringComparison.Ordinal).Length, LongestKey);
        CheckLength("", "The version", questionnaire.Version?.Length, LongestVersion);
        Refuse("", string.IsNullOrWhiteSpace(questionnaire.Title), "The title is missing");
        Refuse("", string.IsNullOrWhiteSpace(questionnaire.Description), "The description is missing");
        Refuse("", questionnaire.Name is not { } name || !Name().IsMatch(name), "The name must begin with a capital and hold letters, digits and underscores only (que-0)");
        Refuse("", !NodaTime.Text.LocalDatePattern.Iso.Parse(questionnaire.EffectivePeriod?.Start ?? "").Success, "effectivePeriod.start must say from which day the form is used");
        Refuse("", questionnaire.Item.Count == 0, "The form has no items");
        CheckExtensions("", questionnaire, Extensions.OfForms);
        CheckRules("", questionnaire);
        CheckCodes("", questionnaire);
        foreach (var trigger in questionnaire.GetExtensions(Extensions.Trigger))
        {
            var code = Extensions.Text(trigger, Extensions.TriggerEvent);
            Refuse("", code is not null && !Extensions.Events.Contains(code), $"The event “{code}” of a trigger is not one of ours");
            Refuse("", code is null && Extensions.Text(trigger, Extensions.TriggerWords) is null, "A trigger has neither an event nor words");
        }

        foreach (var item in questionnaire.Item)
        {
            Refuse(item.LinkId!, item.Type is not (ItemKind.Group or ItemKind.Display), "At the top of a form stand groups, its sections: put the question into one");
        }

        foreach (var twice in items.GroupBy(item => item.LinkId!).Where(same => same.Count() > 1))
        {
            problems.When(true, twice.Key, $"The linkId “{twice.Key}” is used {twice.Count()} times (que-2)");
        }
    }

    private void CheckItem(Questionnaire.ItemComponent item)
    {
        var (at, type) = (item.LinkId!, item.Type!.Value);
        var isGroup = type == ItemKind.Group;
        var isDisplay = type == ItemKind.Display;
        var isQuestion = !isGroup && !isDisplay;

        // The standard's invariants, by their names there.
        Refuse(at, isGroup && item.Item.Count == 0, "A group must hold items (que-1)");
        Refuse(at, isDisplay && item.Item.Count > 0, "A display holds no items (que-1)");
        Refuse(at, isDisplay && item.Code.Count > 0, "A display has no code (que-3)");
        Refuse(at, item.AnswerOption.Count > 0 && item.AnswerValueSet is not null, "There cannot be both answerOption and answerValueSet (que-4)");
        Refuse(at, !WithOptions.Contains(type) && (item.AnswerOption.Count > 0 || item.AnswerValueSet is not null), $"A {Literal(type)} has no options (que-5)");
        Refuse(at, isDisplay && (item.Required is not null || item.Repeats is not null), "A display is neither required nor repeated (que-6)");
        Refuse(at, item.EnableWhen.Exists(condition => condition.Operator == Operator.Exists && condition.Answer is not FhirBoolean), "The operator exists takes true or false (que-7)");
        Refuse(at, !isQuestion && item.Initial.Count > 0, "A group or a display has no initial value (que-8)");
        Refuse(at, isDisplay && item.ReadOnly is not null, "A display is not read-only: nobody writes in it (que-9)");
        Refuse(at, item.MaxLength is not null && !WithLength.Contains(type), $"A {Literal(type)} has no maximum length (que-10)");
        Refuse(at, item.AnswerOption.Count > 0 && item.Initial.Count > 0, "With answerOption there is no initial value (que-11)");
        Refuse(at, item.EnableWhen.Count > 1 && item.EnableBehavior is null, "With more than one condition enableBehavior must say all or any (que-12)");
        Refuse(at, item.Initial.Count > 1 && item.Repeats is not true, "More than one initial value needs an item that repeats (que-13)");

        // The house's own.
        Refuse(at, !LinkId().IsMatch(at), "A linkId is made of lower-case words, digits and hyphens, with dots between its groups");
        CheckLength(at, "A linkId", at.Length, LongestLinkId);
        Refuse(at, string.IsNullOrWhiteSpace(item.Text), "The text is missing");
        Refuse(at, isQuestion && !TypeOfAnswer.ContainsKey(type), $"Items of type {Literal(type)} are not used here");
        Refuse(at, isQuestion && item.Item.Exists(child => !IsHelp(child)), "A question holds only help: put what depends on it beside it, with a condition");
        Refuse(at, item.Item.Count(IsHelp) > 1, "There is more than one help: join them");
        Refuse(at, isGroup && item.Required is true, "A group is not required: its questions are");
        Refuse(at, item.Repeats is true && !MayRepeat.Contains(type), $"A {Literal(type)} does not repeat: put it into a group that does");
        Refuse(at, item.Repeats is true && !parents.ContainsKey(item), "A section does not repeat: put a group that does into it");
        Refuse(at, item.AnswerValueSet is not null, "Options stand in the definition itself, as answerOption");
        Refuse(at, WithOptions.Contains(type) && item.AnswerOption.Count == 0, "There are no options to choose from");
        Refuse(at, type == ItemKind.Quantity && item.GetExtension(Extensions.Unit) is null && item.GetExtension(Extensions.UnitOption) is null, "A quantity needs a unit");
        Refuse(at, item.Definition is not null || item.Code.Count > 0 || item.AnswerOption.Exists(option => option.InitialSelected is not null), "Definition, code and initialSelected are not used here: nothing would come of them");
        CheckOptions(item);
        CheckExtensions(at, item, Extensions.OfItems);
        CheckRules(at, item);
        CheckCodes(at, item);
        CheckControl(item);
        CheckBounds(item, Extensions.MinValue);
        CheckBounds(item, Extensions.MaxValue);
        foreach (var initial in item.Initial.Where(initial => !Fits(type, initial.Value)))
        {
            problems.When(true, at, $"The initial value is a {initial.Value?.TypeName}, the item a {Literal(type)}");
        }

        item.EnableWhen.ForEach(condition => CheckCondition(item, condition));
        Refuse(at, Depth(item) > DeepestCondition, $"It stands behind {Depth(item)} conditions, one upon another; more than {DeepestCondition} nobody can follow");
    }

    private void CheckLength(string at, string what, int? length, int longest) => Refuse(at, length > longest, $"{what} has at most {longest} characters, and this one has {length}");

    private void CheckOptions(Questionnaire.ItemComponent item)
    {
        foreach (var option in item.AnswerOption)
        {
            Refuse(item.LinkId!, option.Value is not Coding { System.Length: > 0, Code.Length: > 0, Display.Length: > 0 }, "An option is a coding with system, code and display");
            CheckExtensions(item.LinkId!, option, Extensions.OfOptions);
        }

        foreach (var twice in item.AnswerOption.Select(option => option.Value).OfType<Coding>().GroupBy(coding => coding.Code).Where(same => same.Count() > 1))
        {
            problems.When(true, item.LinkId!, $"The option “{twice.Key}” stands twice");
        }
    }

    private void CheckExtensions(string at, IExtendable element, IReadOnlyDictionary<string, (Type? Value, bool Many)> known)
    {
        foreach (var same in element.Extension.GroupBy(extension => extension.Url ?? ""))
        {
            if (!known.TryGetValue(same.Key, out var rule))
            {
                problems.When(true, at, $"The extension {same.Key} is not one that we honour here");
                continue;
            }

            Refuse(at, same.Count() > 1 && !rule.Many, $"The extension {same.Key} stands twice");
            Refuse(at, rule.Value is { } type && same.Any(extension => !type.IsInstanceOfType(extension.Value)), $"The extension {same.Key} has a value of another type than it should");
        }
    }

    private void CheckRules(string at, IExtendable element)
    {
        foreach (var rule in element.GetExtensions(Extensions.Constraint))
        {
            var severity = Extensions.Text(rule, "severity");
            Refuse(at, Extensions.Text(rule, "key") is null || Extensions.Text(rule, "human") is null, "A constraint needs a key and a sentence for people");
            Refuse(at, severity is not ("error" or "warning"), "The severity of a constraint is error or warning");
            Refuse(at, Expressions.Fault(Extensions.Text(rule, "expression"), byLinkId.ContainsKey));
        }

        if (element is Questionnaire.ItemComponent item && Extensions.Value<Expression>(item, Extensions.InitialExpression) is { } initial)
        {
            Refuse(at, initial.Language != "text/fhirpath", "The language of an expression is text/fhirpath");
            Refuse(at, Expressions.Fault(initial.Expression_, byLinkId.ContainsKey));
        }
    }

    private void CheckCodes(string at, IExtendable element)
    {
        foreach (var kind in Extensions.Texts(element, Extensions.AskedOf).Concat(Extensions.Texts(element, Extensions.ShowKnown)))
        {
            Refuse(at, AskedKind.Find(kind) is null, $"There is no agency kind “{kind}”");
        }

        Refuse(at, Extensions.Text(element, Extensions.Panel) is { } use && !Extensions.PanelUses.ContainsKey(use), "What the panel sees is keep, redact or generalise");
        Refuse(at, Extensions.Text(element, Extensions.Domain) is { } domain && !Extensions.Domains.ContainsKey(domain), "A domain is child, social, physical or service");
    }

    private void CheckControl(Questionnaire.ItemComponent item)
    {
        Refuse(item.LinkId!, item.GetExtension(Extensions.Control) is not null && (Extensions.ControlOf(item) is not { } control || !Extensions.Controls.Contains(control)), $"An item control is one of {string.Join(", ", Extensions.Controls)}");
        Refuse(item.LinkId!, Extensions.ControlOf(item) == "help" && item.Type != ItemKind.Display, "Help is a display");
    }

    private void CheckBounds(Questionnaire.ItemComponent item, string url)
    {
        if (Extensions.Value<DataType>(item, url) is { } bound)
        {
            Refuse(item.LinkId!, !Ordered.Contains(item.Type!.Value) || !(item.Type == ItemKind.Quantity ? bound is Quantity or FhirDecimal or Integer : Fits(item.Type!.Value, bound)), $"A {Literal(item.Type!.Value)} cannot have a {bound.TypeName} as its least or greatest value");
        }
    }

    private void CheckCondition(Questionnaire.ItemComponent item, Questionnaire.EnableWhenComponent condition)
    {
        var at = item.LinkId!;
        if (!byLinkId.TryGetValue(condition.Question!, out var asked))
        {
            problems.When(true, at, $"The condition names “{condition.Question}”, which is not in the form");
            return;
        }

        var type = asked.Item.Type!.Value;
        Refuse(at, asked.Position >= byLinkId[at].Position, $"The condition names “{condition.Question}”, which is not asked before it");
        Refuse(at, type is ItemKind.Group or ItemKind.Display, $"The condition names “{condition.Question}”, which is not a question");
        if (condition.Operator != Operator.Exists && type is not (ItemKind.Group or ItemKind.Display))
        {
            Refuse(at, condition.Operator is not (Operator.Equal or Operator.NotEqual) && !Ordered.Contains(type), $"A {Literal(type)} is not greater or less than another");
            Refuse(at, type == ItemKind.Attachment || !Fits(type, condition.Answer), $"The condition compares “{condition.Question}”, a {Literal(type)}, with a {condition.Answer?.TypeName}");
            Refuse(at, condition.Answer is Coding coding && asked.Item.AnswerOption.Count > 0 && !asked.Item.AnswerOption.Exists(option => option.Value is Coding offered && offered.System == coding.System && offered.Code == coding.Code), $"The condition asks for an answer that “{condition.Question}” does not offer");
        }

        var unseen = SeenBy(item).Except(SeenBy(asked.Item)).ToList();
        Refuse(at, unseen.Count > 0, $"It is asked of {string.Join(", ", unseen)}, but the question of its condition, “{condition.Question}”, is not");
    }

    // A group is seen by whoever is asked anything within it.
    private IEnumerable<string> SeenBy(Questionnaire.ItemComponent item) =>
        item.Type == ItemKind.Group && item.Item.Count > 0 ? item.Item.SelectMany(SeenBy).Distinct() : KindsOf(item);

    private IEnumerable<string> KindsOf(Questionnaire.ItemComponent item)
    {
        var own = Extensions.Texts(item, Extensions.AskedOf);
        return own.Count > 0 ? own
            : parents.TryGetValue(item, out var parent) ? KindsOf(parent)
            : Extensions.Texts(questionnaire, Extensions.AskedOf) is { Count: > 0 } form ? form
            : AskedKind.All.Select(kind => kind.Code);
    }

    // Only what was asked before counts, so a circle ends where it is refused.
    private int Depth(Questionnaire.ItemComponent item)
    {
        if (depths.TryGetValue(item.LinkId!, out var known))
        {
            return known;
        }

        depths[item.LinkId!] = 0;
        var above = parents.TryGetValue(item, out var parent) ? Depth(parent) : 0;
        var asked = item.EnableWhen.Select(condition => byLinkId.TryGetValue(condition.Question!, out var question) ? Depth(question.Item) : 0).DefaultIfEmpty().Max();
        return depths[item.LinkId!] = (item.EnableWhen.Count == 0 ? 0 : 1) + Math.Max(above, asked);
    }

    private static bool Fits(ItemKind type, DataType? value) => TypeOfAnswer.TryGetValue(type, out var expected) && expected == value?.GetType() && DefinitionReader.Answered(value) is not Answer.Unread;

    private static string Literal(ItemKind type) => Hl7.Fhir.Utility.EnumUtility.GetLiteral(type)!;

    private void Refuse(string at, bool wrong, string sentence) => problems.When(wrong, at, sentence);

    private void Refuse(string at, string? fault) => problems.When(fault is not null, at, fault ?? "");

    [GeneratedRegex(@"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
    private static partial Regex Words();

    [GeneratedRegex(@"^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$")]
    private static partial Regex LinkId();

    [GeneratedRegex("^[A-Z][A-Za-z0-9_]{0,254}$")]
    private static partial Regex Name();
}
