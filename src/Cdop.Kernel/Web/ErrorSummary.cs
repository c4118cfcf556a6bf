using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cdop.Kernel;

/// <summary>
/// What is wrong with the form, in the order of its fields, each line a link to its field. Stands first in a page,
/// and is written last, when the page has said which fields it shows and where.
/// </summary>
[HtmlTargetElement("error-summary")]
public sealed class ErrorSummary : TagHelper
{
    /// <summary>The page it stands on.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext Page { get; set; } = null!;

    /// <summary>Leaves room for the summary, if there is anything wrong.</summary>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);

        if (Page.ViewData.ModelState.ErrorCount == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "nhsuk-error-summary");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Content.SetHtmlContent(new Lines(Page.ViewData.ModelState, Shown(Page)));
    }

    /// <summary>Notes that a page shows a field, and where its first control is.</summary>
    public static void Tell(ViewContext page, string field, string control)
    {
        ArgumentNullException.ThrowIfNull(page);

        Shown(page).TryAdd(field, (control, Shown(page).Count));
    }

    private static Dictionary<string, (string Control, int At)> Shown(ViewContext page)
    {
        if (page.HttpContext.Items[typeof(ErrorSummary)] is Dictionary<string, (string, int)> shown)
        {
            return shown;
        }

        shown = new(StringComparer.OrdinalIgnoreCase);
        page.HttpContext.Items[typeof(ErrorSummary)] = shown;
        return shown;
    }

    private sealed class Lines(ModelStateDictionary state, Dictionary<string, (string Control, int At)> shown) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            writer.Write("""<div role="alert"><h2 class="nhsuk-error-summary__heading">There is a problem</h2><div class="nhsuk-error-summary__body"><ul class="nhsuk-list nhsuk-error-summary__list">""");
            foreach (var (name, entry) in state.Where(field => field.Value!.Errors.Count > 0).OrderBy(field => shown.TryGetValue(field.Key, out var place) ? place.At : int.MaxValue))
            {
                var words = Field.Safe(entry!.Errors[0].ErrorMessage);
                writer.Write(shown.TryGetValue(name, out var control) ? $"""<li><a href="#{control.Control}">{words}</a></li>""" : $"<li>{words}</li>");
            }

            writer.Write("</ul></div></div>");
        }
    }
}
