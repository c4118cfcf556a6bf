using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cdop.Kernel;

/// <summary>One line of text, a number, an email address or a value of the house such as an NHS number.</summary>
[HtmlTargetElement("text-field")]
public sealed class TextField : Field
{
    /// <summary>How wide the box is, in characters: 2, 3, 4, 5, 10, 20 or 30; it tells how long an answer is expected.</summary>
    public string? Width { get; set => field = Given(value); }

    /// <summary>What a browser may fill in; off unless said, so that a shared computer remembers no child.</summary>
    public string Autocomplete { get; set; } = "off";

    /// <summary>The keyboard of a phone: numeric, decimal, email, tel.</summary>
    public string? Inputmode { get; set => field = Given(value); }

    /// <summary>The type of the control.</summary>
    public string Type { get; set; } = "text";

    /// <summary>A unit written after the box.</summary>
    public string? Suffix { get; set => field = Given(value); }

    internal override string Content(string inner)
    {
        var number = For.Metadata.UnderlyingOrModelType == typeof(NhsNumber);
        var width = Width ?? (number ? "10" : null);
        var classes = Classes("nhsuk-input", number ? "nhsuk-input--code" : null, Error is null ? null : "nhsuk-input--error", width is null ? null : $"nhsuk-input--width-{width}");
        var plain = number || Type is "email" or "tel" ? " spellcheck=\"false\"" : "";
        var input = $"""<input class="{classes}" id="{Id}" name="{Safe(Name)}" type="{Safe(Type)}"{Attribute("value", Value())}{plain}{DescribedBy()}{Invalid}{Attribute("inputmode", Inputmode ?? (number ? "numeric" : null))}{Attribute("autocomplete", Autocomplete)}>""";
        var box = Suffix is null
            ? input
            : $"""<div class="nhsuk-input-wrapper">{input}<div class="nhsuk-input-wrapper__suffix" aria-hidden="true">{Safe(Suffix)}</div></div>""";
        return LabelFor(Id) + HintAndError() + box + inner;
    }
}

/// <summary>Several lines of text.</summary>
[HtmlTargetElement("text-area")]
public sealed class TextArea : Field
{
    /// <summary>How many lines the box shows.</summary>
    public int Rows { get; set; } = 5;

    // A browser drops the first line end of a box: one is written for it to drop.
    internal override string Content(string inner) =>
        $"""{LabelFor(Id)}{HintAndError()}<textarea class="{Classes("nhsuk-textarea", Error is null ? null : "nhsuk-textarea--error")}" id="{Id}" name="{Safe(Name)}" rows="{Rows}"{DescribedBy()}{Invalid} autocomplete="off">{"\n"}{Safe(Value())}</textarea>{inner}""";
}

/// <summary>A time on the 24-hour clock, in one box.</summary>
[HtmlTargetElement("time-field")]
public sealed class TimeField : Field
{
    internal override string Content(string inner) =>
        $"""{LabelFor(Id)}{HintAndError()}<input class="{Classes("nhsuk-input", Error is null ? null : "nhsuk-input--error", "nhsuk-input--width-5")}" id="{Id}" name="{Safe(Name)}" type="text"{Attribute("value", Value())}{DescribedBy()}{Invalid} autocomplete="off">{inner}""";
}
