using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cdop.Kernel;

/// <summary>A date in three boxes. What was typed stays, box by box, and the boxes that are wrong are marked.</summary>
[HtmlTargetElement("date-field")]
public sealed class DateField : Field
{
    private static readonly string[] Parts = ["Day", "Month", "Year"];

    internal override string FirstControl => $"{Id}_{Wrong.FirstOrDefault("Day")}";

    private IReadOnlyList<string> Wrong =>
        Error is null ? []
        : new TypedDate(Shown("Day").Trim(), Shown("Month").Trim(), Shown("Year").Trim()).Wrong is { Count: > 0 } wrong ? wrong
        : Parts;

    internal override string Content(string inner)
    {
        var wrong = Wrong;
        return Fieldset($"""<div class="nhsuk-date-input" id="{Id}">{string.Concat(Parts.Select(part => Box(part, wrong.Contains(part))))}</div>{inner}""", role: "group");
    }

    private string Box(string part, bool wrong)
    {
        var id = $"{Id}_{part}";
        var classes = Classes("nhsuk-input", wrong ? "nhsuk-input--error" : null, $"nhsuk-input--width-{(part == "Year" ? 4 : 2)}", "nhsuk-date-input__input");
        var invalid = wrong ? $" aria-invalid=\"true\" aria-describedby=\"{Id}-error\"" : "";
        return $"""<div class="nhsuk-date-input__item"><div class="nhsuk-form-group{(wrong ? " nhsuk-form-group--error" : "")}"><label class="nhsuk-label nhsuk-date-input__label" for="{id}">{part}</label><input class="{classes}" id="{id}" name="{Safe(Name)}.{part}" type="text"{Attribute("value", Shown(part))} inputmode="{(part == "Month" ? "text" : "numeric")}"{invalid} autocomplete="off"></div></div>""";
    }

    private string Shown(string part)
    {
        if (TypedIn($"{Name}.{part}") is { } typed)
        {
            return typed[0];
        }

        return Posted || For.Model is not LocalDate date || date == default
            ? ""
            : (part switch { "Day" => date.Day, "Month" => date.Month, _ => date.Year }).ToString();
    }
}
