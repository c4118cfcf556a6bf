using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cdop.Kernel;

/// <summary>A file to choose. What was chosen cannot be shown again: a form that comes back asks for it once more.</summary>
[HtmlTargetElement("file-field")]
public sealed class FileField : Field
{
    internal override string Content(string inner)
    {
        Hint ??= $"{FileKinds.InWords}. At most {FileKinds.Largest / 1024 / 1024} MB.{(Posted ? " Choose it again: a browser does not keep it." : "")}";
        return $"""{LabelFor(Id)}{HintAndError()}<input class="{Classes("nhsuk-file-upload", Error is null ? null : "nhsuk-file-upload--error")}" id="{Id}" name="{Safe(Name)}" type="file" accept="{FileKinds.Accept}"{DescribedBy()}{Invalid}>{inner}""";
    }
}
