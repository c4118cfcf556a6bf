using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Publishes a draft of a form from a day on, beside what differs from the version before.</summary>
[Needs(Permission.PublishForms)]
internal sealed class PublishFormPage(PublishFormHandler handler, FormDrafts drafts, FormLibrary library, IClock clock) : ChangeDraftPage(drafts)
{
    [BindProperty]
    public PublishForm Form { get; set; } = null!;

    /// <summary>The version that it follows; none for a new form.</summary>
    public FormDefinition? Latest { get; private set; }

    /// <summary>What differs from it; none for a new form.</summary>
    public FormComparison? Comparison { get; private set; }

    public IReadOnlyList<FormChange> Breaks => [.. Comparison?.Changes.Where(change => change.Breaks) ?? []];

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Settle(() => handler.Handle(Key, Edition, Form, ct), $"Version {Edition} is published: it is used for new cases from {InWords.Day(Form.From)}", ct);

    protected override bool Read()
    {
        Latest = library.Latest(Key);
        if (FormDefinition.Read(Draft.Json) is not { Succeeded: true, Value: var read })
        {
            return false;
        }

        Comparison = Latest is null ? null : FormComparison.Of(Latest, read);

        // The day that the definition names, where it is still to come; else the person says.
        Form ??= new() { From = read.ValidFrom > clock.GetCurrentInstant().DateIn() ? read.ValidFrom : default };
        return true;
    }
}
