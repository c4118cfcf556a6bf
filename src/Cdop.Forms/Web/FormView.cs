using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Cdop.Forms;

/// <summary>A section as a page shows it: its answers, who is asked, and what is to be put right.</summary>
public sealed record FormView(FormAnswers Answers, FormItem Section, AskedKind? Kind, IReadOnlyList<FormProblem> Problems)
{
    /// <summary>What was known of an answer before, in words, by its place: said beside the field.</summary>
    public IReadOnlyDictionary<Place, string> Known { get; init; } = new Dictionary<Place, string>();

    /// <summary>What was known before and is answered otherwise now, in words, by its place: it can be put back.</summary>
    public IReadOnlyDictionary<Place, string> Changed { get; init; } = new Dictionary<Place, string>();

    /// <summary>What was asked back on an answer, by its place: shown at the field, with a box for the reply.</summary>
    public IReadOnlyDictionary<Place, AskedBack> AskedBack { get; init; } = new Dictionary<Place, AskedBack>();

    /// <summary>What the page shows beside a group, by the group's linkId.</summary>
    public IReadOnlyDictionary<string, BesideGroup> Beside { get; init; } = new Dictionary<string, BesideGroup>();

    /// <summary>Groups that the page draws in a way of its own, by the group's linkId: the partial that does, with the <see cref="FieldView"/> of the group.</summary>
    public IReadOnlyDictionary<string, string> DrawnBy { get; init; } = new Dictionary<string, string>();

    /// <summary>Where a document of the answers is opened; nothing for who may not.</summary>
    public Func<Answer.Document, string?> OpenedAt { get; init; } = _ => null;

    /// <summary>Where a document of the answers is taken back; nothing for who may not.</summary>
    public Func<Answer.Document, string?> TakenBackAt { get; init; } = _ => null;

    /// <summary>Whether the page takes files in: by a button of its form, which the page answers (<see cref="PostedSection.AttachButton"/>).</summary>
    public bool TakesFiles { get; init; }

    /// <summary>The level of the headings of its groups, where it is read back: one below that of the section.</summary>
    public int GroupLevel { get; init; } = 3;

    /// <summary>What was answered in it, to be read.</summary>
    public AnsweredPart Answered => new(this, Section, "", GroupLevel - 1);

    /// <summary>One item of it, in one of its places.</summary>
    public FieldView Field(FormItem item, string at) => new(this, item, at);
}

/// <summary>What was answered in a section or in a group, in one of its places, as it is read back.</summary>
/// <param name="Form">The section.</param>
/// <param name="Group">The section itself or a group within it.</param>
/// <param name="At">Within which of the groups that repeat.</param>
/// <param name="Level">The level of its heading.</param>
public sealed record AnsweredPart(FormView Form, FormItem Group, string At, int Level)
{
    private const int LowestHeading = 6; // HTML knows no lower one

    /// <summary>What heads it; one of several is numbered.</summary>
    public string Heading => Group.Repeats ? $"{Group.Text} {int.Parse(At.Split('-')[^1], System.Globalization.CultureInfo.InvariantCulture) + 1}" : Group.Text;

    /// <summary>Whether nothing in it is answered.</summary>
    public bool IsEmpty => !Blocks.Any();

    /// <summary>What stands in it, in the order of the form: questions that follow each other, and groups.</summary>
    public IEnumerable<AnsweredBlock> Blocks
    {
        get
        {
            List<FormItem> questions = [];
            foreach (var item in Group.Items.Where(item => item.IsSeenBy(Form.Kind) && Form.Answers.IsShown(item, At)))
            {
                var place = new Place(item.LinkId, At);
                if (item.IsQuestion && (Form.Answers.Of(place).Count > 0 || Form.Changed.ContainsKey(place)))
                {
                    questions.Add(item);
                }

                foreach (var part in item.IsQuestion ? [] : Form.Answers.Within(item, At).Select(within => new AnsweredPart(Form, item, within, Math.Min(Level + 1, LowestHeading))).Where(part => !part.IsEmpty))
                {
                    if (questions.Count > 0)
                    {
                        yield return new(questions, null);
                        questions = [];
                    }

                    yield return new([], part);
                }
            }

            if (questions.Count > 0)
            {
                yield return new(questions, null);
            }
        }
    }
}

/// <summary>Questions that follow each other, or a group.</summary>
public sealed record AnsweredBlock(IReadOnlyList<FormItem> Questions, AnsweredPart? Part);

/// <summary>A question on an answer.</summary>
/// <param name="Name">The name of the box for the reply; the page's own, so without the prefix of answers.</param>
/// <param name="Text">What is asked.</param>
/// <param name="Reply">What was written so far.</param>
public sealed record AskedBack(string Name, string Text, string Reply);

/// <summary>What a page of ours shows beside a group: its own partial, with what that shows.</summary>
public sealed record BesideGroup(string Partial, object Model);

/// <summary>One item in one place, as its partial shows it.</summary>
public sealed record FieldView(FormView Form, FormItem Item, string At)
{
    /// <summary>What the names of all answers begin with; anything else in a post is the page's own.</summary>
    public const string Prefix = "q:";

    /// <summary>The option of an open choice that stands for other words.</summary>
    public const string Other = "+other";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The name of its control, which is also its id.</summary>
    public string Name => NameOf(Item, At);

    /// <summary>Where the problem with it leads: its first control.</summary>
    public string FirstControl => Item.Type is ItemType.Date or ItemType.DateTime ? $"{Name}:day" : Name;

    /// <summary>What is answered.</summary>
    public IReadOnlyList<Answer> Given => Form.Answers.Of(new Place(Item.LinkId, At));

    /// <summary>The first answer, if any.</summary>
    public Answer? First => Given is [var first, ..] ? first : null;

    /// <summary>What is wrong with it.</summary>
    public string? Error => Form.Problems.FirstOrDefault(problem => problem.Kind != FormProblemKind.Warning && problem.Place == new Place(Item.LinkId, At))?.Sentence;

    /// <summary>What may be wrong with it.</summary>
    public string? Warning => Form.Problems.FirstOrDefault(problem => problem.Kind == FormProblemKind.Warning && problem.Place == new Place(Item.LinkId, At))?.Sentence;

    /// <summary>What was known of it before, in words.</summary>
    public string? Known => Form.Known.GetValueOrDefault(new Place(Item.LinkId, At));

    /// <summary>That what was known is answered otherwise, in words.</summary>
    public string? Changed => Form.Changed.GetValueOrDefault(new Place(Item.LinkId, At));

    /// <summary>What was asked back on it.</summary>
    public AskedBack? AskedBack => Form.AskedBack.GetValueOrDefault(new Place(Item.LinkId, At));

    /// <summary>Whether the answers ask for it now.</summary>
    public bool IsShown => Form.Answers.IsShown(Item, At);

    /// <summary>The partial that draws it.</summary>
    public string Partial => Form.DrawnBy.GetValueOrDefault(Item.LinkId) ?? $"/Web/_{(Item.ReadOnly ? "ReadOnly" : Item.Type)}.cshtml";

    /// <summary>The text of a box that shows one answer.</summary>
    public string Typed => First switch
    {
        null => "",
        Answer.Amount(var amount, _) => new Answer.Number(amount).Shown,
        Answer.Unread(var typed) when Item.Type == ItemType.Quantity => Boxes.Of(typed, 2)[0],
        _ when Item.Repeats => string.Join('\n', Given.Select(answer => answer.Shown)),
        Answer.Unread(var typed) => typed,
        var answer => answer.Shown,
    };

    /// <summary>The code of the unit chosen.</summary>
    public string? UnitCode => First switch { Answer.Amount(_, var unit) => unit.Code, Answer.Unread(var typed) => Boxes.Of(typed, 2)[1], _ => null };

    /// <summary>Day, month, year and time, box by box.</summary>
    public IReadOnlyList<string> DateBoxes => First switch
    {
        Answer.Day(var day) => Parts(day, null),
        Answer.Moment(var day, var time) => Parts(day, time),
        Answer.Unread(var typed) => Boxes.Of(typed, 4),
        _ => ["", "", "", ""],
    };

    /// <summary>The boxes of a date that a person must look at.</summary>
    public IReadOnlyList<string> WrongBoxes => Error is null ? [] : new TypedDate(DateBoxes[0], DateBoxes[1], DateBoxes[2]).Wrong is { Count: > 0 } wrong ? [.. wrong.Select(box => box.ToLowerInvariant())] : ["day", "month", "year", "time"];

    /// <summary>How many characters wide a box of one line is.</summary>
    public int Width => Item switch
    {
        { Type: ItemType.Whole or ItemType.Number or ItemType.Quantity or ItemType.Time } => 5,
        { MaxLength: <= 5 } => 5,
        { MaxLength: <= 20 } => 20,
        _ => 30,
    };

    /// <summary>What describes the control to who hears the page.</summary>
    public string? DescribedBy =>
        string.Join(' ', new[] { Item.Help is null ? null : $"{Name}-hint", (Changed ?? Known) is null ? null : $"{Name}-known", Warning is null ? null : $"{Name}-warning", Error is null ? null : $"{Name}-error" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    /// <summary>Marks a control that is wrong.</summary>
    public string? Invalid => Error is null ? null : "true";

    /// <summary>The classes of the group around it.</summary>
    public string GroupClasses => Error is null ? "nhsuk-form-group" : "nhsuk-form-group nhsuk-form-group--error";

    /// <summary>Help, what is known, warning and error, as they stand between a label and its control.</summary>
    public IHtmlContent Said
    {
        get
        {
            var said = new HtmlContentBuilder();
            Add(said, "div", "nhsuk-hint", "hint", Item.Help, null);
            Add(said, "p", "cdop-known", "known", Changed ?? Known, null);
            if (Changed is not null)
            {
                var back = new TagBuilder("button") { Attributes = { ["class"] = "nhsuk-button nhsuk-button--secondary nhsuk-button--small cdop-known__back", ["type"] = "submit", ["name"] = PostedSection.PutBackButton, ["value"] = Name } };
                back.InnerHtml.Append("Put it back");
                var of = new TagBuilder("span") { Attributes = { ["class"] = "nhsuk-u-visually-hidden" } };
                of.InnerHtml.Append($": {Item.Text}");
                back.InnerHtml.AppendHtml(of);
                said.AppendHtml(back);
            }

            Add(said, "p", "cdop-warned", "warning", Warning, "Please check: ");
            Add(said, "span", "nhsuk-error-message", "error", Error, "Error: ");
            return said;
        }
    }

    /// <summary>The condition for the script of the page: names of the questions on it, and what is already settled elsewhere.</summary>
    public string When => JsonSerializer.Serialize(
        new { any = Item.AnyCondition, of = Item.Conditions.Select(condition => condition.Question.Section == Form.Section ? OnPage(condition) : Form.Answers.IsMet(condition, Item, At)) },
        Plain);

    /// <summary>What is answered, for the script of the page, where it is not in a control there: what is only read, and files.</summary>
    public string Says => JsonSerializer.Serialize(Given.Where(answer => answer is not Answer.Unread).Select(answer => Item.Type == ItemType.OpenChoice && answer is Answer.Words ? new(Other, null) : OnPage(answer)), Plain);

    /// <summary>The condition in words.</summary>
    public string OnlyIf => $"Answer only if {Item.OnlyIf}.";

    /// <summary>The items within it that this agency is asked, in one of its places.</summary>
    public IEnumerable<FieldView> Within(string within) => Item.Items.Where(item => item.IsSeenBy(Form.Kind)).Select(item => Form.Field(item, within));

    /// <summary>Tells the summary of problems that the page shows it, and where.</summary>
    public void Tell(ViewContext page) => ErrorSummary.Tell(page, Name, FirstControl);

    internal static string NameOf(FormItem item, string at) => at.Length == 0 ? $"{Prefix}{item.LinkId}" : $"{Prefix}{item.LinkId}@{at}";

    private object OnPage(FormCondition condition) => new
    {
        names = Form.Answers.Near(condition.Question, Item, At).Select(place => NameOf(condition.Question, place.At)),
        type = condition.Question is { Type: ItemType.Line, Repeats: true } ? "Lines" : condition.Question.Type.ToString(),
        op = condition.Comparison.ToString(),
        answer = OnPage(condition.Value),
    };

    private static AnswerOnPage OnPage(Answer answer) => new(
        answer switch
        {
            Answer.Chosen chosen => chosen.Code,
            Answer.YesNo(var yes) => yes ? "true" : "false",
            Answer.Day(var day) => day.ToString("uuuu-MM-dd", null),
            Answer.Moment(var day, var time) => $"{day.ToString("uuuu-MM-dd", null)} {time?.ToString("HH:mm", null)}".Trim(),
            Answer.Amount(var amount, _) => new Answer.Number(amount).Shown,
            Answer.Unread(var typed) => typed,
            var other => other.Shown,
        },
        (answer as Answer.Amount)?.Unit.Code);

    private void Add(HtmlContentBuilder said, string tag, string classes, string part, string? words, string? hidden)
    {
        if (words is not null)
        {
            var element = new TagBuilder(tag) { Attributes = { ["class"] = classes, ["id"] = $"{Name}-{part}" } };
            if (hidden is not null)
            {
                var before = new TagBuilder("span") { Attributes = { ["class"] = "nhsuk-u-visually-hidden" } };
                before.InnerHtml.Append(hidden);
                element.InnerHtml.AppendHtml(before);
            }

            element.InnerHtml.Append(words);
            said.AppendHtml(element);
        }
    }

    private static string[] Parts(LocalDate day, LocalTime? time) => [$"{day.Day}", $"{day.Month}", $"{day.Year}", time?.ToString("HH:mm", null) ?? ""];

    private sealed record AnswerOnPage([property: JsonPropertyName("value")] string Value, [property: JsonPropertyName("unit")] string? Unit);
}
