using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.DataCollection;

/// <summary>A draft of a form: who loaded it, how each agency would see it, and what can become of it.</summary>
[Needs(Permission.DraftForms)]
internal sealed class DraftFormPage(FormDrafts drafts, FormLibrary library, IRightsDirectory people, ICurrentUser user) : PageModel
{
    public FormVersion Draft { get; private set; } = null!;

    public string LoadedBy { get; private set; } = "";

    /// <summary>What it asks; none where this product cannot read it any more.</summary>
    public FormDefinition? Form { get; private set; }

    /// <summary>Why this product cannot read it any more.</summary>
    public IReadOnlyList<Problem> Wrong { get; private set; } = [];

    /// <summary>The version that it would follow; none for a new form.</summary>
    public FormComparison? Comparison { get; private set; }

    public string Home => $"/forms/{Draft.Key}/{Draft.Edition}";

    public bool MayPublish => user.May(Permission.PublishForms);

    /// <summary>The kinds of agency that are asked something.</summary>
    public IEnumerable<AskedKind> Kinds => AskedKind.All.Where(kind => Form!.Sections.Any(section => section.IsSeenBy(kind)));

    public async Task<IActionResult> OnGetAsync(string key, string version, CancellationToken ct)
    {
        if (await drafts.Find(key, version, ct) is not { } draft)
        {
            return NotFound();
        }

        Draft = draft;
        LoadedBy = (await Names.Of(people, [draft.LoadedBy], ct))[draft.LoadedBy];
        var read = FormDefinition.Read(draft.Json);
        (Form, Wrong) = (read.Succeeded ? read.Value : null, read.Problems);
        Comparison = Form is not null && library.Latest(key) is { } latest ? FormComparison.Of(latest, Form) : null;
        return Page();
    }
}
