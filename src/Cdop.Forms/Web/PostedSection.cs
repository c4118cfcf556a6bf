using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Cdop.Forms;

/// <summary>Reads a section that was posted. What the section does not ask of that agency is refused, whole: no page of ours sends it.</summary>
public static partial class PostedSection
{
    /// <summary>What a button is called that adds one to a group, and one that takes one away; its value is the place.</summary>
    public const string AddButton = "add", RemoveButton = "remove";

    /// <summary>What a button is called by which what was known takes the place of an answer again; its value is the question's name.</summary>
    public const string PutBackButton = "putback";

    /// <summary>What a button is called by which a file is attached to a question; its value is the question's name.</summary>
    public const string AttachButton = "attach";

    /// <summary>The question of that name, where it is asked for a file; null where it is not.</summary>
    public static (FormItem Item, string At)? Attachment(FormAnswers answers, FormItem section, AskedKind? kind, string? name)
    {
        ArgumentNullException.ThrowIfNull(answers);

        return answers.Walk(section)
            .Where(place => place.Item is { Type: ItemType.Attachment, ReadOnly: false } && place.Item.IsSeenBy(kind) && answers.IsShown(place.Item, place.At) && FieldView.NameOf(place.Item, place.At) == name)
            .Select(place => ((FormItem, string)?)place).FirstOrDefault();
    }

    /// <summary>The question of that name among those that are asked; null where it is none.</summary>
    public static Place? Question(FormAnswers answers, FormItem section, AskedKind? kind, string? name)
    {
        ArgumentNullException.ThrowIfNull(answers);

        return answers.Walk(section)
            .Where(place => place.Item is { IsQuestion: true, ReadOnly: false } && place.Item.IsSeenBy(kind) && FieldView.NameOf(place.Item, place.At) == name)
            .Select(place => (Place?)new Place(place.Item.LinkId, place.At)).FirstOrDefault();
    }

    /// <summary>Puts what was posted into the answers; false, and nothing changed, where something in it was never asked.</summary>
    public static bool TryRead(FormAnswers answers, FormItem section, AskedKind? kind, IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(form);

        var asked = answers.Walk(section).Where(place => place.Item.IsSeenBy(kind)).ToList();
        var questions = asked.Where(place => place.Item is { IsQuestion: true, ReadOnly: false, Type: not ItemType.Attachment }).ToList();
        var names = questions.SelectMany(place => NamesOf(place.Item, place.At)).ToHashSet();
        var groups = asked.Where(place => place.Item is { Type: ItemType.Group, Repeats: true }).ToDictionary(place => FieldView.NameOf(place.Item, place.At), place => new Place(place.Item.LinkId, place.At));
        if (form.Keys.Any(key => key.StartsWith(FieldView.Prefix, StringComparison.Ordinal) && !names.Contains(key))
            || questions.Any(place => Chosen(place.Item, form[FieldView.NameOf(place.Item, place.At)]).Contains(null))
            || !TryPress(form[AddButton], groups, out var added, out _)
            || !TryPress(form[RemoveButton], groups, out var removed, out var number))
        {
            return false;
        }

        foreach (var (item, at) in questions)
        {
            answers.Set(new(item.LinkId, at), Read(item, FieldView.NameOf(item, at), form));
        }

        if (added is { } more)
        {
            answers.Add(more);
        }

        if (removed is { } less && number < answers.Times(less))
        {
            answers.Remove(less, number);
        }

        return true;
    }

    /// <summary>
    /// Makes room in groups that repeat for all that a page showed: where one was taken away meanwhile, what was typed in it is
    /// still read. What no page could show makes none.
    /// </summary>
    public static void MakeRoom(FormAnswers answers, FormItem section, IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(form);

        foreach (var name in form.Keys.Where(key => key.StartsWith(FieldView.Prefix, StringComparison.Ordinal) && key.Contains('@')).Select(key => key[FieldView.Prefix.Length..].Split('@', ':')))
        {
            var numbers = name[1].Split('-').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : FormAnswers.MostTimes).ToList();
            if (answers.Form.Find(name[0]) is { IsQuestion: true } item && item.Section == section && item.RepeatedIn.Count == numbers.Count && numbers.TrueForAll(number => number < FormAnswers.MostTimes))
            {
                for (var depth = 0; depth < numbers.Count; depth++)
                {
                    var group = new Place(item.RepeatedIn[depth].LinkId, string.Join('-', numbers.Take(depth)));
                    while (answers.Times(group) <= numbers[depth])
                    {
                        answers.Add(group);
                    }
                }
            }
        }
    }

    /// <summary>Takes away the rows of groups that repeat which a page did not show: somebody added them meanwhile. Of a group that it did not show at all nothing is taken.</summary>
    public static void TakeRoom(FormAnswers answers, FormItem section, IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(form);

        var shown = form.Keys.Where(key => key.StartsWith(FieldView.Prefix, StringComparison.Ordinal)).Select(key => key[FieldView.Prefix.Length..].Split(':')[0]).ToHashSet();
        foreach (var list in section.WithAllWithin().Where(item => item is { Type: ItemType.Group, Repeats: true, RepeatedIn.Count: 0 }))
        {
            var (group, questions) = (new Place(list.LinkId), list.WithAllWithin().Where(item => item.IsQuestion).Select(item => item.LinkId).ToList());
            bool IsShown(int row) => shown.Any(name => questions.Exists(question => name == $"{question}@{row}" || name.StartsWith($"{question}@{row}-", StringComparison.Ordinal)));
            while (answers.Times(group) > 1 && IsShown(0) && !IsShown(answers.Times(group) - 1))
            {
                answers.Remove(group, answers.Times(group) - 1);
            }
        }
    }

    private static IEnumerable<string> NamesOf(FormItem item, string at)
    {
        var name = FieldView.NameOf(item, at);
        return item.Type switch
        {
            ItemType.Date => [$"{name}:day", $"{name}:month", $"{name}:year"],
            ItemType.DateTime => [$"{name}:day", $"{name}:month", $"{name}:year", $"{name}:time"],
            ItemType.OpenChoice => [name, $"{name}:other"],
            ItemType.Quantity => [name, $"{name}:unit"],
            _ => [name],
        };
    }

    private static IReadOnlyList<Answer> Read(FormItem item, string name, IFormCollection form)
    {
        string Box(string part = "") => TextBinder.Shown(form[name + part].ToString()).Trim();
        var typed = Box();
        switch (item.Type)
        {
            case ItemType.Choice:
            case ItemType.Boolean:
                return [.. Chosen(item, form[name]).OfType<Answer>()];
            case ItemType.OpenChoice:
                return typed == FieldView.Other ? Words(Box(":other")) : [.. Chosen(item, form[name]).OfType<Answer>()];
            case ItemType.Line when item.Repeats:
                return [.. typed.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(FormAnswers.MostTimes).SelectMany(Words)];
            case ItemType.Date:
            case ItemType.DateTime:
                return Day(new(Box(":day"), Box(":month"), Box(":year")), item.Type == ItemType.DateTime ? Box(":time") : null);
            case ItemType.Quantity:
                return Amount(item, typed, Box(":unit"));
            case var _ when typed.Length == 0:
                return [];
            case ItemType.Whole:
                return [WholeNumber().IsMatch(typed) ? new Answer.Whole(int.Parse(typed, CultureInfo.InvariantCulture)) : new Answer.Unread(typed)];
            case ItemType.Number:
                return [DecimalNumber().IsMatch(typed) ? new Answer.Number(decimal.Parse(typed, CultureInfo.InvariantCulture)) : new Answer.Unread(typed)];
            case ItemType.Time:
                return [LocalTimeBinder.Read(typed) is { } time ? new Answer.Hour(time) : new Answer.Unread(typed)];
            default:
                return Words(typed);
        }
    }

    // Null for what is no option of the question; no page offers that.
    private static IEnumerable<Answer?> Chosen(FormItem item, IEnumerable<string?> posted) => item.Type switch
    {
        ItemType.Choice or ItemType.OpenChoice => posted.Where(code => code is { Length: > 0 } and not FieldView.Other).Select(code => item.Options.FirstOrDefault(option => option.Code == code)?.Answer).Distinct().Take(item.Repeats ? FormAnswers.MostTimes : 1),
        ItemType.Boolean => posted.Where(value => !string.IsNullOrEmpty(value)).Select(value => value is "true" or "false" ? new Answer.YesNo(value == "true") : null).Take(1),
        _ => [],
    };

    private static IReadOnlyList<Answer> Words(string typed) =>
        typed.Length == 0 ? [] : TextBinder.Clean(typed) is { } clean ? [new Answer.Words(clean)] : [new Answer.Unread(typed)];

    private static IReadOnlyList<Answer> Day(TypedDate date, string? time) =>
        date.IsBlank && string.IsNullOrEmpty(time) ? []
        : date.Value is not { } day || (time is { Length: > 0 } && (LocalTimeBinder.Read(time) is not { } hour || Boxes.LeftOut(day, hour) is not null)) ? [Boxes.Unread(date.Day, date.Month, date.Year, time ?? "")]
        : time is null ? [new Answer.Day(day)]
        : [new Answer.Moment(day, LocalTimeBinder.Read(time))];

    private static IReadOnlyList<Answer> Amount(FormItem item, string typed, string code)
    {
        var unit = item.Units is [var only] ? only : item.Units.FirstOrDefault(unit => unit.Code == code);
        return typed.Length == 0 ? []
            : unit is null || !DecimalNumber().IsMatch(typed) ? [Boxes.Unread(typed, unit?.Code ?? "")]
            : [new Answer.Amount(decimal.Parse(typed, CultureInfo.InvariantCulture), unit)];
    }

    private static bool TryPress(string? value, Dictionary<string, Place> groups, out Place? group, out int number)
    {
        (group, number) = (null, 0);
        if (string.IsNullOrEmpty(value))
        {
            return true;
        }

        var parts = value.Split('#');
        if (!groups.TryGetValue(parts[0], out var found) || (parts.Length > 1 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out number)))
        {
            return false;
        }

        group = found;
        return true;
    }

    // The script of the page reads them alike (forms.js).
    [GeneratedRegex(@"^-?[0-9]{1,9}\z")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^-?[0-9]{1,12}(?:\.[0-9]{1,6})?\z")]
    private static partial Regex DecimalNumber();
}
