using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>What the panel will read of a form, question by question, before anybody has answered it.</summary>
[Needs(Permission.ReadCases)]
internal sealed class PreviewForPanelPage(FormLibrary library, FormDrafts drafts, Precedence precedence) : FormPage(library, drafts)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Find(null, ct) ? Page() : NotFound();

    /// <summary>The questions of a section, each with how the papers tell its answer; null where they leave it out.</summary>
    public IReadOnlyList<(FormItem Question, string? Told)> Questions(FormItem section) =>
        [.. Form.All.Where(item => item.IsQuestion && item.Section == section).Select(question => (question, PapersAsTold.Tells(Form, question, precedence)))];
}
