namespace Cdop.Forms;

/// <summary>In what way two versions of a form differ at one place.</summary>
public enum FormChangeKind
{
    /// <summary>Only the later version has it.</summary>
    Added,

    /// <summary>Only the earlier version has it.</summary>
    Removed,

    /// <summary>It stands elsewhere.</summary>
    Moved,

    /// <summary>Its words, its number or its help are others.</summary>
    Reworded,

    /// <summary>It takes another kind of answer.</summary>
    TypeChanged,

    /// <summary>It offers other options or units.</summary>
    OptionsChanged,

    /// <summary>It is asked under another condition.</summary>
    ConditionChanged,

    /// <summary>Others are asked it, or are shown what is already known.</summary>
    AskedOfChanged,

    /// <summary>It must be answered, or need not be any more.</summary>
    RequiredChanged,

    /// <summary>What the panel sees of it, the database needs of it or the analysis takes from it is another.</summary>
    UseChanged,

    /// <summary>It takes longer or shorter, greater or smaller, more or fewer answers.</summary>
    LimitChanged,

    /// <summary>What answers must keep to is another.</summary>
    RuleChanged,

    /// <summary>It begins with another answer, or is shown in another way.</summary>
    BeginningChanged,
}

/// <summary>One difference between two versions of a form.</summary>
/// <param name="Kind">In what way they differ.</param>
/// <param name="Item">The item as the later version has it, or as the earlier had it where it is gone; none for the whole form.</param>
/// <param name="Sentence">The difference in plain words.</param>
/// <param name="Breaks">Whether answers collected in the earlier version do not line up with those of the later one.</param>
public sealed record FormChange(FormChangeKind Kind, FormItem? Item, string Sentence, bool Breaks);

/// <summary>What differs between two versions of a form, said for people. What was assumed is not part of what is asked, and is left out.</summary>
public sealed class FormComparison
{
    private readonly List<FormChange> changes = [];

    private FormComparison(FormDefinition before, FormDefinition after) => (Before, After) = (before, after);

    /// <summary>The earlier version.</summary>
    public FormDefinition Before { get; }

    /// <summary>The later version.</summary>
    public FormDefinition After { get; }

    /// <summary>Every difference: of the form, then of its items in the order of the later version, then what is gone.</summary>
    public IReadOnlyList<FormChange> Changes => changes;

    /// <summary>The differences by section, in the order of the form; those of the whole form first, under no section.</summary>
    public IEnumerable<(string? Section, IReadOnlyList<FormChange> Changes)> BySection =>
        from section in new[] { (FormItem?)null }.Concat(After.Sections).Concat(Before.Sections.Where(gone => After.Find(gone.LinkId)?.Parent is not null || After.Find(gone.LinkId) is null))
        let within = changes.Where(change => change.Item?.Section.LinkId == section?.LinkId).ToList()
        where within.Count > 0
        select (section?.Text, (IReadOnlyList<FormChange>)within);

    /// <summary>Compares two versions.</summary>
    public static FormComparison Of(FormDefinition before, FormDefinition after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);

        var comparison = new FormComparison(before, after);
        comparison.CompareForms();
        var moved = comparison.Moved();
        foreach (var item in after.All)
        {
            if (before.Find(item.LinkId) is { } earlier)
            {
                comparison.CompareItems(earlier, item, moved.Contains(item));
            }
            else
            {
                comparison.Say(FormChangeKind.Added, item, $"New: {Called(item)}{Holding(item)}");
            }
        }

        foreach (var gone in before.All.Where(item => after.Find(item.LinkId) is null))
        {
            comparison.Say(FormChangeKind.Removed, gone, $"Not asked any more: {Called(gone)}", breaks: gone.IsQuestion);
        }

        return comparison;
    }

    private void CompareForms()
    {
        When(Before.Title != After.Title, FormChangeKind.Reworded, null, $"The form is called “{After.Title}”; it was “{Before.Title}”");
        When(Before.Description != After.Description, FormChangeKind.Reworded, null, $"It says of itself: “{After.Description}” Before: “{Before.Description}”");
        When(!Before.Triggers.SequenceEqual(After.Triggers), FormChangeKind.ConditionChanged, null, $"It is asked for {Listed(After.Triggers.Select(Words), "when somebody chooses it")}; before, {Listed(Before.Triggers.Select(Words), "when somebody chose it")}");
        CompareRules(null, Before.Rules, After.Rules);

        static string Words(FormTrigger trigger) => trigger.Words ?? $"for the event “{trigger.Event}”";
    }

    private void CompareItems(FormItem before, FormItem after, bool moved)
    {
        var name = Called(after);
        When(moved, FormChangeKind.Moved, after, $"{name} {(before.Parent?.LinkId != after.Parent?.LinkId ? $"stands in {Place(after)} now, and stood in {Place(before)}" : $"stands {Behind(after)} now")}");
        When(before.Text != after.Text, FormChangeKind.Reworded, after, $"{Called(before)} reads “{after.Text}” now");
        When(before.Prefix != after.Prefix, FormChangeKind.Reworded, after, $"{name} has {(after.Prefix is null ? "no number any more" : $"the number {after.Prefix}")}{(before.Prefix is null ? "" : $"; it was {before.Prefix}")}");
        When(before.Help != after.Help, FormChangeKind.Reworded, after, $"{name} {(after.Help is null ? "has no help any more" : $"has the help “{after.Help}”")}{(before.Help is null ? "" : $"; it was “{before.Help}”")}");
        When(before.Type != after.Type, FormChangeKind.TypeChanged, after, $"{name} takes {Kind(after.Type)} now, and took {Kind(before.Type)}", breaks: before.IsQuestion);
        CompareOptions(before, after);
        When(Conditions(before) != Conditions(after), FormChangeKind.ConditionChanged, after, $"{name} is asked {InWords(after)} now; before, {InWords(before)}");
        CompareKinds(before, after);
        When(before.Required != after.Required, FormChangeKind.RequiredChanged, after, after.Required ? $"{name} must be answered now" : $"{name} need not be answered any more");
        CompareUse(before, after);
        CompareLimits(before, after);
        CompareRules(after, before.Rules, after.Rules);
        When(!before.Initial.SequenceEqual(after.Initial), FormChangeKind.BeginningChanged, after, $"{name} begins with {Listed(after.Initial.Select(answer => answer.Shown), "no answer")}; before, with {Listed(before.Initial.Select(answer => answer.Shown), "no answer")}");
        When(before.InitialExpression != after.InitialExpression, FormChangeKind.BeginningChanged, after, after.InitialExpression is null ? $"{name} takes no answer from the notification any more" : $"{name} takes its first answer from the notification {(before.InitialExpression is null ? "now" : "in another way")}");
        When(before.Control != after.Control, FormChangeKind.BeginningChanged, after, $"{name} is answered by {Control(after)} now, and was by {Control(before)}");

        static string Control(FormItem item) => item.Control is null ? "the usual control" : $"a {item.Control}";
    }

    private void CompareOptions(FormItem before, FormItem after)
    {
        var name = Called(after);
        var (old, now) = (before.Options.ToDictionary(option => (option.System, option.Code)), after.Options.ToDictionary(option => (option.System, option.Code)));
        var said = changes.Count;
        foreach (var option in after.Options)
        {
            When(!old.TryGetValue((option.System, option.Code), out var earlier), FormChangeKind.OptionsChanged, after, $"{name} offers “{option.Display}” now");
            When(earlier is not null && earlier.Display != option.Display, FormChangeKind.OptionsChanged, after, $"{name} calls its option “{earlier?.Display}” now “{option.Display}”");
            When(earlier is not null && earlier.IsExclusive != option.IsExclusive, FormChangeKind.OptionsChanged, after, $"{name}: “{option.Display}” {(option.IsExclusive ? "cannot stand beside another answer any more" : "can stand beside other answers now")}");
        }

        // An answer of another type does not line up anyhow, and is said not to once.
        var (gone, units) = (before.Options.Where(option => !now.ContainsKey((option.System, option.Code))).ToList(), before.Units.Select(unit => unit.Code).Except(after.Units.Select(unit => unit.Code)));
        When(gone.Count > 0, FormChangeKind.OptionsChanged, after, $"{name} does not offer {string.Join(", ", gone.Select(option => $"“{option.Display}”"))} any more", breaks: before.Type == after.Type);

        When(changes.Count == said && !before.Options.SequenceEqual(after.Options), FormChangeKind.OptionsChanged, after, $"{name} offers its options in another order");
        When(!before.Units.SequenceEqual(after.Units), FormChangeKind.OptionsChanged, after, $"{name} takes the units {Listed(after.Units.Select(unit => unit.Display), "none")}; before, {Listed(before.Units.Select(unit => unit.Display), "none")}", breaks: before.Type == after.Type && units.Any());
    }

    // What a group says holds for all within it: said of the group, it is not said again of each.
    private void CompareKinds(FormItem before, FormItem after)
    {
        var name = Called(after);
        var saidAbove = before.Parent is { } was && after.Parent is { } parent && was.LinkId == parent.LinkId && Same(before.AskedOf, was.AskedOf) && Same(after.AskedOf, parent.AskedOf);
        When(
            !Same(before.AskedOf, after.AskedOf) && !saidAbove,
            FormChangeKind.AskedOfChanged,
            after,
            $"{name} is asked of {Kinds(after.AskedOf, "everybody")}; before, of {Kinds(before.AskedOf, "everybody")}");
        When(
            !Same(before.ShowKnownTo, after.ShowKnownTo),
            FormChangeKind.AskedOfChanged,
            after,
            $"What is already known of {name} is shown to {Kinds(after.ShowKnownTo, "nobody")}; before, to {Kinds(before.ShowKnownTo, "nobody")}");

        static string Kinds(IReadOnlyList<string> codes, string none) => Listed(AskedKind.All.Where(kind => codes.Contains(kind.Code)).Select(kind => kind.Name), none);
    }

    private void CompareUse(FormItem before, FormItem after)
    {
        var name = Called(after);
        var together = before.Parent is { } was && after.Parent is { } parent && was.LinkId == parent.LinkId ? (was, parent) : ((FormItem Was, FormItem Parent)?)null;
        When(
            before.Panel != after.Panel && !(together is var (w, p) && w.Panel == before.Panel && p.Panel == after.Panel),
            FormChangeKind.UseChanged,
            after,
            $"{name}: the panel’s pack {Panel(after)} now, and {Panel(before, past: true)}");
        When(before.NeededByNcmd != after.NeededByNcmd, FormChangeKind.UseChanged, after, after.NeededByNcmd ? $"{name} is needed by the national database now" : $"{name} is not needed by the national database any more");
        When(
            before.Domain != after.Domain && !(together is var (o, n) && o.Domain == before.Domain && n.Domain == after.Domain),
            FormChangeKind.UseChanged,
            after,
            $"{name} feeds {Domain(after)} of the analysis now, and fed {Domain(before)}");

        static string Panel(FormItem item, bool past = false) => item.Panel switch
        {
            PanelUse.Keep => past ? "showed it as it is" : "shows it as it is",
            PanelUse.Generalise => past ? "showed it in broader terms" : "shows it in broader terms",
            _ => past ? "left it out" : "leaves it out",
        };

        static string Domain(FormItem item) => item.Domain switch
        {
            AnalysisDomain.Child => "domain A (child)",
            AnalysisDomain.Social => "domain B (social environment)",
            AnalysisDomain.Physical => "domain C (physical environment)",
            AnalysisDomain.Service => "domain D (service provision)",
            _ => "no domain",
        };
    }

    private void CompareLimits(FormItem before, FormItem after)
    {
        var name = Called(after);
        var done = after.IsQuestion ? "answered" : "filled in";
        When(before.Repeats != after.Repeats, FormChangeKind.LimitChanged, after, after.Repeats ? $"{name} may be {done} more than once now" : $"{name} is {done} once only now", breaks: before.Repeats && before.Type == after.Type);
        When(before.ReadOnly != after.ReadOnly, FormChangeKind.LimitChanged, after, after.ReadOnly ? $"{name} is only read now" : $"{name} may be written in now");
        When(before.MaxLength != after.MaxLength, FormChangeKind.LimitChanged, after, $"{name} takes {Length(after)} now, and took {Length(before)}");
        When(before.MaxDecimalPlaces != after.MaxDecimalPlaces, FormChangeKind.LimitChanged, after, $"{name} takes {Places(after)} now, and took {Places(before)}");
        When(before.Min != after.Min, FormChangeKind.LimitChanged, after, $"{name} takes no less than {after.Min?.Shown ?? "anything"} now; before, {before.Min?.Shown ?? "anything"}");
        When(before.Max != after.Max, FormChangeKind.LimitChanged, after, $"{name} takes no more than {after.Max?.Shown ?? "anything"} now; before, {before.Max?.Shown ?? "anything"}");

        static string Length(FormItem item) => item.MaxLength is { } longest ? $"at most {longest:#,0} characters" : "text of the usual length";
        static string Places(FormItem item) => item.MaxDecimalPlaces is { } most ? $"at most {most} decimal places" : "any decimal places";
    }

    private void CompareRules(FormItem? item, IReadOnlyList<FormRule> before, IReadOnlyList<FormRule> after)
    {
        var whose = item is null ? "The form" : Called(item);
        foreach (var rule in after)
        {
            var earlier = before.FirstOrDefault(one => one.Key == rule.Key);
            When(earlier is null, FormChangeKind.RuleChanged, item, $"{whose} has a new rule: “{rule.Sentence}”");
            When(earlier is not null && earlier != rule, FormChangeKind.RuleChanged, item, $"{whose} keeps to another rule: {Strictly(rule)} “{rule.Sentence}”, and before {(earlier is null ? "" : Strictly(earlier))} “{earlier?.Sentence}”");
        }

        foreach (var rule in before.Where(rule => after.All(one => one.Key != rule.Key)))
        {
            Say(FormChangeKind.RuleChanged, item, $"{whose} does not keep any more to the rule “{rule.Sentence}”");
        }

        static string Strictly(FormRule rule) => rule.IsWarning ? "it warns" : "it insists";
    }

    // Of the items that both have under the same parent, the longest run that kept its order stands still; the others moved.
    private HashSet<FormItem> Moved()
    {
        var moved = new HashSet<FormItem>();
        foreach (var siblings in After.All.Where(item => Before.Find(item.LinkId) is not null).GroupBy(item => item.Parent?.LinkId))
        {
            var still = siblings.Where(item => Before.Find(item.LinkId)!.Parent?.LinkId == siblings.Key).ToList();
            moved.UnionWith(siblings.Except(still));
            moved.UnionWith(still.Except(LongestRun(still, item => Before.Find(item.LinkId)!.Position)));
        }

        return moved;
    }

    private static IEnumerable<FormItem> LongestRun(List<FormItem> items, Func<FormItem, int> place)
    {
        var (length, from) = (new int[items.Count], new int[items.Count]);
        for (var at = 0; at < items.Count; at++)
        {
            (length[at], from[at]) = (1, -1);
            for (var earlier = 0; earlier < at; earlier++)
            {
                if (place(items[earlier]) < place(items[at]) && length[earlier] + 1 > length[at])
                {
                    (length[at], from[at]) = (length[earlier] + 1, earlier);
                }
            }
        }

        for (var at = Array.IndexOf(length, length.DefaultIfEmpty().Max()); at >= 0; at = from[at])
        {
            yield return items[at];
        }
    }

    private void When(bool differs, FormChangeKind kind, FormItem? item, string sentence, bool breaks = false)
    {
        if (differs)
        {
            Say(kind, item, sentence, breaks);
        }
    }

    private void Say(FormChangeKind kind, FormItem? item, string sentence, bool breaks = false) => changes.Add(new(kind, item, Wording.AtStart(sentence), breaks));

    private static string Called(FormItem item) => item switch
    {
        { Type: ItemType.Group, Parent: null } => $"the section “{item.Text}”",
        { Type: ItemType.Group } => $"the group “{item.Text}”",
        _ => $"“{item.Text}”",
    };

    private static string Holding(FormItem item) =>
        item.Type == ItemType.Group ? ""
        : $", which takes {Kind(item.Type)}{(item.Required ? " and must be answered" : "")}{(item.Conditions.Count == 0 ? "" : $"; asked {InWords(item)}")}";

    private static string Place(FormItem item) => item.Parent is { } parent ? Called(parent) : "the form itself";

    private static string Behind(FormItem item)
    {
        var siblings = item.Parent?.Items ?? [];
        var at = siblings.TakeWhile(one => one != item).LastOrDefault();
        return at is null ? "first" : $"after {Called(at)}";
    }

    private static string InWords(FormItem item) =>
        item.Conditions.Count == 0 ? "always" : $"only if {string.Join(item.AnyCondition ? " or " : " and ", item.Conditions.Select(condition => condition.InWords))}";

    // By linkId and code: another wording of the question or of an option is no other condition.
    private static string Conditions(FormItem item) =>
        string.Join(item.AnyCondition ? '|' : '&', item.Conditions.Select(condition => $"{condition.Question.LinkId} {condition.Comparison} {(condition.Value is Answer.Chosen chosen ? $"{chosen.System} {chosen.Code}" : condition.Value)}"));

    private static bool Same(IReadOnlyList<string> one, IReadOnlyList<string> other) => one.Order(StringComparer.Ordinal).SequenceEqual(other.Order(StringComparer.Ordinal));

    private static string Listed(IEnumerable<string> words, string none) => words.ToList() is { Count: > 0 } some ? string.Join(", ", some) : none;

    private static string Kind(ItemType type) => type switch
    {
        ItemType.Group => "no answer but holds others",
        ItemType.Display => "no answer and is only read",
        ItemType.Boolean => "yes or no",
        ItemType.Choice => "one of its options",
        ItemType.OpenChoice => "one of its options or other words",
        ItemType.Line => "a line of text",
        ItemType.Text => "text",
        ItemType.Date => "a date",
        ItemType.DateTime => "a date with its time",
        ItemType.Time => "a time",
        ItemType.Whole => "a whole number",
        ItemType.Number => "a number",
        ItemType.Quantity => "a number with a unit",
        _ => "a document",
    };
}
