using System.Collections;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cdop.Kernel;

/// <summary>A question with its possible answers in sight: members of an enumeration, yes and no, or the items given.</summary>
public abstract class Choices : Field
{
    /// <summary>The answers, where they are not those of the property's own type.</summary>
    public IEnumerable<Choice>? Items { get; set; }

    /// <summary>Small controls, for second questions; always so on the desk.</summary>
    public bool Small { get; set; }

    /// <summary>The value (or values, with commas) that opens what the page writes between the tags. Open for all where the browser cannot tell.</summary>
    public string? Opens { get; set => field = Given(value); }

    internal IReadOnlyList<Choice> Offered => Items is null ? Choice.Of(For.Metadata) : [.. Items];

    internal HashSet<string> Chosen =>
        TypedIn(Name) is { } typed ? [.. typed]
        : Posted ? []
        : For.Model is IEnumerable many and not string ? [.. many.Cast<object>().Select(Written)]
        : For.Model is Enum flags ? [.. flags.ToString().Split(", ")]
        : [Written(For.Model)];

    internal string Group(string part, string type, string more, string inner)
    {
        var chosen = Chosen;
        var opens = Opens?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        var offered = Offered;
        var last = inner.Length == 0 ? -1 : Math.Max(0, offered.ToList().FindLastIndex(choice => opens.Contains(choice.Value)));
        var items = offered.Select((choice, at) =>
            Item(part, type, choice, at, chosen.Contains(choice.Value), opens.Contains(choice.Value))
            + (at == last ? $"""<div class="nhsuk-{part}__conditional">{inner}</div>""" : ""));
        return Fieldset($"""<div class="{Classes($"nhsuk-{part}", Small || OnTheDesk ? $"nhsuk-{part}--small" : null, more)}">{string.Concat(items)}</div>""");
    }

    private string Item(string part, string type, Choice choice, int at, bool chosen, bool opens)
    {
        var id = at == 0 ? Id : $"{Id}_{at + 1}";
        var hint = choice.Hint is null ? "" : $"""<div class="nhsuk-hint nhsuk-{part}__hint" id="{id}-item-hint">{Safe(choice.Hint)}</div>""";
        var described = choice.Hint is null ? "" : $" aria-describedby=\"{id}-item-hint\"";
        return $"""<div class="nhsuk-{part}__item"><input class="nhsuk-{part}__input" id="{id}" name="{Safe(Name)}" type="{type}" value="{Safe(choice.Value)}"{(chosen ? " checked" : "")}{(opens ? " data-opens" : "")}{described}><label class="nhsuk-label nhsuk-{part}__label" for="{id}">{Safe(choice.Text)}</label>{hint}</div>""";
    }
}

/// <summary>One answer of a few.</summary>
[HtmlTargetElement("radios")]
public sealed class Radios : Choices
{
    /// <summary>Side by side, for two short answers.</summary>
    public bool Inline { get; set; }

    internal override string Content(string inner) => Group("radios", "radio", Inline ? "nhsuk-radios--inline" : "", inner);
}

/// <summary>Any number of answers of a few.</summary>
[HtmlTargetElement("checkboxes")]
public sealed class Checkboxes : Choices
{
    internal override string Content(string inner) => Group("checkboxes", "checkbox", "", inner);
}

/// <summary>One answer of many, in a list that opens.</summary>
[HtmlTargetElement("select-field")]
public sealed class SelectField : Choices
{
    /// <summary>The line that stands for no answer; empty for none.</summary>
    public string Blank { get; set; } = "Choose";

    internal override string Content(string inner)
    {
        var chosen = Chosen;
        var blank = Blank.Length == 0 ? "" : $"""<option value="">{Safe(Blank)}</option>""";
        var options = Offered.Select(choice => $"""<option value="{Safe(choice.Value)}"{(chosen.Contains(choice.Value) ? " selected" : "")}>{Safe(choice.Text)}</option>""");
        return $"""{LabelFor(Id)}{HintAndError()}<select class="{Classes("nhsuk-select", Error is null ? null : "nhsuk-select--error")}" id="{Id}" name="{Safe(Name)}"{DescribedBy()}{Invalid}>{blank}{string.Concat(options)}</select>{inner}""";
    }
}

/// <summary>One box to tick.</summary>
[HtmlTargetElement("checkbox-field")]
public sealed class CheckboxField : Field
{
    /// <summary>A small control, for second questions; always so on the desk.</summary>
    public bool Small { get; set; }

    internal override string Content(string inner)
    {
        var ticked = TypedIn(Name) is { } typed ? typed.Contains("true") : !Posted && For.Model is true;
        var more = inner.Length == 0 ? "" : $"""<div class="nhsuk-checkboxes__conditional">{inner}</div>""";
        var error = Error is null ? "" : $"""<span class="nhsuk-error-message" id="{Id}-error"><span class="nhsuk-u-visually-hidden">Error: </span>{Safe(Error)}</span>""";
        var hint = Hint is null ? "" : $"""<div class="nhsuk-hint nhsuk-checkboxes__hint" id="{Id}-hint">{Safe(Hint)}</div>""";
        return $"""{error}<div class="{Classes("nhsuk-checkboxes", Small || OnTheDesk ? "nhsuk-checkboxes--small" : null)}"><div class="nhsuk-checkboxes__item"><input class="nhsuk-checkboxes__input" id="{Id}" name="{Safe(Name)}" type="checkbox" value="true"{(ticked ? " checked" : "")}{(inner.Length == 0 ? "" : " data-opens")}{DescribedBy()}{Invalid}><label class="{Classes("nhsuk-label", "nhsuk-checkboxes__label", LabelClass)}" for="{Id}">{Safe(LabelText)}</label>{hint}</div>{more}</div>""";
    }
}
