using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cdop.Kernel;

/// <summary>
/// One question of a form in the markup of nhsuk-frontend 10.6: label, hint, error and what a person fills in.
/// Shows what was typed when the form comes back, else the value of the model.
/// </summary>
public abstract class Field : TagHelper
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The property of the form.</summary>
    public required ModelExpression For { get; set; }

    // A page that gives nothing to an attribute hands over an empty text, and means that it gives nothing.

    /// <summary>Help under the label, in plain words: what the page gives, else what the property describes.</summary>
    public string? Hint { get => field ?? For.Metadata.Description; set => field = Given(value); }

    /// <summary>The label, where that of the property will not do here.</summary>
    public string? Label { get; set => field = Given(value); }

    /// <summary>Classes added to the label or legend.</summary>
    public string? LabelClass { get; set => field = Given(value); }

    /// <summary>How large the label or legend is: s, m, l or xl.</summary>
    public string? Size { get; set => field = Given(value); }

    /// <summary>The page it stands on.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext Page { get; set; } = null!;

    internal string Name => For.Name;

    internal string Id => TagBuilder.CreateSanitizedId(For.Name, "_");

    internal string LabelText => Label ?? For.Metadata.GetDisplayName();

    internal string? Error => Page.ViewData.ModelState.TryGetValue(For.Name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    /// <summary>Whether the page is one of the dense ones of the staff.</summary>
    internal bool OnTheDesk => Page.ViewData["Manner"] is null or "staff";

    /// <summary>Whether the form that this field belongs to has been posted, so that an answer left out is not taken from the model.</summary>
    internal bool Posted
    {
        get
        {
            var form = For.Name.Split('.')[0] + ".";
            return HttpMethods.IsPost(Page.HttpContext.Request.Method) && Page.ViewData.ModelState.Keys.Any(key => key.StartsWith(form, StringComparison.Ordinal));
        }
    }

    internal static string? Given(string? attribute) => string.IsNullOrWhiteSpace(attribute) ? null : attribute;

    internal static string Safe(string? text) => Html.Encode(TextBinder.Shown(text ?? ""));

    internal static string Attribute(string name, string? value) => string.IsNullOrEmpty(value) ? "" : $" {name}=\"{Safe(value)}\"";

    internal static string Classes(params IEnumerable<string?> classes) => Safe(string.Join(' ', classes.Where(name => !string.IsNullOrEmpty(name))));

    /// <summary>What was typed in the control called <paramref name="name"/>, else nothing.</summary>
    internal string[]? TypedIn(string name) =>
        Page.ViewData.ModelState.TryGetValue(name, out var entry)
            ? entry.RawValue switch
            {
                null => null,
                string[] many => many,
                var one => [entry.AttemptedValue ?? one.ToString() ?? ""],
            }
            : null;

    /// <summary>What the one control shows.</summary>
    internal string Value() => TypedIn(For.Name) is { } typed ? typed[0] : Posted ? "" : Written(For.Model);

    /// <summary>A value as a person would type it.</summary>
    internal static string Written(object? value) => value switch
    {
        null => "",
        string text => text,
        NhsNumber number => number.Spaced(),
        LocalTime time => time.ToString("HH:mm", null),
        LocalDate date => date == default ? "" : date.ToString("uuuu-MM-dd", null),
        bool yes => yes ? "true" : "false",
        Enum member => member.ToString(),
        IFormattable formattable => formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    internal string DescribedBy(params IEnumerable<string?> more) =>
        Attribute("aria-describedby", string.Join(' ', new[] { Hint is null ? null : $"{Id}-hint", Error is null ? null : $"{Id}-error" }.Concat(more).Where(id => id is not null)));

    internal string Invalid => Error is null ? "" : " aria-invalid=\"true\"";

    internal string HintAndError()
    {
        var hint = Hint is null ? "" : $"""<div class="nhsuk-hint" id="{Id}-hint">{Safe(Hint)}</div>""";
        return Error is null
            ? hint
            : $"""{hint}<span class="nhsuk-error-message" id="{Id}-error"><span class="nhsuk-u-visually-hidden">Error: </span>{Safe(Error)}</span>""";
    }

    internal string LabelFor(string id) =>
        $"""<label class="{Classes("nhsuk-label", Size is null ? null : $"nhsuk-label--{Size}", LabelClass)}" for="{id}">{Safe(LabelText)}</label>""";

    /// <summary>A group of controls under one legend.</summary>
    internal string Fieldset(string controls, string role = "") =>
        $"""<fieldset class="nhsuk-fieldset"{Attribute("role", role)}{DescribedBy()}><legend class="{Classes("nhsuk-fieldset__legend", Size is null ? null : $"nhsuk-fieldset__legend--{Size}", LabelClass)}">{Safe(LabelText)}</legend>{HintAndError()}{controls}</fieldset>""";

    /// <summary>Writes the group.</summary>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);

        // Before the fields between the tags, as it stands before them on the page.
        ErrorSummary.Tell(Page, For.Name, FirstControl);
        var inner = (await output.GetChildContentAsync()).GetContent(Html).Trim();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.TryGetAttribute("class", out var more);
        output.Attributes.SetAttribute("class", $"nhsuk-form-group{(Error is null ? "" : " nhsuk-form-group--error")}{(more is null ? "" : $" {more.Value}")}");
        output.Content.SetHtmlContent(Content(inner));
    }

    /// <summary>Where a link in the summary of problems leads.</summary>
    internal virtual string FirstControl => Id;

    /// <summary>All within the group; <paramref name="inner"/> is what the page wrote between the tags, already encoded.</summary>
    internal abstract string Content(string inner);
}
