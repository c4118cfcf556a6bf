namespace Cdop.Forms;

/// <summary>What kind of answer an item takes.</summary>
public enum ItemType
{
    /// <summary>None: it holds other items. At the top of a form it is a section.</summary>
    Group,

    /// <summary>None: it is read.</summary>
    Display,

    /// <summary>Yes or no, with nothing between.</summary>
    Boolean,

    /// <summary>One or several of its options.</summary>
    Choice,

    /// <summary>One of its options, or other words.</summary>
    OpenChoice,

    /// <summary>One line of text.</summary>
    Line,

    /// <summary>Many lines of text.</summary>
    Text,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A day, and the time where it is known.</summary>
    DateTime,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A number with a unit.</summary>
    Quantity,

    /// <summary>A document.</summary>
    Attachment,
}

/// <summary>What an anonymised pack does with an answer.</summary>
public enum PanelUse
{
    /// <summary>Leaves it out. What a definition is silent about is left out.</summary>
    Redact,

    /// <summary>Shows it as it is.</summary>
    Keep,

    /// <summary>Shows it in broader terms: an age band for an age.</summary>
    Generalise,
}

/// <summary>The domain of the analysis that an answer feeds.</summary>
public enum AnalysisDomain
{
    /// <summary>A: the child.</summary>
    Child,

    /// <summary>B: the social environment.</summary>
    Social,

    /// <summary>C: the physical environment.</summary>
    Physical,

    /// <summary>D: service provision.</summary>
    Service,
}

/// <summary>How an answer is compared with the value of a condition.</summary>
public enum Comparison
{
    /// <summary>Whether there is an answer.</summary>
    Exists,

    /// <summary>One of the answers is that.</summary>
    Equal,

    /// <summary>None of the answers is that: also true where there is no answer.</summary>
    NotEqual,

    /// <summary>One of the answers is greater.</summary>
    Greater,

    /// <summary>One of the answers is less.</summary>
    Less,

    /// <summary>One of the answers is that or greater.</summary>
    GreaterOrEqual,

    /// <summary>One of the answers is that or less.</summary>
    LessOrEqual,
}

/// <summary>What an earlier answer must be for an item to be asked.</summary>
public sealed record FormCondition(FormItem Question, Comparison Comparison, Answer Value)
{
    /// <summary>Whether answers meet it. None is no answer.</summary>
    public bool IsMetBy(IReadOnlyCollection<Answer> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);

        return Comparison switch
        {
            Comparison.Exists => answers.Count > 0 == (Value is Answer.YesNo(true)),
            Comparison.Equal => answers.Any(answer => answer.IsSameAs(Value)),
            Comparison.NotEqual => !answers.Any(answer => answer.IsSameAs(Value)),
            Comparison.Greater => answers.Any(answer => answer.ComparedWith(Value) > 0),
            Comparison.Less => answers.Any(answer => answer.ComparedWith(Value) < 0),
            Comparison.GreaterOrEqual => answers.Any(answer => answer.ComparedWith(Value) >= 0),
            _ => answers.Any(answer => answer.ComparedWith(Value) <= 0),
        };
    }

    /// <summary>The condition as it stands after "only if".</summary>
    public string InWords => Said($"is {Value.Shown}");

    /// <summary>Several as they stand there. One question that may have any of several answers is named once.</summary>
    internal static string AllInWords(IReadOnlyList<FormCondition> conditions, bool any)
    {
        if (!any)
        {
            return string.Join(", and ", conditions.Select(condition => condition.InWords));
        }

        var said = new List<string>();
        for (var at = 0; at < conditions.Count;)
        {
            var first = conditions[at];
            var same = conditions.Skip(at).TakeWhile(other => other == first || (first.Comparison == Comparison.Equal && other.Comparison == Comparison.Equal && other.Question == first.Question)).Select(other => other.Value.Shown).ToList();
            said.Add(same.Count == 1 ? first.InWords : first.Said($"is {string.Join(", ", same.SkipLast(1))} or {same[^1]}"));
            at += same.Count;
        }

        return string.Join(", or ", said);
    }

    private string Said(string isThat) => $"“{Question.Text}” " + Comparison switch
    {
        Comparison.Exists => Value is Answer.YesNo(true) ? "is answered" : "is not answered",
        Comparison.Equal => isThat,
        Comparison.NotEqual => $"is not {Value.Shown}",
        Comparison.Greater => $"is more than {Value.Shown}",
        Comparison.Less => $"is less than {Value.Shown}",
        Comparison.GreaterOrEqual => $"is {Value.Shown} or more",
        _ => $"is {Value.Shown} or less",
    };
}

/// <summary>A rule in FHIRPath that the answers must keep, and the sentence that is said where they do not.</summary>
public sealed record FormRule(string Key, bool IsWarning, string Sentence, string Expression);

/// <summary>One item of a form: a section, a group, a question or words to read.</summary>
public sealed class FormItem
{
    private IReadOnlyList<FormItem>? texts;

    /// <summary>Its name in the form, for ever.</summary>
    public required string LinkId { get; init; }

    /// <summary>What kind of answer it takes.</summary>
    public required ItemType Type { get; init; }

    /// <summary>The question as a person reads it.</summary>
    public required string Text { get; init; }

    /// <summary>The number printed before the question, if any.</summary>
    public string? Prefix { get; init; }

    /// <summary>Help under the question.</summary>
    public string? Help { get; init; }

    /// <summary>The group it stands in; none for a section.</summary>
    public FormItem? Parent { get; init; }

    /// <summary>Where it stands in the form, counted from the top.</summary>
    public required int Position { get; init; }

    /// <summary>The items within it, help left out.</summary>
    public IReadOnlyList<FormItem> Items { get; internal set; } = [];

    /// <summary>Whether a form without an answer is not complete.</summary>
    public bool Required { get; init; }

    /// <summary>Whether it may be answered, or its group filled in, more than once.</summary>
    public bool Repeats { get; init; }

    /// <summary>Whether the answer is given by the system and only read here.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The longest text it takes.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The most decimal places it takes.</summary>
    public int? MaxDecimalPlaces { get; init; }

    /// <summary>The least answer it takes.</summary>
    public Answer? Min { get; init; }

    /// <summary>The greatest answer it takes.</summary>
    public Answer? Max { get; init; }

    /// <summary>The units it offers.</summary>
    public IReadOnlyList<FormUnit> Units { get; init; } = [];

    /// <summary>The answers it offers.</summary>
    public IReadOnlyList<FormOption> Options { get; init; } = [];

    /// <summary>The control that its definition asks for, where the usual one is not right.</summary>
    public string? Control { get; init; }

    /// <summary>When it is asked: with none, always.</summary>
    public IReadOnlyList<FormCondition> Conditions { get; internal set; } = [];

    /// <summary>Whether one of its conditions is enough.</summary>
    public bool AnyCondition { get; init; }

    /// <summary>What its answer must keep to.</summary>
    public IReadOnlyList<FormRule> Rules { get; init; } = [];

    /// <summary>What it holds before anybody answers.</summary>
    public IReadOnlyList<Answer> Initial { get; init; } = [];

    /// <summary>The FHIRPath that gives its first answer from what is known already.</summary>
    public string? InitialExpression { get; init; }

    /// <summary>The codes of the agency kinds it is asked of; none means everybody.</summary>
    public IReadOnlyList<string> AskedOf { get; init; } = [];

    /// <summary>The codes of the agency kinds that may be shown what is already known here.</summary>
    public IReadOnlyList<string> ShowKnownTo { get; init; } = [];

    /// <summary>What an anonymised pack does with the answer.</summary>
    public PanelUse Panel { get; init; }

    /// <summary>Whether the National Child Mortality Database needs it.</summary>
    public bool NeededByNcmd { get; init; }

    /// <summary>The domain of the analysis that it feeds, if any.</summary>
    public AnalysisDomain? Domain { get; init; }

    /// <summary>What was assumed where the source is not certain.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];

    /// <summary>When it is asked, in words, as they stand after "only if"; empty where it is always asked.</summary>
    public string OnlyIf => FormCondition.AllInWords(Conditions, AnyCondition);

    /// <summary>Whether it takes an answer.</summary>
    public bool IsQuestion => Type is not (ItemType.Group or ItemType.Display);

    /// <summary>The section it stands in.</summary>
    public FormItem Section => Parent?.Section ?? this;

    /// <summary>What one of its options means, where a text of its section begins with the option's words and goes on with a sentence; null where none does.</summary>
    public string? Explains(FormOption option)
    {
        ArgumentNullException.ThrowIfNull(option);

        var begins = $"{option.Display}. ";
        return Section.Texts.FirstOrDefault(item => item.Text.StartsWith(begins, StringComparison.Ordinal))?.Text[begins.Length..];
    }

    /// <summary>Whether it is a text that says what an option of its section means: it stands beside that option.</summary>
    public bool IsExplanation => Type == ItemType.Display && Section.WithAllWithin().Any(item => item.Options.Any(option => Text.StartsWith($"{option.Display}. ", StringComparison.Ordinal)));

    // Of a section: every text in it that takes no answer. Read off once; a definition never changes.
    private IReadOnlyList<FormItem> Texts => texts ??= [.. WithAllWithin().Where(item => item.Type == ItemType.Display)];

    /// <summary>The groups around it that repeat, from the outermost.</summary>
    internal IReadOnlyList<FormItem> RepeatedIn { get; init; } = [];

    /// <summary>How many conditions stand between it and the start of the form.</summary>
    internal int ConditionDepth => (Conditions.Count == 0 ? 0 : 1) + Math.Max(Parent?.ConditionDepth ?? 0, Conditions.Select(condition => condition.Question.ConditionDepth).DefaultIfEmpty().Max());

    /// <summary>Whether an agency of that kind sees it; without a kind, whoever sees the whole form. A group is seen where something within it is.</summary>
    public bool IsSeenBy(AskedKind? kind) =>
        kind is null || (Items.Count > 0 ? Items.Any(item => item.IsSeenBy(kind)) : AskedOf.Count == 0 || AskedOf.Contains(kind.Code));

    /// <summary>It and all within it, in the order of the form.</summary>
    public IEnumerable<FormItem> WithAllWithin() => Items.SelectMany(item => item.WithAllWithin()).Prepend(this);
}
